"""What a host spells in short, as the page writes it in full: "Elm County Chamber of Trade" on elmchamber.example."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from cowcrawl.extract.texts.phrases import says
from cowcrawl.extract.who.host_names import host_label
from cowcrawl.extract.who.name_places import Candidate, is_town
from cowcrawl.page import Block, Page
from cowcrawl.text import fold

MAX_BLOCKS = 300
"""Blocks of a page that are looked at."""
MIN_SPELLED = 10
"""Letters of a name's words in a host that nobody spells by chance."""
MAX_REST = 2
"""Letters of a host beside them: a state, "ca"."""
MIN_SHORT = 3
"""Letters of the shortest abbreviation that names a house."""

_WORD = r"[A-ZÀ-Ý][\w'’-]*"
_RUN = re.compile(
    rf"(?<![\w@.-]){_WORD}(?:\s(?:(?:of|for|and|the|de|del|du|des|la|los|van|für|di|della|&)\s){{0,2}}{_WORD}){{1,6}}"
)
_DEFINED = re.compile(
    rf"(?P<name>{_WORD}(?:\s(?:(?:of|for|and|de|del|du|des|van|für|di|&)\s)?{_WORD}){{1,5}})\s\((?P<short>[A-Z]{{3,7}})\)"
)
_COINED = re.compile(r"(?<!\w)[A-Z][a-z]+[A-Z][a-z]+(?!\w)")
_ARTICLE = re.compile(r"(?:The|Our|At|In|All)\s")
_OPENS_TAIL = ("of", "for", "de", "del", "du", "di", "van")
"""May follow the last word of a name that its host spells: "Chamber of Commerce" on elmchamber.example."""


def shortened(page: Page) -> Iterator[Candidate]:
    """The first name that the host spells in short, or that the first heading coins: "OakSpace Coworking"."""
    label, _ = host_label(page.host)
    blocks = [block for block in page.blocks[:MAX_BLOCKS] if block.region != "nav"]
    yield from islice(chain(_defined(page, blocks, label), _in_words(page, blocks, label), _coined(page, blocks)), 1)
    yield from _marked(page, blocks)


def _defined(page: Page, blocks: Sequence[Block], label: str) -> Iterator[Candidate]:
    """A name with its letters in brackets, which are the host, alone or beside a town: "Elm Trade Centre (ETC)".

    Four letters may stand beside any other word.
    """
    for block in blocks:
        for hit in _DEFINED.finditer(block.line) if "(" in block.line else ():
            short = hit["short"].lower()
            rest = label.removesuffix(short) if label.endswith(short) else label.removeprefix(short)
            other = rest != label and (len(short) > MIN_SHORT or is_town(page, rest))
            if _abbreviates(short, fold(hit["name"])) and (rest == "" or other):
                yield _named(page, block, hit["name"])


def _abbreviates(short: str, name: str) -> bool:
    """Whether letters are of a name, in their order, and begin as it does: "etc" of "elm trade centre"."""
    letters = iter(name)
    return short[0] == name[0] and all(letter in letters for letter in short)


def _in_words(page: Page, blocks: Sequence[Block], label: str) -> Iterator[Candidate]:
    """A run of words with capitals of which the host has several in their order, and nothing else but a state."""
    runs = ((block, _ARTICLE.sub("", hit.group(), count=1)) for block in blocks for hit in _RUN.finditer(block.line))
    found = [(block, name) for block, name in runs if _spells(label, fold(name).split())]
    if found:
        yield _named(page, *max(found, key=lambda one: len(one[1].split())))


def _spells(label: str, words: Sequence[str]) -> bool:
    rest, spelled, last = label, [], -1
    for at, word in enumerate(words):
        found = rest.find(word)
        if 0 <= found <= MAX_REST and len(word) > 1:
            rest, last = rest[found + len(word) :], at
            spelled.append(word)
    long = len("".join(spelled)) >= MIN_SPELLED and len(spelled) > 1
    tail = words[last + 1 :]
    return long and len(label) - len("".join(spelled)) <= MAX_REST and (not tail or tail[0] in _OPENS_TAIL)


def _coined(page: Page, blocks: Sequence[Block]) -> Iterator[Candidate]:
    """The first heading, of a word with a capital inside and a kind of house: nobody writes such a word by chance."""
    head = next((block for block in blocks if block.level == 1), None)
    if head is None or not _COINED.match(head.line) or len(head.line.split()) != len(("OakSpace", "Coworking")):
        return
    if says("town", "house", head.line) or says("names", "house_kind", head.line):
        yield _named(page, head, head.line)


def _marked(page: Page, blocks: Sequence[Block]) -> Iterator[Candidate]:
    """What a host has a hyphen in, with another mark there: "el.ma" on el-ma.example."""
    parts = page.host.removeprefix("www.").partition(".")[0].split("-")
    if len(parts) < len(("el", "ma")) or len("".join(parts)) < MIN_SHORT + 1:
        return
    written = re.compile(rf"(?<![\w@.-]){'[.:·_/|]'.join(map(re.escape, parts))}(?![\w@-]|\.\w)", re.I)
    for block in blocks:
        if hit := written.search(block.line):
            yield _named(page, block, hit.group())
            return


def _named(page: Page, block: Block, name: str) -> Candidate:
    return Candidate(text=name, kind="text", locator=page.locator(block.element))
