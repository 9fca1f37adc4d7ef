"""A space that an article speaks of, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from cowcrawl.model import Modality
from cowcrawl.press.article import Sentence
from cowcrawl.press.happenings import Happening
from cowcrawl.text import fold

Span = tuple[int, int]
STAGE = "press"


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One thing that a sentence says of a space."""

    field: str
    value: object
    sentence: Sentence
    spans: tuple[Span, ...]
    """What a quote of it must hold."""
    modality: Modality = "stated"
    rank: int = 0
    """How surely a number is the space's: of two values the surer holds."""


@dataclass
class Space:
    """A space that an article speaks of."""

    facts: list[Fact] = field(default_factory=list)
    events: list[tuple[Happening, Sentence]] = field(default_factory=list)
    exists: Fact | None = None
    """A sentence in the present that says what it has or offers."""
    began: int = 0
    """Number of the paragraph that spoke of it first."""
    last: int = 0
    """Number of the paragraph that spoke of it last."""
    loose: bool = False
    """Its town was only said right before a word for it ("its Shoreditch workspace")."""
    voice: bool = False
    """Who runs it speaks of it in the first person."""
    left: Fact | None = None
    """A sentence that tells that another place was looked for in its stead, where another one was found."""

    def first(self, name: str) -> str | None:
        """The value of the first fact about a field."""
        return next((str(fact.value) for fact in self.facts if fact.field == name), None)

    def add(self, key: str, value: object, sentence: Sentence, span: Span, rank: int = 0) -> None:
        """Adds a fact, once a value and rank."""
        if value and not any((fact.field, fact.value) == (key, value) and fact.rank >= rank for fact in self.facts):
            self.facts.append(Fact(field=key, value=value, sentence=sentence, spans=(span,), rank=rank))


def same(one: str | None, other: str | None) -> bool:
    """Whether two names are one: equal when folded, or one is how the other begins."""
    a, b = fold(one or ""), fold(other or "")
    if not a or not b:
        return False
    if a.replace(" ", "") == b.replace(" ", ""):
        return True
    short, long = sorted((a.split(), b.split()), key=len)
    return long[: len(short)] == short and len(" ".join(short)) > 3
