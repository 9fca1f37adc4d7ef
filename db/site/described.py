"""What the site says of tables and columns: English stands with the tables, French and Dutch in a folder each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markupsafe import Markup, escape

from cowcrawl import schema
from cowcrawl.tables import TABLES
from db.site.texts import texts
from db.site.words import LANGUAGES

_FILES = Path(__file__).with_name("described")
_TITLES = {"formulas": "Price plans", "build": "This build"}
"""English headings that are not the name of the table."""

_NAME = re.compile(r"`([^`]+)`")


@dataclass(frozen=True, kw_only=True)
class Described:
    """A table in the words of one language."""

    title: str
    """Its heading."""
    about: str
    """What it holds, in a sentence."""
    columns: Mapping[str, str]
    """What each of its columns holds."""


@cache
def described(language: str) -> dict[str, Described]:
    """Every table of a build by its name, in `language`, one of LANGUAGES; KeyError where words are lacking."""
    if language == LANGUAGES[0]:
        return {schema.table_name(table): _english(table) for table in TABLES}
    told = texts(_FILES / language)
    return {schema.table_name(table): Described(**told[schema.table_name(table)]) for table in TABLES}


def coded(text: str) -> Markup:
    """A description in which names of tables and columns stand between backticks, as HTML."""
    return Markup(_NAME.sub(r"<code>\1</code>", str(escape(text))))


def _english(table: type) -> Described:
    return Described(
        title=_TITLES.get(schema.table_name(table), schema.title(table)),
        about=schema.description(table),
        columns={column.name: column.description for column in schema.columns(table)},
    )
