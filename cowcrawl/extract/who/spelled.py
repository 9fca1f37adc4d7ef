"""What a host spells, as the page writes it: where no two places agree on a name, the site's address tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, islice

from cowcrawl.extract.texts.phrases import says
from cowcrawl.extract.who.host_names import SHORT_ENDING, distinctive, fits_host, host_label, joined
from cowcrawl.extract.who.name_places import MAX_WORDS, Candidate, is_town, townless
from cowcrawl.page import Block, Page
from cowcrawl.page.language import language
from cowcrawl.vocabulary import alternatives, phrases

MAX_BLOCKS = 300
"""Blocks of a page among which its host's words are looked for."""
MIN_LABEL = 6
"""Letters of a host's name that nobody writes by chance."""
MIN_CAPITALS = 3
"""Letters of the shortest host that stands for a name."""
MIN_TOWN = 4
"""Letters of a town in a host, or of a name before a word that tells nothing."""
_ACCENTED = {"a": "[aàâäá]", "e": "[eéèêë]", "i": "[iîïí]", "o": "[oôöó]", "u": "[uùûüú]", "c": "[cç]", "n": "[nñ]"}
_SHORT = re.compile("[A-Z]{3,7}")
"""The first letters of a name's words."""
_INITIAL = re.compile(r"(?<![\w'’])[A-Z](?=[a-z])")
_MARKED = {"and": "(?:and|[&+])", "und": "(?:und|[&+])"}
"""What stands for a word between two names."""
_PIECES = re.compile("and|und|.")
_CAMEL = re.compile(r"(?<![\w@.-])[A-Z][a-z\d]*[A-Z]\w+")
"""A word with a capital inside."""
_COINED = re.compile(r"[a-z]{2,}\d+$")
"""A word that nobody writes by chance, even in small letters: "lab22"."""
_MARKS = ' .,;:–—-|"“”«»()[]'


def spelled(page: Page) -> Iterator[Candidate]:
    """What the host spells, as title or text write it: "Pricing, St Bertram House" on stbertramhouse.example.

    With its last part where that is a word, or without: "12 Quays Space" on 12quays.space.
    """
    label, _ = host_label(page.host)
    ending = page.host.rpartition(".")[2]
    labels = (f"{label}{ending}", label) if len(ending) > SHORT_ENDING else (label,)
    found = (one for spelling in labels if len(spelling) >= MIN_LABEL for one in _spelled_as(page, spelling))
    beside_town = (one for spelling in _townless_labels(page, label) for one in _spelled_as(page, spelling))
    yield from islice(chain(found, beside_town, _in_capitals(page, label), _opens_host(page, label)), 1)


def _in_capitals(page: Page, label: str) -> Iterator[Candidate]:
    """A short host as the text writes it in capitals: "QWX lets rooms" on qwx.example.

    So is what a longer one begins with, where the rest tells nothing and two places write it: "LAMP" on
    lampcoop.example. A company with its legal form is no house.
    """
    wholes = (label,) if MIN_CAPITALS <= len(label) < MIN_LABEL else ()
    opens = (word for word in page.words if len(word) >= MIN_TOWN and label.startswith(word) and word != label)
    parts = sorted(word for word in opens if fits_host(word, page.host) and not is_town(page, word))
    for word, enough in (*((one, 1) for one in wholes), *((one, 2) for one in parts)):
        loud = word.upper()
        lone = re.compile(rf"(?<![\w@.'’-]){re.escape(loud)}(?![\w@-]|\.\w|\s(?i:{_forms()})(?!\w))")
        held = (one for one in page.holding(frozenset((word,))) if one.region != "nav" and one.line != one.line.upper())
        seen = list(islice((one for one in held if lone.search(one.line)), enough))
        if len(seen) == enough and distinctive(word):
            yield Candidate(text=loud, kind="text", locator=page.locator(seen[0].element))


@cache
def _forms() -> str:
    return alternatives((*phrases("names", "legal_form"), *phrases("names", "legal_form_small")))


def in_full(name: Candidate, found: Sequence[Candidate]) -> Candidate:
    """Of a name in capitals the one of `found` whose words begin with its letters: "QWM" is Quay Works Mill."""
    if not _SHORT.fullmatch(name.text):
        return name
    full = (one for one in found if "".join(_INITIAL.findall(one.text)) == name.text)
    return next((one for one in full if len(re.split("[ -]", one.text)) >= len(name.text)), name)


def _opens_host(page: Page, label: str) -> Iterator[Candidate]:
    """A word with a capital inside that is most of a host and begins it: "CoLoft" of coloftxy.example, twice."""
    found = [(block, word) for block in page.main[:MAX_BLOCKS] for word in _CAMEL.findall(block.line)]
    words = [word.lower() for _, word in found]
    for block, word in found:
        long = len(word) >= MIN_LABEL and len(word) * 3 >= len(label) * 2
        if long and label.startswith(word.lower()) and words.count(word.lower()) > 1:
            yield Candidate(text=word, kind="text", locator=page.locator(block.element))


def _townless_labels(page: Page, label: str) -> Iterator[str]:
    """The name in a host that is one and a town: "lampion" of lampionghent.example.

    Not in German, which writes every noun as a name: "Praxis" of praxisgent.example.
    """
    if language(page) == "de":
        return
    for at in range(MIN_LABEL, len(label) - MIN_TOWN + 1):
        if is_town(page, label[at:]):
            yield label[:at]
    for at in range(MIN_TOWN, len(label) - MIN_LABEL + 1):
        if is_town(page, label[:at]):
            yield label[at:]


def _spelled_as(page: Page, label: str) -> Iterator[Candidate]:
    words = page.title.split()
    titled = next(page.root.iter("title"), None)
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + MAX_WORDS) + 1):
            name = " ".join(words[start:end]).strip(_MARKS)
            if titled is not None and name[:1].isupper() and label in joined(name):
                short = townless(page, name)
                name = short if label in joined(short) else name
                if is_town(page, name):
                    return
                yield Candidate(text=name, kind="text", locator=page.locator(titled))
                return
    block = next((one for one in page.holding(frozenset((label,))) if one.region != "nav"), None)
    written = re.search(rf"(?<![\w@.-]){re.escape(label)}(?![\w@-]|\.\w)", block.line, re.I) if block else None
    if block and written and _is_own_name(page, block, written.group()):
        yield Candidate(text=written.group(), kind="text", locator=page.locator(block.element))
        return
    yield from _written_apart(page, label)


def _is_own_name(page: Page, block: Block, word: str) -> bool:
    """Whether a word that a host spells is a name: in capitals or in a heading, no town, no kind of house."""
    marked = block.level > 0 or any(map(str.isupper, word))
    return marked and bool(distinctive(word)) and not is_town(page, word) and not says("names", "house_kind", word)


def _written_apart(page: Page, label: str) -> Iterator[Candidate]:
    """The words that a host joins, as a line of the text writes them: "The Quay" on thequay.example.

    With a mark for what the host spells: "Quay + Mill" on quayandmill.example.
    """
    pieces = _PIECES.findall(label)
    letters = "[ '’&-]{0,3}".join(_MARKED.get(one) or _ACCENTED.get(one, re.escape(one)) for one in pieces)
    spelling = re.compile(rf"(?<![\w@.-]){letters}(?![\w@-]|\.\w)", re.I)
    for block in page.blocks[:MAX_BLOCKS]:
        written = spelling.search(block.line) if block.region != "nav" else None
        words = re.split("[ &+-]+", written.group()) if written else []
        opens = bool(words) and (words[0][0].isupper() or words[0].isdigit())
        closes = bool(words) and bool(words[-1]) and (words[-1][0].isupper() or words[-1].isdigit())
        if written and len(words) > 1 and ((opens and closes) or _COINED.match(words[0])):
            yield Candidate(text=written.group(), kind="text", locator=page.locator(block.element))
            return
