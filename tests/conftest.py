"""Fixtures shared by all tests."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest
from hypothesis import settings
from programs import ran

ROOT = Path(__file__).parent.parent

# No deadline: the first example loads vocabulary and models; growth is tested apart.
settings.register_profile("cowcrawl", deadline=None)
# A change is judged by examples that are the same each time; `make test` looks for new ones.
settings.register_profile("repeatable", deadline=None, derandomize=True, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "cowcrawl"))

for name in (
    "COWCRAWL_CONTACT",
    "COWCRAWL_VAR",
    "COWCRAWL_NOMINATIM",
    "COWCRAWL_HEALTH_URL",
    "COWCRAWL_COUNTRY",
    "COWCRAWL_SITE",
    "COWCRAWL_NIGHT",
):  # a maintainer has them set; what is tested must not depend on it
    os.environ.pop(name, None)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real sites and labelled pages beside some checkouts; tests that need it skip without it."""
    folder = ROOT.parent / "shared"
    if not (folder / "sites").is_dir():
        pytest.skip("needs the folder of real sites beside the checkout, which is not there")
    return folder


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The state folder of a finished demonstration, one for all test processes; who changes it takes a copy."""
    own = tmp_path_factory.getbasetemp()
    var = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "demo"
    with var.with_name("demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (var / "current").exists():
            done = ran("cowcrawl", "demo", "--no-serve", "--var", var, timeout_s=300)
            assert done.returncode == 0, done.stdout + done.stderr
    return var
