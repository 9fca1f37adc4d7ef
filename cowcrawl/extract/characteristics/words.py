"""Words of the characteristics in a page's language, and the clauses in which they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cowcrawl.extract.texts.terms import Lexicon, Term, lexicon
from cowcrawl.extract.what.offers import cue
from cowcrawl.page import Page
from cowcrawl.page.language import language

_BREAK = re.compile(r"[,;:()•|–](?:\s|$)|\s-\s")


@dataclass(frozen=True)
class Words:
    """The vocabulary of characteristics in some languages."""

    languages: tuple[str | None, ...]
    """Languages whose words count; None alone means all."""

    def find(self, text: str, *concepts: str) -> list[Term]:
        """The phrases of some concepts in a text, in order; one that stands under two means the first of them."""
        return self.lexicon(*concepts).find(text)

    def lexicon(self, *concepts: str) -> Lexicon:
        """The phrases of some concepts."""
        return lexicon("characteristics", *concepts, languages=self.languages)

    def says(self, text: str, *concepts: str) -> bool:
        """Whether a text holds a phrase of some concepts."""
        return bool(self.find(text, *concepts))


def words_for(page: Page) -> Words:
    """The words of the page's language, or of all languages when it has none."""
    return Words((language(page),))


def clause(text: str, start: int, end: int) -> str:
    """The part of a text between commas, colons, brackets and dashes in which `text[start:end]` stands."""
    before = _BREAK.split(text[:start])[-1]
    after = _BREAK.split(text[end:])[0]
    return f"{before}{text[start:end]}{after}"


def doubtful(text: str) -> bool:
    """Whether a passage denies something, or speaks of somebody or somewhere else."""
    return bool(cue("none", text) or cue("elsewhere", text))
