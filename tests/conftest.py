"""Fixtures shared by all tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent

settings.register_profile(
    "cowcrawl", deadline=None
)  # the first example loads vocabulary and models; growth is tested apart
settings.load_profile("cowcrawl")

for name in (
    "COWCRAWL_CONTACT",
    "COWCRAWL_VAR",
    "COWCRAWL_NOMINATIM",
    "COWCRAWL_HEALTH_URL",
    "COWCRAWL_COUNTRY",
    "COWCRAWL_SITE",
):  # a maintainer has them set; what is tested must not depend on it
    os.environ.pop(name, None)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real sites and labelled pages beside some checkouts; tests that need it skip without it."""
    folder = ROOT.parent / "shared"
    if not (folder / "sites").is_dir():
        pytest.skip("needs the folder of real sites beside the checkout, which is not there")
    return folder
