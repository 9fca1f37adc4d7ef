"""Postal codes: a country's usual form of a printed code, and the area it lies in."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import yaml


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """The form of a postal code by country (ISO 3166-1 alpha-2), as `codes.yml` tells."""
    text = resources.files(__package__).joinpath("codes.yml").read_text("utf-8")
    return {country: re.compile(pattern) for country, pattern in yaml.safe_load(text).items()}


def canonical(country: str | None, printed: str) -> str | None:
    """The usual form of a printed postal code (`3024EE`: `3024 EE`, `B-1000`: `1000`); None when it is no such code."""
    parts = _parts(country, printed)
    return " ".join(parts) if parts else None


def area(country: str | None, printed: str) -> str | None:
    """The part of a postal code whose centroid is kept: four digits in NL, the outward code in GB, else all of it."""
    parts = _parts(country, printed)
    return parts[0] if parts else None


def _parts(country: str | None, printed: str) -> list[str]:
    pattern = patterns().get(country or "")
    match = pattern.fullmatch(re.sub(r"[\s.\-–]+", "", printed.upper())) if pattern else None
    return [part for part in match.groups() if part] if match else []
