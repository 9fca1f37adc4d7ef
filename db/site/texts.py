"""The texts of the site, which stand in folders of YAML files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml


def texts(folder: Path) -> dict[str, dict[str, Any]]:
    """What all files of `folder` say, by key; ValueError where two of them say the same key."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(folder.glob("*.yml")):
        said = yaml.safe_load(path.read_text("utf-8"))
        if twice := found.keys() & said.keys():
            raise ValueError(f"{path} says again what another file of its folder says: {', '.join(sorted(twice))}")
        found |= said
    return found
