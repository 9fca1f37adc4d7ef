"""Words live in data: the phrases of each concept by language, in the YAML files beside this module.

A file holds `concept: {language: [phrase, …]}`; what is the same in every language stands under `any`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from cowcrawl.text import fold

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The safe loader in C where PyYAML has it: ten times as quick, and every command loads most files."""


@cache
def load(name: str) -> dict[str, Any]:
    """The content of `<name>.yml`."""
    return mapping(Path(__file__).with_name(f"{name}.yml"))


def mapping(path: Path) -> dict[str, Any]:
    """The content of a YAML file that ships with the package and holds a mapping."""
    content = yaml.load(path.read_text("utf-8"), Loader=_LOADER)
    if not isinstance(content, dict):
        raise ValueError(f"{path.name} must hold a mapping, not {type(content).__name__}")
    return content


@cache
def phrases(name: str, concept: str, language: str | None = None) -> tuple[str, ...]:
    """The phrases of one concept, longest first: of all languages, or of one and those under `any`."""
    entry = load(name)[concept]
    if isinstance(entry, list):
        found = {str(phrase) for phrase in entry}
    else:
        wanted = entry if language is None else {key: entry[key] for key in (language, "any") if key in entry}
        found = {str(phrase) for group in wanted.values() for phrase in group}
    return tuple(sorted(found, key=lambda phrase: (-len(phrase), phrase)))


@cache
def pattern(name: str, concept: str, language: str | None = None) -> re.Pattern[str]:
    """A pattern that finds any phrase of a concept as whole words, in any case, with any white space and apostrophe."""
    return re.compile(alternatives(phrases(name, concept, language)), re.IGNORECASE)


def marks(words: Iterable[str]) -> frozenset[str]:
    """The longest word of each phrase, folded: a text in which none of them stands as a word holds no such phrase."""
    return frozenset(max(fold(phrase).split(), key=len) for phrase in words)


def alternatives(words: tuple[str, ...]) -> str:
    """The source of a pattern that finds any of `words` as whole words."""
    if not words:
        return r"(?!)"
    return r"(?<!\w)(?:" + "|".join(map(_flexible, words)) + r")(?!\w)"


def _flexible(phrase: str) -> str:
    return re.sub("['’]", "['’]", re.escape(phrase).replace(r"\ ", r"\s+"))
