"""What the words around an address say of whose it is: the house's, or somebody else's."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from lxml.etree import _Element as Element

from cowcrawl.extract.texts.phrases import begins_with, concept_in, says_all
from cowcrawl.extract.texts.runs import Run
from cowcrawl.extract.where.country import country
from cowcrawl.extract.which.apart import asks_of_else, finds_us, heads_addresses_of_others, led_to_others
from cowcrawl.extract.who import company
from cowcrawl.extract.who.host_names import fits_host, host_label
from cowcrawl.literals.address import addresses
from cowcrawl.literals.street import street
from cowcrawl.literals.words import hint, holds
from cowcrawl.page import Block, Page, collapse, once
from cowcrawl.page.role import role, role_of_heading
from cowcrawl.text import MAX_PIECES, fold, text_in
from cowcrawl.vocabulary import alternatives, pattern, phrases

SUBJECT = 5
"""Words at the beginning of a sentence that tell what it is about."""
SPOKEN = 2
"""Words in lower case, small ones aside, from which what stands before an address is a sentence."""
OPENING = 2
"""Words before an address with which its sentence opens: "Aan de", "At"."""
NAME = 60
"""Characters behind an address in which the name of the house stands."""
INTO = 2
"""Words before a house, of which one leads into it: "in unserem Büro"."""
BESIDE = 60
"""Characters before a word for the house over which a word for another place still speaks of it."""
CARDS = 2
"""Further cards that make one of them an entry of a list."""
MAX_CARDS = 8
"""Cards of a list that are looked at for an address."""
LEADING = 2
"""Lines that lead to an address: its own and the one above it."""

_TITLED = re.compile(r"\s[|–—•·:-]\s")
"""What stands between the parts of a title."""
_PRICED = re.compile(r"[€£$]\s?\d[\d.,]*[^\n]{0,20}\n|\d\s?[€£][^\n]{0,20}\n")
"""The end of a line with a price: what it buys says nothing of the address below it."""
_LINE_END = re.compile(r"[.!?]\s*\n")
"""Where a sentence ends with its line: what stands below it is told anew."""


def sentence(text: str) -> str:
    """The last sentence of `text`, as far as it goes."""
    return re.split(r"(?<!\.\w)[.!?]\s", text)[-1].replace("\n", " ")  # "Kultur e.V. Gera"


def told(sentence: str) -> bool:
    """Whether a sentence up to an address says that the house stands there, and not how far it is from there."""
    stands = _house_stands().search(sentence) if hint("town", "house").fits(sentence) else None
    if not stands or holds("address", "way_there", sentence):
        return False
    return not holds("town", "elsewhere", sentence[max(0, stands.start() - BESIDE) :])


def of_house(page: Page, said: str, address: str, behind: str) -> bool:
    """Whether an address is the house's by its name: the site is called so, or a sentence goes from it to the name.

    `lindenstraat209.example` is "Lindenstraat 209"; "At 42 Mill Lane, Lampion offers a desk" tells of Lampion.
    """
    label = host_label(page.host)[0]
    if fold(address).replace(" ", "") == label:
        return True
    opens = len(said.split()) <= OPENING
    words = behind[:NAME].lstrip(" ,").split()
    return (
        opens
        and behind.lstrip(" ")[:1] == ","
        and any(fold("".join(words[:count])).replace(" ", "") == label for count in range(1, min(len(words), 4) + 1))
    )


def of_ours(said: str, behind: str) -> bool:
    """Whether a sentence says that we have the house at an address: "Wir bieten am Kai 7 in Kiel Arbeitsplätze".

    The house is what we have there, and not where we sit: "in a coworking space of others".
    """
    rest = re.split(r"[.!?]\s", behind)[0]
    if not (hint("town", "we").fits(f"{said} {rest}") and hint("town", "house").fits(rest)):
        return False
    opened = (not said.strip() or _opens_there().fullmatch(said)) and _we_have().match(rest)
    if not (opened or _we_there().search(said)) or not _has_house(rest):
        return False
    return not (holds("town", "elsewhere", f"{said} {rest}") or holds("address", "way_there", said))


@cache
def _there() -> str:
    """What leads to a street."""
    concepts = ("street_lead", "number_lead", "town_then")
    return alternatives(tuple(word for concept in concepts for word in phrases("address", concept)))


@cache
def _we_there() -> re.Pattern[str]:
    """The end of a text: we have something, and the words that lead to where."""
    return re.compile(rf"{alternatives(phrases('town', 'we'))}(?:\s[^\W\d_]+){{0,2}}\s{_there()}\s$", re.IGNORECASE)


@cache
def _opens_there() -> re.Pattern[str]:
    return re.compile(rf"\s*{_there()}\s", re.IGNORECASE)


@cache
def _we_have() -> re.Pattern[str]:
    """The words behind an address with which a sentence opens: we have something."""
    return re.compile(rf",?\s(?:[^\W\d_]+\s)?{alternatives(phrases('town', 'we'))}", re.IGNORECASE)


def _has_house(text: str) -> bool:
    """Whether a text tells of a house, and not of what is in one: no word that leads into it stands before."""
    hit = pattern("town", "house").search(text)
    near = text[: hit.start()].casefold().split()[-INTO:] if hit else []
    leads = {*phrases("address", "street_lead"), *phrases("town", "in_town"), *phrases("address", "number_lead")}
    return hit is not None and leads.isdisjoint(near)


def is_told_of(page: Page, sentence: str) -> bool:
    """Whether words before an address are a sentence, and not a name: one about something that is not the house."""
    small = {*phrases("address", "street_small"), *phrases("address", "town_small"), *phrases("address", "article")}
    words = [word for word in sentence.split() if word[0].islower() and word.isalpha() and word not in small]
    spoken = [word for word in words if not says_all("town", "house", word)]
    return len(spoken) >= SPOKEN and host_label(page.host)[0] not in fold(sentence).replace(" ", "")


def of_another(page: Page, sentence: str) -> bool:
    """Whether a sentence begins with somebody else, and names the house nowhere.

    A capital makes a name, which may be the house's: "Hotel Zilver" is another one where the page is not called so.
    A former school or shop may be the house as well.
    """
    words = sentence.split()[:SUBJECT]
    if of_public_place(page, sentence):
        return True
    if not holds("address", "other_subject", " ".join(words)):
        return False
    words = _once().sub(" ", " ".join(words)).split()
    subject = " ".join(word for word in words if not word[0].isupper())
    titled = " ".join(word for word in words[:OPENING] if fold(word) not in fold(f"{page.title} {page.host}"))
    if not holds("address", "other_subject", f"{subject} | {titled}") or holds("town", "house", sentence):
        return False
    return host_label(page.host)[0] not in fold(sentence).replace(" ", "")


def of_public_place(page: Page, line: str) -> bool:
    """Whether a line opens with a station or an authority: "Gare de Lyon, ", and no house or site is called so."""
    opens = hint("address", "public_place").fits(line) and begins_with("address", "public_place", line.lstrip(" –—-•·"))
    if not opens or holds("town", "house", line):
        return False
    first = fold(line).split()[0]
    parts = _TITLED.split(page.title)
    housed = [fold(one) for one in parts if holds("town", "house", one) or concept_in("space_types", one)]
    if housed and first not in " ".join(housed):
        return True  # the house is called otherwise: the authority is who runs the site
    return first not in fold(f"{page.title} {page.host}") and not fits_host(line, page.host)


def on_the_way(page: Page, run: Run) -> bool:
    """Whether an address stands below a heading that tells the way: "By train"."""
    return any(says_all("address", "way_heading", line) for line in headings(page, run))


@cache
def _once() -> re.Pattern[str]:
    """What a building was before."""
    others = alternatives(phrases("address", "other_subject"))
    return re.compile(rf"{alternatives(phrases('address', 'once'))}\s{others}", re.I)


def of_the_way(sentence: str) -> bool:
    """Whether a sentence says of a stop or a car park that it stands at an address, or tells the way past it."""
    if begins_with("address", "directions", sentence):
        return True
    return _way_stands().search(sentence) is not None and not holds("town", "house", sentence)


def of_labelled(page: Page, line: str) -> bool:
    """Whether a line names somebody behind a label before an address: "Architects: Rossi Bianchi, Corso Verdi 5".

    Where the law asks a firm to answer for itself it may be that firm.
    """
    hit = _LABELLED.fullmatch(line)
    if not hit or company.answers(page):
        return False
    label, name = hit["label"], hit["name"]
    if any(holds("address", concept, label) for concept in _OWN_LABELS) or role_of_heading(label):
        return False
    part = len(label.split()) == 1 and holds("address", "unit", label)
    houses = part or holds("town", "house", line) or any(fits_host(text, page.host) for text in (label, name))
    return not houses


def of_host(page: Page, sentence: str) -> bool:
    """Whether a sentence says at whose place an address is, and it is not the house: "keys at Ada's, 5 Mill St"."""
    hit = _at_whose().search(sentence) if hint("address", "at_whose").fits(sentence) else None
    if not hit or fits_host(hit["name"], page.host) or fold(hit["name"]) in fold(page.title):
        return False
    own = holds("address", "label", sentence) or holds("address", "stands", sentence)
    return not own and not holds("town", "house", sentence)


@cache
def _at_whose() -> re.Pattern[str]:
    leads = alternatives(phrases("address", "at_whose"))
    return re.compile(rf"(?i:{leads})\s(?P<name>[A-ZÀ-Ý][^,;:.()]{{2,50}}?)\s?[,(]\s*$")


def of_list_entry(page: Page, block: Block) -> bool:
    """Whether a block of the body answers a question about something else, or is an entry of a list of others."""
    if block.region != "main" or not block.headings:
        return False
    return asks_of_else(page.blocks[block.headings[-1]].line) or in_card_of_another(page, block)


def in_card_of_another(page: Page, block: Block) -> bool:
    """Whether a block stands in one of several cards alike that name somebody each, and none of them the house.

    Where most of the cards have addresses they are a list of houses.
    """
    if not block.headings or role(page.url, page.title) not in ("about", "other", "offer"):
        return False
    head = page.blocks[block.headings[-1]]
    card = head.element.getparent() if head.level > 1 else None
    parent = card.getparent() if card is not None else None
    if card is None or parent is None or head.line.endswith("?") or ((named := street(head.line)) and named.number):
        return False  # the house's own address heads it
    kind, known = (parent, str(card.tag), str(head.element.tag)), _lists(page)
    if kind not in known:
        known[kind] = _lists_others(page, *kind)
    return known[kind]


@once
def _lists(page: Page) -> dict[tuple[Element, str, str], bool]:
    """Whether what has been looked at is a list of others, by the element around its cards and their tags."""
    return {}


def _lists_others(page: Page, parent: Element, tag: str, heading: str) -> bool:
    """Whether the children of an element with some tag are cards with headings that name others than the house."""
    heads = {one: told for one in parent.iterchildren(tag) if (told := _first_heading(one, heading))}
    if len(heads) <= CARDS or any(_is_own_heading(page, told) for told in dict.fromkeys(heads.values())):
        return False
    nation, looked = country(page), list(heads)[:MAX_CARDS]
    located = sum(bool(addresses(collapse(" ".join(islice(one.itertext(), MAX_PIECES))), nation)) for one in looked)
    return located * 2 <= len(looked)


def _is_own_heading(page: Page, text: str) -> bool:
    """Whether the heading of a card names no other: it names the house, an address, a section, a desk or a room."""
    if role_of_heading(text) or fits_host(text, page.host) or holds("town", "house", text):
        return True
    return holds("address", "label", text) or concept_in("desk_types", text) is not None


def _first_heading(card: Element, tag: str) -> str:
    found = next(card.iter(tag), None)
    return text_in(found) if found is not None else ""


_LABELLED = re.compile(r"\W*(?P<label>[^\W\d_][^:\d,;.!?]{2,40}):\s(?P<name>[^\W\d_][^:;\n]{2,60}),\s*")
_OWN_LABELS = ("label", "company", "part_label", "building", "corner", "letters", "seat", "head_office")
"""What may stand before the name of the house itself, or of a part of it."""


@cache
def _way_stands() -> re.Pattern[str]:
    way = alternatives(phrases("address", "way_there"))
    stands = alternatives((*phrases("address", "stands"), *phrases("address", "label")))
    return re.compile(rf"{way}[^,;:.()]{{0,25}}\s{stands}[^;:()]{{0,30}}$", re.IGNORECASE)


@cache
def _house_stands() -> re.Pattern[str]:
    """`the coworking space is located at`, or `coworking space in` right before an address."""
    houses = phrases("town", "house")
    house = alternatives((*houses, *(f"des {word}s" for word in houses)))
    stands = alternatives((*phrases("address", "stands"), *phrases("address", "to_be_found")))
    words = (*phrases("town", "in_town"), *phrases("address", "street_lead"), *phrases("address", "number_lead"))
    leads = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    town = r"(?:(?-i:[A-ZÀ-Ý])[\w'’-]+(?:[ -][\w'’-]+){0,3}\s?[,(]\s?)?"
    return re.compile(rf"{house}(?:[^,;:()]{{0,25}}\s{stands}[^;:()]{{0,60}}|\s(?:{leads})\s{town})$", re.IGNORECASE)


def not_the_house(text: str, *, told: bool = False) -> bool:
    """Whether words before an address say that somebody else lives there, or the company on paper only.

    `told`: of an address that its own sentence gives the house, whoever answers for the company stands above.
    """
    concepts = ("elsewhere", "letters", "seat", *(() if told else ("responsible",)))
    text = _PRICED.split(text)[-1]
    return any(holds("address", concept, text) for concept in concepts) or company.seated(text)


def of_who_began(page: Page, before: str) -> bool:
    """Whether who began the project is named right before an address: "Eine Initiative von" and a name, no house's."""
    hit = _began().search(before) if hint("address", "initiated").fits(before) else None
    name = (hit["name"] or hit["inline"]) if hit else ""
    return bool(name) and not fits_host(name, page.host) and not holds("names", "legal_form", name)


@cache
def _began() -> re.Pattern[str]:
    """Words for who began something and a name: behind a colon or in a line of its own, or with a comma behind it."""
    words, name = alternatives(phrases("address", "initiated")), r"[A-ZÀ-Ý][^\n.!?:,;]{0,60}"
    return re.compile(rf"(?i:{words})(?:\s*[:\n]\s*(?P<name>{name}),?\s*|\s(?P<inline>{name}),\s*)$")


def of_who_serves(page: Page, before: str) -> bool:
    """Whether the company's bank or insurer is named right before an address: "Bankverbindung: Sparkasse Ulm, "."""
    hit = _serves().search(before) if hint("address", "serves").fits(before) else None
    return hit is not None and not fits_host(hit["name"], page.host)


@cache
def _serves() -> re.Pattern[str]:
    """The label of who serves the company, and a name: no number, as that of an account, is part of it."""
    name = r"[A-ZÀ-Ý][^\n!?:,;\d]{0,60}"
    return re.compile(rf"(?i:{alternatives(phrases('address', 'serves'))})[ \t]*:\s*(?P<name>{name}),\s*$")


def nearby(before: str) -> bool:
    """Whether the line that leads to an address, or one that leads to it, says that it is where one parks."""
    return holds("address", "nearby", leading(_PRICED.split(_LINE_END.split(before)[-1])[-1]))


def leading(before: str) -> str:
    """The lines that lead to an address."""
    return "\n".join(before.split("\n")[-LEADING:])


def nameless(page: Page, text: str) -> str:
    """A text without the name of the house: the "Old Bank House" is near no bank."""
    return text.replace(name, " ") if (name := _headline(page)) else text


@once
def _headline(page: Page) -> str:
    """The first heading, where the title of the page holds it; or nothing."""
    return next((block.line for block in page.blocks if block.level == 1 and block.line in page.title), "")


def of_others(page: Page, run: Run) -> bool:
    """Whether a heading above says that here stand other houses, news or events."""
    near = nameless(page, " ".join(headings(page, run)))
    if not_the_house(near) or holds("address", "nearby", near):
        return True
    above = [page.blocks[number].line for number in run.blocks[0].headings] + headings(page, run)
    short = [line for line in above if len(line.split()) <= 6]
    led = run.blocks[0].index in led_to_others(page)
    if not led and finds_us(page, run.blocks[0]):
        return False
    return led or any(heads_addresses_of_others(line) or role_of_heading(line) == "news" for line in short)


def headings(page: Page, run: Run) -> list[str]:
    first = run.blocks[0]
    above = [page.blocks[number].line for number in first.headings[-1:]]
    return [*above, first.line] if first.level else above
