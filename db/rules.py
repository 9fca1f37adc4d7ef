"""Which value is shown: one rule a field, read from `rules.csv`, which people can read too (`docs/rules.md`).

Columns of the table: `field`; `who`: who is believed first, `=` between speakers of one rank; `order`: the sieves
through which the claims pass, one after the other, until one value is left; `pages`: the pages made for the field, the
first before the others; `only_on`: the pages of an operator that alone may settle it; `in_words`.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SPEAKERS = ("operator", "official", "report", "press", "osm")
"""Who can speak: an operator's site, an authority's list, a report, a newspaper, OpenStreetMap."""
SIEVES = {
    "moved": "the address that a page says the house moved to",
    "door": "of the addresses on an operator's pages that of the door which most of them tell",
    "full": "the address with most of its parts",
    "dated": "what has a date before what has none",
    "newer": "the newer before the older: of press and reports by the day of publication, of other pages by the day on "
    "which they were last found",
    "votes": "what most independent pages say; copies of one text are one",
    "core": "what stands whole in the others: of Quay and Quay Coworking the first",
    "page": "what the page made for it says",
}
"""What each sieve keeps."""
RANKING = ("dated", "newer")
"""The sieves that, beside who speaks, make the rank of a claim: where they leave two values, that is a conflict."""
TABLE = Path(__file__).parent / "rules.csv"


@dataclass(frozen=True, kw_only=True)
class Rule:
    """How the value of one field is chosen."""

    field: str
    who: tuple[frozenset[str], ...]
    """Who is believed first; speakers of one rank together."""
    order: tuple[str, ...]
    """The sieves behind it, in order."""
    pages: tuple[str, ...]
    """The pages made for it, the first before the others."""
    only_on: frozenset[str]
    """The pages of an operator that alone may settle it; empty: all of them."""
    in_words: str

    def rank(self, speaker: str) -> int:
        """The place of a speaker, 0 for who is believed first; who is not in the table comes last."""
        return next((place for place, equals in enumerate(self.who) if speaker in equals), len(self.who))

    def page(self, role: str | None) -> int:
        """The place of a page by what it is for, 0 for the one made for the field."""
        return self.pages.index(role) if role in self.pages else len(self.pages)


def rule(field: str) -> Rule:
    """The rule of a field; KeyError for one that the table does not have."""
    return rules()[field]


@cache
def rules() -> Mapping[str, Rule]:
    """The rules by field, in the order of the table; ValueError names the line that cannot be understood."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        found = [_rule(row, f"{TABLE.name}, line {reader.line_num}") for row in reader]
    return {one.field: one for one in found}


def _rule(row: Mapping[str, str], where: str) -> Rule:
    who = tuple(frozenset(part.replace("=", " ").split()) for part in row["who"].split(">") if part.strip())
    order = tuple(row["order"].split())
    if unknown := frozenset().union(*who) - frozenset(SPEAKERS):
        raise ValueError(f"{where}: nobody is called {', '.join(sorted(unknown))}; known are {', '.join(SPEAKERS)}")
    if unknown := frozenset(order) - frozenset(SIEVES):
        raise ValueError(f"{where}: there is no sieve {', '.join(sorted(unknown))}; known are {', '.join(SIEVES)}")
    return Rule(
        field=row["field"],
        who=who,
        order=order,
        pages=tuple(row["pages"].split()),
        only_on=frozenset(row["only_on"].split()),
        in_words=row["in_words"],
    )


def markdown() -> str:
    """The table as a page for people: what each sieve keeps, then a row a field."""
    sieves = "\n".join(f"- **{name}**: {words}" for name, words in SIEVES.items())
    rows = "\n".join(
        f"| {one.field} | {_told(one)} | {', '.join(one.order) or 'all'} | {', '.join(one.pages)} | {one.in_words} |"
        for one in rules().values()
    )
    head = "| field | who is believed first | sieves | pages made for it | in words |\n|---|---|---|---|---|"
    return f"{sieves}\n\n{head}\n{rows}\n"


def _told(one: Rule) -> str:
    return ", then ".join(" or ".join(name for name in SPEAKERS if name in equals) for equals in one.who) or "all"
