"""The methodology notes of a build as the site shows them: what the database holds, as HTML that is safe."""

from __future__ import annotations

from typing import Any

from datasette.database import Database
from markupsafe import Markup

from db.method.markdown import html
from db.method.words import WORDS
from db.site import reading


def heading(language: str) -> str:
    """The heading of the page."""
    return WORDS.say(language, "title")


async def notes(database: Database, language: str, base: str) -> list[dict[str, Any]]:
    """The sections in a language: code, title, text and, where there is one, picture. None in a build without notes.

    `base` is put before addresses of the site itself. The pictures are drawn by `db.method.figure` and hold no text of
    the data.
    """
    sql = "SELECT section, title, text, figure FROM methodology WHERE language = ? ORDER BY position"
    return [
        {**row, "html": html(row["text"], base), "figure": Markup(row["figure"] or "")}
        for row in await reading.rows(database, sql, language)
    ]
