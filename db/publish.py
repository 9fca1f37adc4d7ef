"""From a finished build to what is shown: one link that is switched in one step; and what is cleared away."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

CURRENT = "current"
"""Name of the link to the newest healthy build, in the state folder."""
BUILDS = "builds"
"""Name of the folder of builds."""


def publish(var: Path, folder: Path) -> None:
    """Point `var/current` to the build in `folder`: there is never a moment without a build."""
    sync_folder(folder.parent)
    link = var / CURRENT
    fresh = link.with_name(f".{CURRENT}.new")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(os.path.relpath(folder, link.parent))
    fresh.replace(link)
    sync_folder(var)


def sweep(var: Path) -> None:
    """Remove what builds left behind that were killed. To be done under the lock."""
    for partial in (var / BUILDS).glob(".*.partial"):
        shutil.rmtree(partial, ignore_errors=True)


def prune(var: Path, keep: int) -> list[str]:
    """Delete all but the newest `keep` builds and the current one; their names.

    A site that reads one of them keeps its file until it lets go of it.
    """
    current = (var / CURRENT).resolve().name
    builds = sorted((path for path in (var / BUILDS).glob("[0-9]*") if path.is_dir()), key=_age)
    old = [path for path in builds[:-keep] if path.name != current]
    for path in old:
        gone = path.with_name(f".{path.name}.partial")
        path.rename(gone)  # in one step: what is half deleted is no build
        shutil.rmtree(gone, ignore_errors=True)
    return [path.name for path in old]


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _age(folder: Path) -> tuple[float, str]:
    return folder.stat().st_mtime, folder.name
