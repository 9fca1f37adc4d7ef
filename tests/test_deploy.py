"""The examples for cron and systemd: what they start is there, and systemd takes them."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from cowcrawl.cli import main

DEPLOY = Path(__file__).parent.parent / "deploy"


@pytest.mark.parametrize("name", ["cowcrawl.service", "crontab"])
def test_what_they_start_is_a_command(name: str) -> None:
    [command] = re.findall(r"bin/cowcrawl (\w+)$", (DEPLOY / name).read_text("utf-8"), re.M)
    assert CliRunner().invoke(main, [command, "--help"]).exit_code == 0


def test_systemd_takes_the_service_and_its_timer(tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if not analyze:
        pytest.skip("needs systemd-analyze")
    for name in ("cowcrawl.service", "cowcrawl.timer"):  # the paths of the example are not there: /bin/true is
        text = (DEPLOY / name).read_text("utf-8")
        text = re.sub(r"^ExecStart=\S+", "ExecStart=/bin/true", text, flags=re.M).replace("User=cowcrawl", "User=root")
        (tmp_path / name).write_text(text)
    command = [analyze, "verify", *(str(tmp_path / name) for name in ("cowcrawl.service", "cowcrawl.timer"))]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr.replace("\n", "")) == (0, "")
