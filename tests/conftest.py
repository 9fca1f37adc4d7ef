"""Fixtures shared by all tests."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real sites and labelled pages beside some checkouts; tests that need it skip without it."""
    folder = ROOT.parent / "shared"
    if not (folder / "sites").is_dir():
        pytest.skip("needs the folder of real sites beside the checkout, which is not there")
    return folder
