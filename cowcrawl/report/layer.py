"""The text layer of a report, and claims made from it: each with the words as printed and where they stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from cowcrawl.fields import FIELDS
from cowcrawl.literals.mailbox import personal
from cowcrawl.model import Aggregate, Claim, Modality, Reject
from cowcrawl.page import Page
from cowcrawl.report.lines import MAX_TEXT, Line, lines
from cowcrawl.report.mapped import Mapped, printed, short
from cowcrawl.report.names import words_of
from cowcrawl.text import fold


@dataclass(frozen=True)
class Layer:
    """The text of a report in reading order."""

    raw: str
    """The text as printed; quotes are passages of it."""
    places: tuple[tuple[int, str], ...] = ()
    """Where parts of the text begin, and what they are called there: an XPath, a page; empty for plain text."""
    title: str | None = None
    """The document's own title, where its format has one."""
    gaps: tuple[Reject, ...] = ()
    """What of the document is not in the text, and why."""
    page: Page | None = None
    """The web page it was made from, if it is one."""

    @cached_property
    def lines(self) -> list[Line]:
        """Its lines, page furniture left out."""
        return lines(self.raw)

    @cached_property
    def _breaks(self) -> list[int]:
        """Where its lines end."""
        return [number for number, char in enumerate(self.raw) if char == "\n"]

    @cached_property
    def rejects(self) -> tuple[Reject, ...]:
        """What is not read of it, and why."""
        cut = len(self.raw) > MAX_TEXT
        detail = f"{len(self.raw)} characters, the first {MAX_TEXT} are read"
        return (*self.gaps, *((Reject(stage="report", field=None, reason="too long", detail=detail),) if cut else ()))

    @cached_property
    def on_topic(self) -> bool:
        """Whether the report speaks of spaces for work at all."""
        words = f" {fold(self.raw[:MAX_TEXT])} "
        return any(f" {subject} " in words for subject in words_of("report_tables", "subject"))

    def quote(self, words: Mapped) -> str | None:
        """The words as printed, white space collapsed; None when that is no short quote, or has personal data in it."""
        quote = printed(self.raw, words.span())
        literal = self.page is None or self.page.holds(quote)
        return quote if short(quote) and literal and not personal(quote) else None

    def locator(self, words: Mapped) -> str:
        """Where the words stand: the part of the document and the line in it."""
        start = words.span()[0]
        part = bisect_right(self.places, start, key=lambda place: place[0]) - 1
        begins, name = self.places[part] if part >= 0 else (0, "")
        if name.startswith("/"):
            return name
        line = bisect_right(self._breaks, start) - bisect_right(self._breaks, begins) + 1
        return f"{name}/line:{line}" if name else f"line:{line}"


@dataclass
class Ledger:
    """The claims about one subject of a report, and what was left out of them."""

    layer: Layer
    extractor: str
    frame: Mapped | None = None
    """What is quoted for every claim, where a passage alone would say too little: the row of a table."""
    context: tuple[Mapped, ...] = ()
    """Further passages without which no quote can be understood: the header of a table."""
    claims: list[Claim] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)

    def claim(
        self,
        name: str,
        value: Any,
        words: Mapped,
        *,
        modality: Modality = "stated",
        context: Sequence[Mapped] = (),
    ) -> None:
        """Claim `value` of the field `name` with the words that say it; a quote that cannot be given is on record."""
        framed = bool(self.frame and self.layer.quote(self.frame))
        said = self.frame if self.frame and framed else words
        quote = self.layer.quote(said)
        if quote is None:
            self.leave_out(name, "no short quote without personal data", "")
            return
        around = tuple(text for each in (*self.context, *context) if (text := self.layer.quote(each)))
        self.claims.append(
            Claim(
                field=name,
                value=value,
                unit=FIELDS[name].unit,
                quote=quote,
                locator=self.layer.locator(said),
                extractor=self.extractor,
                modality=modality,
                context=around,
            )
        )

    def leave_out(self, name: str | None, reason: str, detail: str) -> None:
        """Record what was left out."""
        self.rejects.append(Reject(stage=self.extractor, field=name, reason=reason, detail=detail[:80]))

    def value(self, name: str) -> Any:
        """The value first claimed of a field, or None."""
        return next((claim.value for claim in self.claims if claim.field == name), None)


def counted(
    layer: Layer, words: Mapped, *, subject: str, measure: str, value: float, unit: str, date: str | None = None
) -> Aggregate | None:
    """What a document counts itself, or None when there is no short quote for it."""
    quote = layer.quote(words)
    if quote is None or not subject:
        return None
    return Aggregate(
        subject=subject,
        measure=measure,
        value=value,
        unit=unit,
        date=date,
        quote=quote,
        locator=layer.locator(words),
    )
