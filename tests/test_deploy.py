"""The examples for cron, systemd, gunicorn and nginx: what they start is there, they are taken, and they work."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner
from invented import write_build

from bench import switch
from cowcrawl.cli import main
from db.publish import publish
from db.snapshot.take import take

DEPLOY = Path(__file__).parent.parent / "deploy"


@pytest.mark.parametrize("name", ["cowcrawl.service", "crontab"])
def test_what_they_start_is_a_command(name: str) -> None:
    [command] = re.findall(r"bin/cowcrawl (\w+)$", (DEPLOY / name).read_text("utf-8"), re.M)
    assert CliRunner().invoke(main, [command, "--help"]).exit_code == 0


def test_systemd_takes_the_service_and_its_timer(tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if not analyze:
        pytest.skip("needs systemd-analyze")
    names = ("cowcrawl.service", "cowcrawl.timer", "cowcrawl-site.service")
    for name in names:  # the paths of the example are not there: /bin/true is
        text = (DEPLOY / name).read_text("utf-8")
        text = re.sub(r"^ExecStart=\S+", "ExecStart=/bin/true", text, flags=re.M).replace("User=cowcrawl", "User=root")
        (tmp_path / name).write_text(text)
    command = [analyze, "verify", *(str(tmp_path / name) for name in names)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr.replace("\n", "")) == (0, "")


@contextmanager
def nginx(folder: Path, var: Path, site: str) -> Iterator[str]:
    """nginx with the example, its paths and ports changed: its address."""
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    if not Path(program).is_file():
        pytest.skip("needs nginx")
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    text = (DEPLOY / "nginx.conf").read_text("utf-8")
    for known, here in (
        ("listen 80;", f"listen 127.0.0.1:{port};"),
        ("/srv/cowcrawl/var", str(var)),
        ("http://127.0.0.1:8001", site),
    ):
        assert text.count(known) == 1
        text = text.replace(known, here)
    temporary = "".join(f"{kind}_temp_path {folder};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    around = f"pid {folder}/pid; error_log {folder}/log; daemon off; master_process off; events {{}}"
    (folder / "nginx.conf").write_text(f"{around} http {{ access_log off; {temporary} {text} }}")
    command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "log")]
    checked = subprocess.run([*command, "-t"], capture_output=True, text=True, timeout=30, check=False)
    assert "test is successful" in checked.stderr, checked.stderr
    with subprocess.Popen(command) as process:
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def test_nginx_gunicorn_and_the_site_work_together(tmp_path: Path) -> None:
    var = tmp_path / "var"
    publish(var, write_build(var / "builds" / "one", sample=False))
    snapshot = take(var).folder
    (var / "snapshots" / ".2026-11-04.partial").mkdir()
    (var / "snapshots" / ".2026-11-04.partial" / "secret.csv").write_text("half")
    (tmp_path / "nginx").mkdir()
    with (
        switch.gunicorn(var, "--workers", "1") as (behind, _),
        nginx(tmp_path / "nginx", var, behind) as address,
        httpx.Client(base_url=address, transport=httpx.HTTPTransport(retries=5), timeout=30) as client,
    ):
        pages = {path: client.get(path) for path in ("/", f"/snapshots/{snapshot.name}/", "/downloads", "/nowhere")}
        dated = client.get(
            f"/snapshots/{snapshot.name}/csv/spaces.csv", headers={"range": "bytes=0-7", "accept-encoding": "identity"}
        )
        latest = client.get("/snapshots/latest/spaces.geojson", headers={"host": "your.site"})
        hidden = client.get("/snapshots/.2026-11-04.partial/secret.csv")
        outside = client.get("/snapshots/latest/%2e%2e/%2e%2e/builds/one/cowcrawl.db", follow_redirects=True)
        written = client.post(f"/snapshots/{snapshot.name}/csv/spaces.csv")
    assert [answer.status_code for answer in pages.values()] == [200, 200, 200, 404]
    assert pages["/"].headers["x-cowcrawl-build"] == "one"
    assert (dated.status_code, dated.text) == (206, "space_id")
    assert "immutable" in dated.headers["cache-control"]
    assert dated.headers["content-type"] == "text/csv; charset=utf-8"
    assert latest.content == (snapshot / "spaces.geojson").read_bytes()
    assert (latest.headers["content-type"], latest.headers["cache-control"]) == (
        "application/geo+json",
        "public, max-age=300",
    )
    assert (hidden.status_code, outside.status_code, written.status_code) == (404, 404, 403)
