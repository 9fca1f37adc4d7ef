"""Measuring the reader: what it reads on labelled pages against what people read there.

The format of labels: docs/contributors.md.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cowcrawl.errors import BadInput
from cowcrawl.evaluate.printed import Printed
from cowcrawl.evaluate.score import FIELDS, Count, Score, score, total
from cowcrawl.extract.output import as_json
from cowcrawl.extract.read import read
from cowcrawl.page import Page
from cowcrawl.page.charset import decode

MEASURES = ("precision", "recall", "f1")
SECTION = "labelled_pages"
"""The part of a file of floors that is about labelled pages."""


@dataclass(frozen=True, kw_only=True)
class Labelled:
    """A saved page and what people read on it."""

    path: Path
    url: str
    language: str
    labels: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Evaluation:
    """How well the reader reads some labelled pages."""

    pages: int
    score: Score
    claims: int
    unquoted: tuple[str, ...]
    """Fields of the claims whose quote does not stand on its page."""

    @property
    def figures(self) -> dict[str, dict[str, float | int | None]]:
        """Counts and measures by field, the share of quotes that stand on their page under `quotes`."""
        counts = {name: self.score.counts.get(name, Count()) for name in FIELDS}
        counts["quotes"] = Count(right=self.claims - len(self.unquoted), false=len(self.unquoted))
        return {
            name: {
                "right": count.right,
                "false": count.false,
                "missed": count.missed,
                **{measure: getattr(count, measure) for measure in MEASURES},
            }
            for name, count in counts.items()
        }


def load(path: Path, pages: Path, languages: Sequence[str] = ()) -> list[Labelled]:
    """The labelled pages of operators in `path` that are saved in `pages`; of some languages only, if any are given.

    Raises BadInput when the labels cannot be read, or name no page that is there.
    """
    chosen = (one for one in _entries(path, pages) if not languages or one.language in languages)
    found = [one for one in chosen if one.path.is_file()]
    if not found:
        raise BadInput(f"{path} has no label for a page of an operator in {pages}")
    return found


def _entries(path: Path, pages: Path) -> Iterator[Labelled]:
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"the labels {path} cannot be read: {error}") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            if row.get("kind", "operator") == "operator":
                yield Labelled(
                    path=pages / row["path"], url=row["url"], language=row["language"], labels=dict(row["labels"])
                )
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            wanted = '"path", "url", "language" and "labels"'
            raise BadInput(f"{path}, line {number}: expected an object with {wanted} ({error!r})") from error


def evaluate(pages: Sequence[Labelled]) -> Evaluation:
    """Reads every page and compares. Raises OSError when a page cannot be read."""
    scores, claims, unquoted = [], 0, []
    for one in pages:
        body = one.path.read_bytes()
        result = as_json(read(Page(body, url=one.url)), path=one.path.name, url=one.url, kind="operator")
        scores.append(score(one.labels, result["spaces"]))
        printed = Printed(decode(body, None))
        claims += len(result["claims"])
        unquoted += [claim["field"] for claim in result["claims"] if not printed.holds(claim["quote"])]
    return Evaluation(pages=len(pages), score=total(scores), claims=claims, unquoted=tuple(unquoted))


def below(
    floors: Mapping[str, Mapping[str, float]], figures: Mapping[str, Mapping[str, float | int | None]]
) -> list[tuple[str, str, float, float | None]]:
    """The floors that are not reached: field, measure, floor and figure.

    What cannot be measured, because nothing is labelled or nothing was read, counts as not reached.
    """
    return [
        (name, measure, floor, figure)
        for name, own in floors.items()
        for measure, floor in own.items()
        for figure in [figures.get(name, {}).get(measure)]
        if figure is None or figure < floor
    ]


def floors_in(path: Path) -> dict[str, dict[str, float]]:
    """The floors of labelled pages in a file. Raises BadInput when it holds none, or one of an unknown kind."""
    try:
        floors = json.loads(path.read_text("utf-8"))[SECTION]
        checked = {name: {measure: float(floor) for measure, floor in own.items()} for name, own in floors.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInput(f'{path} holds no floors under "{SECTION}": {error}') from error
    unknown = [f"{name} {measure}" for name, own in checked.items() for measure in own if measure not in MEASURES]
    unknown += [name for name in checked if name not in (*FIELDS, "quotes")]
    if unknown:
        raise BadInput(f"{path} holds floors that nothing is measured against: {', '.join(unknown)}")
    return checked


__all__ = ["MEASURES", "Evaluation", "Labelled", "below", "evaluate", "floors_in", "load"]
