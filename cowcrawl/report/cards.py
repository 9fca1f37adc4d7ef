"""The fact cards of a report: a name, and the labelled lines that tell of it, in whatever order they were printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from cowcrawl.literals.words import alternation
from cowcrawl.report.labels import IGNORED, UNKNOWN, WEBSITE, Label, is_label, labels
from cowcrawl.report.lines import Line
from cowcrawl.report.mapped import Mapped
from cowcrawl.report.names import words_of
from cowcrawl.text import fold, squeeze
from cowcrawl.vocabulary import phrases

MAX_NAME = 60
"""Characters of a name at most."""
MAX_STACK = 6
"""Lines between the name of a card and its first label at most."""
MAX_APART = 60
"""Lines that may stand between two labels of one card: a page of text set in the middle of it."""
AFTER = 8
"""Lines after the last label of a card that may still be its own: its website, what the house was before."""

ONCE = frozenset({"address", "opening_date", "occupants", "contract", "area_m2", "premises", "operator", "site"})
"""Labels a card has once: the second begins another card."""
_SUBTITLE = re.compile(r"\s[-–—=|•·/]\s")
_END = re.compile(r"[.!?;,:…]$")


@dataclass
class Card:
    """One card."""

    name: Mapped | None
    """The name in its heading, or None when it has none of its own."""
    labels: list[Label] = field(default_factory=list)
    """Its labelled lines."""
    others: list[Mapped] = field(default_factory=list)
    """Lines near its labels that have none."""
    websites: list[Mapped] = field(default_factory=list)
    """Addresses of websites that stand alone on a line."""

    @property
    def lines(self) -> list[int]:
        """The indexes of its labelled lines among those of the report."""
        return [number for label in self.labels for number in range(label.index, label.last + 1)]

    def values(self, kind: str) -> list[Label]:
        """Its labels of a kind."""
        return [label for label in self.labels if label.kind == kind]


def cards(lines: Sequence[Line]) -> list[Card]:
    """The cards of a report, in reading order: two labels at least."""
    hits = labels(lines)
    known = [hit for hit in hits if hit.kind not in (UNKNOWN, IGNORED)]
    taken = {number for hit in hits for number in range(hit.index, hit.last + 1)}
    heads = _stacks(lines, known, taken)
    groups = _groups(known, heads)
    _name_them(groups, heads, lines)
    _add_lines(groups, lines, taken, heads)
    return [group.card for group in groups if len(group.card.labels) >= 2]


@dataclass
class _Group:
    """Labels that belong together, and where they begin and end."""

    card: Card
    start: int
    last: int
    stack: int | None
    """Index of the label under the stack of headings from which its name comes."""


@dataclass(frozen=True)
class _Stack:
    """The headings right above a label."""

    top: int
    """Index of the first of their lines."""
    names: tuple[Mapped, ...]
    """Those that may name a card."""


def _stacks(lines: Sequence[Line], known: Sequence[Label], taken: set[int]) -> dict[int, _Stack]:
    """The headings right above a label, by the index of the label's line."""
    piles = {hit.index: pile for hit in known if (pile := _pile(lines, hit.index, taken))}
    shared = Counter(word for pile in piles.values() for word in {w for line in pile for w in fold(line.text).split()})
    found = {}
    for index, pile in piles.items():
        own = [line.words for line in pile if len(pile) < 2 or not _is_subtitle(line.text, shared)]
        own = [_unnumbered(name) for name in own if fold(name.text) not in words_of("report_cards", "heading")]
        if own := [name for name in own if name.text]:
            found[index] = _Stack(index - len(pile), tuple(own))
    return found


def _pile(lines: Sequence[Line], index: int, taken: set[int]) -> list[Line]:
    top = index
    while top > max(index - MAX_STACK, 0) and top - 1 not in taken and _is_heading(lines[top - 1].text):
        top -= 1
    return list(lines[top:index])


def _groups(known: Sequence[Label], heads: dict[int, _Stack]) -> list[_Group]:
    groups: list[_Group] = []
    for hit in known:
        here = groups[-1] if groups else None
        repeated = here and hit.kind in ONCE and here.card.values(hit.kind)
        if here is None or hit.index in heads or repeated or hit.kind == "site" or hit.index - here.last > MAX_APART:
            inherited = here.stack if here and repeated and hit.index not in heads else None
            here = _Group(Card(None), hit.index, hit.last, hit.index if hit.index in heads else inherited)
            groups.append(here)
        here.card.labels.append(hit)
        here.last = hit.last
    return groups


def _name_them(groups: Sequence[_Group], heads: dict[int, _Stack], lines: Sequence[Line]) -> None:
    """Give each group its heading; several headings over several groups go in order, where a website confirms it."""
    for group in groups:
        group.card.name = next((label.first for label in group.card.values("site")), None)
    for index, stack in heads.items():
        names = stack.names
        under = [group for group in groups if group.stack == index]
        if len(under) == 1 or len(names) == 1:
            for group, name in zip(under, names[-1:], strict=False):
                group.card.name = group.card.name or name
            continue
        around = [_near(lines, group) for group in under]
        pairs = list(zip(under, names, around, strict=False))
        if len(names) == len(under) and any(_confirms(name.text, near) for _, name, near in pairs):
            for group, name, _ in pairs:
                group.card.name = group.card.name or name


def _near(lines: Sequence[Line], group: _Group) -> str:
    return " ".join(line.text for line in lines[group.start : group.last + 1 + AFTER])


def _confirms(name: str, near: str) -> bool:
    """Whether a website near a group of labels is called after a name."""
    said = squeeze(" ".join(word for word in fold(name).split() if word not in words_of("report_prose", "articles")))
    return any(len(said) >= 4 and said in squeeze(fold(hit.group())) for hit in WEBSITE.finditer(near))


def _add_lines(groups: Sequence[_Group], lines: Sequence[Line], taken: set[int], heads: dict[int, _Stack]) -> None:
    """Give each card the lines without a label among and right after its own, and the websites among them."""
    for number, group in enumerate(groups):
        following = groups[number + 1].start if number + 1 < len(groups) else len(lines)
        stop = min(group.last + 1 + AFTER, heads[following].top if following in heads else following)
        for index in range(group.start, stop):
            words = lines[index].words
            alone = [hit.span() for hit in WEBSITE.finditer(words.text)]
            if index in taken:
                continue
            if alone and not WEBSITE.sub(" ", words.text).strip(" ,;|/-•·"):
                group.card.websites += [words[start:end] for start, end in alone]
            elif index >= group.card.labels[-1].index:
                group.card.others.append(words)


def _is_heading(text: str) -> bool:
    """Whether a line may be a heading: short, opening with a capital or digit, no sentence, no label, no address."""
    if not 2 <= len(text) <= MAX_NAME or _END.search(text) or len(text.split()) > 8 or is_label(text):
        return False
    first = text.lstrip("“\"'‘«([#•▪*– ")[:1]
    return (first.isupper() or first.isdigit()) and any(char.isalpha() for char in text) and not WEBSITE.fullmatch(text)


def _is_subtitle(text: str, shared: Counter[str]) -> bool:
    """Whether a line among headings is what stands under a name: it has parts, or most words of other cards' lines."""
    words = fold(text).split()
    return bool(_SUBTITLE.search(text)) or sum(shared[word] > 1 for word in words) * 2 > len(words)


def _unnumbered(name: Mapped) -> Mapped:
    match = _number().match(name.text)
    return name[match.end() :].strip() if match else name


@cache
def _number() -> re.Pattern[str]:
    words = alternation(phrases("report_cards", "number"))
    return re.compile(
        rf"\W*(?:(?:{words})\s*(?:(?:n[°o.]?\s?)?\d{{1,3}}|[IVX]{{1,5}}|[A-H])?\s*[:.)–—-]+\s*|\d{{1,3}}\s*[.)–-]\s*)+",
        re.I,
    )
