"""Rooms told by a title and the lines below it: "Salle Zinc", then "8 personnes", then "20 m²"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from cowcrawl.extract.formulas.setting import speaks_of_coworking
from cowcrawl.extract.formulas.words import desk_type
from cowcrawl.extract.rooms import signs
from cowcrawl.extract.rooms.called import calls_another
from cowcrawl.extract.rooms.listed import Card, is_plan, items
from cowcrawl.extract.rooms.names import bare_nouns, key_of, name_of_line, names_one, noun_of
from cowcrawl.extract.rooms.pairs import paired
from cowcrawl.extract.rooms.passages import is_line, texts
from cowcrawl.extract.rooms.room import Room
from cowcrawl.extract.rooms.sizes import laid_out, prices_each, sizes, spans
from cowcrawl.extract.rooms.titles import Titles, asks
from cowcrawl.extract.rooms.words import PLAIN, STRONG, here, of_some, prices_one, said, tells_setup, terms_in
from cowcrawl.extract.texts.beside import beside, is_figure
from cowcrawl.extract.texts.phrases import says, says_all
from cowcrawl.extract.texts.terms import Term, lexicon
from cowcrawl.extract.what.offers import cue
from cowcrawl.extract.who.host_names import distinctive, fits_host
from cowcrawl.extract.who.name_places import title_parts
from cowcrawl.literals.area import Area
from cowcrawl.literals.capacity import Capacity, find_layouts, is_label
from cowcrawl.literals.hour_tokens import names_days
from cowcrawl.literals.words import Endings
from cowcrawl.page import Block, Page
from cowcrawl.remembered import remembered
from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases

Sizes = tuple[list[Capacity], list[Area]]
MAX_NAMELESS = 4
"""Words of a title that nothing but its neighbours marks as a room's."""
MAX_AREA_LINE = 60
"""Characters of a line that gives a room's area: in prose it may be the building's."""
MAX_OPENED = 90
"""Characters of a sentence that begins with the area of the room in the title, and names no house."""
MAX_SPAN = 4
"""How many times as many people a room of several holds at most as at least: more of them are other rooms' seats."""
MAX_SEATS = 30
"""Characters of a number of people that stands alone."""
_NUMBER = ": .0123456789"
"""What may number a title, and end it."""
_QUOTED = re.compile(r"\s[«„“\"‹]")
"""Behind a noun: a name of its own follows ("Raum «Matte»")."""
SAME = 6
"""Letters in which "personne" and "personnes" agree."""


def cards(page: Page, blocks: Sequence[Block]) -> list[Card]:
    """Every title of `blocks` that can be a room's and has a block below that can measure one.

    Titles are looked for above such blocks alone, and above those that can say that the room is not there yet.
    """
    held = signs.measuring(page) | signs.later(page)
    titles = Titles(page, blocks)
    bodies: dict[int, list[Block]] = {}
    for place in [place for place, block in enumerate(blocks) if block.index in held]:
        if titles.sized(place):
            bodies.setdefault(place, [])
        elif (at := titles.owner(place)) is not None and not _elsewhere(blocks[at], blocks[place]):
            bodies.setdefault(at, []).append(blocks[place])
    found = (_card(page, blocks[at], tuple(body)) for at, body in bodies.items() if not body or _touches(blocks, at))
    return [card for card in found if card]


def _touches(blocks: Sequence[Block], at: int) -> bool:
    """Whether nothing that is left out stands between a title and its body."""
    return at + 1 == len(blocks) or blocks[at + 1].index == blocks[at].index + 1


def _elsewhere(title: Block, below: Block) -> bool:
    """Whether two blocks stand in different rows and different columns of one table."""
    cells = [next(block.element.iterancestors("td", "th"), block.element) for block in (title, below)]
    rows = [cell.getparent() for cell in cells]
    tables = [next(cell.iterancestors("table"), None) for cell in cells]
    if tables[0] is None or tables[0] is not tables[1] or rows[0] is rows[1]:
        return False
    columns = [row.index(cell) for row, cell in zip(rows, cells, strict=True) if row is not None]
    return len(set(columns)) > 1


def _card(page: Page, title: Block, body: tuple[Block, ...]) -> Card | None:
    if asks(title.line):
        asked = [term for term in terms_in(title.line) if term.concept in STRONG]
        return Card(title, asked[0], None, body[:1]) if len(asked) == 1 else None
    term, section = noun_of(title.line), section_of(page, title)
    return Card(title, term, section, body) if term or section or title.level else None


def rooms_of_cards(page: Page, found: Sequence[Card]) -> Iterator[Room]:
    """The rooms that titles name and their bodies measure.

    A title without a noun ("Green Hub") is a room's where its neighbours are: where it has both measures, or where two
    in three titles with a measure do have a noun.
    """
    named = [room for card in found if card.term or card.section if (room := _room(page, card))]
    yield from named
    if named:
        bare = (card for card in found if not card.term and not card.section)
        short = (card for card in bare if len(card.title.line.split()) <= MAX_NAMELESS)
        nameless = [room for card in short if (room := _room(page, card))]
        for room in nameless:
            measured = room.high is not None and room.area is not None
            if measured or len(named) >= 2 * len(nameless):
                yield room


def section_of(page: Page, block: Block) -> str | None:
    """The kind of rooms that the headings over a title announce."""
    announcing = signs.announcing(page)
    for index in reversed(block.headings):
        if index in announcing and (kind := announced(page.blocks[index].line)):
            return kind
    return None


@remembered
def announced(heading: str) -> str | None:
    """The kind of rooms that a heading announces: remembered, for it stands over many titles."""
    strong = (term.concept for term in terms_in(heading) if term.concept in STRONG)
    kind = next(strong, None)
    return kind or ("plain" if said("section", heading) and len(heading.split()) <= 6 else None)


def _room(page: Page, card: Card) -> Room | None:
    """The room of a card, if its body measures one."""
    title = card.title.line
    kind = card.term.concept if card.term else card.section or "plain"
    if card.term and asks(title):
        return _answered(page, card, card.term)
    if _stands_for_more(title, card.term) or _no_room(title) or _names_two(title) or _of_house(page, card):
        return None
    own = sizes(title, office=True)
    if is_plan(title) and not (card.term and any(own)):
        return None
    capacity, area, quotes = _sizes(page, card, kind)
    if card.term is None and card.section and distinctive(name_of_line(title, spans(*own), None) or ""):
        capacity, area, quotes = _with_own(title, own, capacity, area, quotes)
    if capacity is None and card.term is None and says_all("characteristics", "outdoor", title):
        return None  # what is measured is a terrace
    apart = said("several", title) and (_differ(card) or items(card) or any(map(names_one, quotes)))
    if apart or (capacity and _from_to(capacity, title, kind)):
        return None
    name = name_of_line(title, spans(*own), card.term) if quotes else None
    if name is None:
        return None
    passages = list(dict.fromkeys(quotes))
    return Room(
        name=name,
        concept=kind,
        low=capacity.low if capacity else None,
        high=capacity.high if capacity else None,
        area=area,
        block=card.title,
        quote=passages[0],
        context=(title, *passages[1:]),
    )


def _from_to(capacity: Capacity, title: str, kind: str) -> bool:
    """Whether a number of people reaches from the smallest of several offices, or of rooms, to the largest.

    Of "Office", without a name, that reaches from 2 to 40, there are several too.
    """
    offices = kind == "private_office" or said("office", title)
    if not said("several", title):
        return offices and key_of(title) in bare_nouns() and capacity.high > MAX_SPAN * capacity.low
    return capacity.high > (1 if offices else MAX_SPAN) * capacity.low


def _stands_for_more(title: str, term: Term | None) -> bool:
    """Whether a title is of any room ("a room", "every room"), or of what is in rooms."""
    before = title[: term.start] if term else ""
    return said("one", before) or said("each", before) if term else said("furnishing", title)


def _of_house(page: Page, card: Card) -> bool:
    """Whether a title is that of the page or of coworking, and no word in it is for a room alone, nor in quotes.

    "Oak Room | Larch Hall" heads the page of a room; but what the address of the site spells is the house.
    """
    title = card.title
    told = card.term is not None and (card.term.concept in STRONG or bool(_QUOTED.match(title.line, card.term.end)))
    if told or not (title.level == 1 or speaks_of_coworking(title.line)):
        return False
    own, *others = title_parts(page.title) or [""]
    of_room = card.term and others and fold(own) == fold(title.line) and not said("several", title.line)
    return not of_room or speaks_of_coworking(title.line) or fits_host(title.line, page.host)


def _names_two(title: str) -> bool:
    """Whether a title names two kinds of several rooms: "Offices and meeting rooms" is of a house."""
    named = {term.concept for term in terms_in(title) if said("several", title[term.start : term.end])}
    return len(named) > 1


def _answered(page: Page, card: Card, term: Term) -> Room | None:
    """The room of which a question asks how many people it holds, if the answer is one number."""
    noun = card.title.line[term.start : term.end]
    capacity, _, quotes = _sizes(page, card, term.concept)
    if capacity is None or said("several", noun) or _differ(card):
        return None
    return Room(
        name=noun,
        concept=term.concept,
        low=capacity.low,
        high=capacity.high,
        block=card.title,
        quote=quotes[0],
        context=(card.title.line,),
    )


def _with_own(
    title: str, own: Sizes, capacity: Capacity | None, area: float | None, quotes: list[str]
) -> tuple[Capacity | None, float | None, list[str]]:
    """The sizes of a body with those that a sign parts from the name in the title: "Birch (100 m²)"."""
    capacities = [one for one in own[0] if _apart(title, one.start)]
    areas = [one for one in own[1] if _apart(title, one.start)]
    adds = (capacity is None and len(capacities) == 1) or (area is None and len(areas) == 1)
    capacity = capacity or (capacities[0] if len(capacities) == 1 else None)
    area = area or (areas[0].value if len(areas) == 1 else None)
    return capacity, area, [*quotes, title] if adds else quotes


def _apart(title: str, start: int) -> bool:
    return title[:start].rstrip()[-1:] in tuple("([|–—-:,·/")


def _differ(card: Card) -> bool:
    """Whether a body tells different capacities, or areas of different rooms: of several rooms, not of one."""
    lines = [text for block in card.body for text in texts(block)]
    seats = {one.high for text in lines for one in sizes(text)[0]}
    return len(seats) > 1 or len({one.value for text in lines if terms_in(text) for one in sizes(text)[1]}) > 1


def _no_room(title: str) -> bool:
    """Whether a title asks, bids choose, tells that none is free, or names a plan, a room elsewhere or a later one."""
    vain = any(not term.start for term in lexicon("rooms", "choose").find(title))
    vain = vain or any(says_all("rooms", concept, title.strip(_NUMBER)) for concept in ("unavailable", "label"))
    return (
        vain
        or title.endswith("?")
        or (title.endswith(":") and bool(cue("offer", title)))  # "The room also contains:"
        or _CLAUSE.match(title) is not None
        or bool(lexicon("rooms", "plan", "elsewhere", "not_yet", "figures").find(title))
    )


_CLAUSE = re.compile(r"[§$]\s?\d")
"""The head of a clause of a contract."""


class _Told(NamedTuple):
    """A line of a body, how it is printed, and the sizes in it."""

    block: Block
    text: str
    passages: tuple[str, ...]
    capacities: list[Capacity]
    areas: list[Area]


def _sizes(page: Page, card: Card, kind: str) -> tuple[Capacity | None, float | None, list[str]]:
    """The capacity and the area a body gives, with the passages; what is called the capacity wins over a number."""
    told = _told(page, card, kind)
    seats, seated = _seats(page, [one for one in told if one.capacities])
    several = said("several", card.title.line)
    areas = (one for one in told if one.areas and _gives_area(one.text, one.areas[0], several=several))
    sized = (one for one in areas if not _from().end(one.text[: one.areas[0].start]))  # the smallest of several
    area = next(sized, None)
    quotes = [passage for one in (*seated, *([area] if area else [])) for passage in one.passages]
    return seats, area.areas[0].value if area else None, quotes


@cache
def _from() -> Endings:
    return Endings.of(phrases("money", "from"))


def _gives_area(text: str, area: Area, *, several: bool) -> bool:
    """Whether a text is a short line, or begins with the area of one room or a word for it ("Oppervlakte 51 m².")."""
    opens = not several and not area.start and len(text) <= MAX_OPENED and not says("spaces", "nouns", text)
    if opens or len(text) > MAX_AREA_LINE:
        return opens
    listed = text[: area.start].endswith(", ") and text[area.end :] == "."  # "16 places, 45 m²."
    return listed or is_line(text) or bool((found := lexicon("rooms", "area_label").find(text)) and not found[0].start)


def _told(page: Page, card: Card, kind: str) -> list[_Told]:
    """The lines of a body that speak of its room as it is: none where one says that it is not there yet."""
    found: list[_Told] = []
    elsewhere, layouts = signs.away(page), signs.arranged(page)
    office = kind == "private_office" or (kind == "plain" and said("office", card.title.line))
    for block in card.body:
        if _of_the_house(page, block):
            continue
        there = block.index not in elsewhere
        pair = paired(page).get(block.index)
        for text in (pair.text,) if pair else texts(block):
            if text.endswith("?") or prices_one(text):
                continue
            if not there and said("not_yet", text) and not said("hedged", text.split()[0]):
                return []
            if (there or here(text)) and not (_of_another(text, kind) or _is_item_of(text, card)):
                seats, areas = sizes(text, office=office)
                if not seats and block.index in layouts and (one := laid_out(text)):
                    seats = [one]
                if said("several", card.title.line):
                    seats = [one for one in seats if not of_some(text[: one.start]) and not calls_another(text)]
                if seats and kind == PLAIN and (_on_a_day(text) or desk_type(text) in ("hot_desk", "fixed_desk")):
                    continue
                if seats and not pair and (_in_columns(page, block) or prices_each(text, seats)):
                    continue
                if pair and pair.seats:
                    seats = [replace(pair.seats, labelled=not find_layouts(text))]
                found.append(_Told(block, text, pair.passages if pair else (text,), seats, areas))
    return found


def _on_a_day(text: str) -> bool:
    """Whether a line names a day of the week: so many people take part then, below the title of a workshop."""
    return any(map(names_days, _DAY.findall(text)))


_DAY = re.compile(r"[^\W\d_]{5,}")
"""A word long enough to be a day of the week in full."""


def _is_item_of(text: str, card: Card) -> bool:
    """Whether a line tells how many a room of its own name holds, before its price: "The Den (up to 5): £8/hr"."""
    match = _PRICED_ITEM.match(text)
    return match is not None and not is_label(match["name"]) and match["name"] not in card.title.line


_PRICED_ITEM = re.compile(r"(?P<name>[A-ZÀ-Ý][^:–—|(\d]{1,30}?)\s\([^()]*\d[^()]*\)\s?[:–-]")


def _in_columns(page: Page, block: Block) -> bool:
    """Whether a block is a number of people beside another one: a row of a comparison, one of each column."""
    around = (page.blocks[at] for at in (block.index - 1, block.index + 1) if 0 <= at < len(page.blocks))
    unit = _counts_only(block.line)
    return bool(unit) and any(_counts_only(other.line) == unit and other.line != block.line for other in around)


def _counts_only(text: str) -> str:
    """How the last word begins of a text that is a number of people and nothing else: "person", else nothing."""
    seats = sizes(text)[0] if len(text) <= MAX_SEATS else []
    alone = len(seats) == 1 and not text[: seats[0].start].strip() and not text[seats[0].end :].strip()
    return text.split()[-1].casefold()[:SAME] if alone else ""


def _of_the_house(page: Page, block: Block) -> bool:
    """Whether a block is a figure over a label that says that it is of all there is: "300 m²" over "Total area"."""
    label = beside(page, block) if is_figure(block.line) else None
    return label is not None and says("spaces", "in_all", label.line)


def _seats(page: Page, told: Sequence[_Told]) -> tuple[Capacity | None, list[_Told]]:
    """The capacity of a room: of several layouts of its chairs the range, if it is told in no other way."""
    if not told:
        return None, []
    called = next((one for one in told if one.capacities[0].labelled), None)
    laid_out = [one for one in told if _is_layout(page, one)] if called is None and len(told) > 1 else []
    if len(laid_out) < 2:
        one = called or told[0]
        return one.capacities[0], [one]
    seats = [one.capacities[0] for one in laid_out]
    return replace(seats[0], low=min(one.low for one in seats), high=max(one.high for one in seats)), laid_out


def _is_layout(page: Page, told: _Told) -> bool:
    """Whether a line tells one layout: it names it, or stands in a list below a line that only says "Capacity"."""
    at = told.block.index
    if find_layouts(told.text) or at in signs.arranged(page):
        return True
    while at and page.blocks[at].element.tag == "li":
        at -= 1
    return at < told.block.index and is_label(page.blocks[at].line)


def _of_another(text: str, kind: str) -> bool:
    """Whether a text names a room of another kind, or several rooms."""
    if kind not in STRONG:
        return False
    named = [term.concept for term in terms_in(text) if term.concept in STRONG and not tells_setup(text, term)]
    return len(named) > 1 or named not in ([], [kind])
