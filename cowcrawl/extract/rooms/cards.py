"""Rooms told by a title and the lines below it: "Salle Zinc", then "8 personnes", then "20 m²"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cowcrawl.extract.formulas.setting import speaks_of_coworking
from cowcrawl.extract.rooms import signs
from cowcrawl.extract.rooms.alike import is_let_like
from cowcrawl.extract.rooms.card_sizes import sizes_of_card
from cowcrawl.extract.rooms.listed import Card, is_plan, items
from cowcrawl.extract.rooms.names import bare_nouns, key_of, name_of_line, names_one, noun_of
from cowcrawl.extract.rooms.passages import texts
from cowcrawl.extract.rooms.room import Room
from cowcrawl.extract.rooms.sizes import sizes, spans
from cowcrawl.extract.rooms.titles import Titles, asks
from cowcrawl.extract.rooms.words import STRONG, said, terms_in
from cowcrawl.extract.texts.phrases import likely, pattern, says_all
from cowcrawl.extract.texts.terms import Term, lexicon
from cowcrawl.extract.what.offers import cue
from cowcrawl.extract.what.whole import desk_counts
from cowcrawl.extract.which.apart import names_others
from cowcrawl.extract.who.host_names import distinctive, fits_host
from cowcrawl.extract.who.name_places import title_parts
from cowcrawl.literals.area import Area
from cowcrawl.literals.capacity import Capacity
from cowcrawl.literals.days import months, names_day_of_month
from cowcrawl.literals.hour_tokens import has_marked_time
from cowcrawl.page import Block, Page, once
from cowcrawl.page.role import role_of_heading
from cowcrawl.remembered import remembered
from cowcrawl.text import fold

Sizes = tuple[list[Capacity], list[Area]]
MAX_NAMELESS = 4
"""Words of a title that nothing but its neighbours marks as a room's."""


MAX_SPAN = 4
"""How many times as many people a room of several holds at most as at least: more of them are other rooms' seats."""


_NUMBER = ": .0123456789"
"""What may number a title, and end it."""
_QUOTED = re.compile(r"\s[«„“\"‹]")
"""Behind a noun: a name of its own follows ("Raum «Matte»")."""


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
        elif (at := titles.owner(place)) is not None and not (
            _elsewhere(blocks[at], blocks[place]) or _in_another_tab(page, blocks[at], blocks[place])
        ):
            bodies.setdefault(at, []).append(blocks[place])
    found = (_card(page, blocks[at], tuple(body)) for at, body in bodies.items() if not body or _touches(blocks, at))
    told = [card for card in found if card and (card.term or not _is_of_house_or_others(card))]
    return [card for card in told if not _happens(page, card)] if names_months(page) else told


def _is_of_house_or_others(card: Card) -> bool:
    """Whether a title heads what is said of the house, "About us", or of others."""
    title = card.title.line
    return names_others(title) or (not asks(title) and role_of_heading(title) == "about")


@once
def names_months(page: Page) -> bool:
    """Whether a month is named on a page."""
    return not months().isdisjoint(page.words)


def _happens(page: Page, card: Card) -> bool:
    """Whether a card tells of what takes place on a day at an hour, with so many seats: no room is called after it."""
    if not card.body:
        return False
    lines = [block.line for block in page.blocks[card.title.index : card.body[-1].index + 1] if block.digits]
    return any(map(names_day_of_month, lines)) and any(map(has_marked_time, lines))


def _touches(blocks: Sequence[Block], at: int) -> bool:
    """Whether nothing that is left out stands between a title and its body."""
    return at + 1 == len(blocks) or blocks[at + 1].index == blocks[at].index + 1


def _in_another_tab(page: Page, title: Block, below: Block) -> bool:
    """Whether the nearest heading of a block is a tab that stands before a title: the title is in another panel."""
    over = page.blocks[below.headings[-1]] if below.headings else title
    return title.level > 0 and over.index < title.index and over.element.tag in ("a", "button", "li")


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
    in three titles with a measure do have a noun, or on a page that is about rooms where its card is set like that of
    one that has.
    """
    named = [room for card in found if card.term or card.section if (room := _room(page, card))]
    yield from named
    about = is_about_rooms(page)
    if named or about:
        bare = (card for card in found if not card.term and not card.section)
        short = (card for card in bare if len(card.title.line.split()) <= MAX_NAMELESS)
        nameless = [room for card in short if (room := _room(page, card))]
        for room in nameless:
            measured = room.high is not None and room.area is not None
            fitting = named and (measured or len(named) >= 2 * len(nameless))
            others = [one.block for one in (*named, *nameless) if one is not room] if about else []
            if fitting or any(is_let_like(page, room.block, other) for other in others):
                yield room


@once
def is_about_rooms(page: Page) -> bool:
    """Whether the title of a page or its first heading announces several rooms: "Meeting rooms · The Quay"."""
    heads = [*title_parts(page.title)[:1], *(block.line for block in page.blocks if block.level == 1)]
    return any(said("several", head) and announced(head) and not speaks_of_coworking(head) for head in heads)


def section_of(page: Page, block: Block) -> str | None:
    """The kind of rooms that the headings over a title announce, or behind it the title of a page of one room.

    "The Foundry | Meeting rooms | Quay Works".
    """
    announcing = signs.announcing(page)
    for index in reversed(block.headings):
        if index in announcing and (kind := announced(page.blocks[index].line)):
            return kind
    parts = title_parts(page.title) if block.level == 1 else []
    behind = parts[1:] if parts[:1] == [block.line] else []
    return next((kind for part in behind if said("several", part) and (kind := announced(part))), None)


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
    if _is_the_space(title) and any(desk_counts(block.line) for block in card.body):
        return None  # what is measured is the house
    if _stands_for_more(title, card.term) or _no_room(title) or _names_two(title) or _of_house(page, card):
        return None
    own = sizes(title, office=True)
    if is_plan(title) and not (card.term and any(own)):
        return None
    capacity, area, quotes = sizes_of_card(page, card, kind)
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


def _is_the_space(title: str) -> bool:
    """Whether a title is of the one space there is: "Der Raum", "L'espace"."""
    return title.count(" ") + title.count("'") + title.count("’") == 1 and says_all("spaces", "the_space", title)


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
    of_room = (
        (card.term or card.section) and others and fold(own) == fold(title.line) and not said("several", title.line)
    )
    return not of_room or speaks_of_coworking(title.line) or fits_host(title.line, page.host)


def _names_two(title: str) -> bool:
    """Whether a title names two kinds of several rooms: "Offices and meeting rooms" is of a house."""
    named = {term.concept for term in terms_in(title) if said("several", title[term.start : term.end])}
    return len(named) > 1


def _answered(page: Page, card: Card, term: Term) -> Room | None:
    """The room of which a question asks how many people it holds, if the answer is one number."""
    noun = card.title.line[term.start : term.end]
    capacity, _, quotes = sizes_of_card(page, card, term.concept)
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
    """Whether a title asks, bids choose, tells that none is free, or names a plan, a room elsewhere or a later one.

    Or what people meet for, and no room: "Weddings & parties".
    """
    vain = any(not term.start for term in lexicon("rooms", "choose").find(title))
    vain = vain or any(says_all("rooms", concept, title.strip(_NUMBER)) for concept in ("unavailable", "label"))
    return (
        vain
        or title.endswith("?")
        or (title.endswith(":") and bool(cue("offer", title)))  # "The room also contains:"
        or _CLAUSE.match(title) is not None
        or _is_occasion(title)
        or bool(lexicon("rooms", "plan", "elsewhere", "not_yet", "figures").find(title))
    )


def _is_occasion(title: str) -> bool:
    if "occasions" not in likely("rooms", title):
        return False
    rest = pattern("rooms", "occasions").sub(" ", fold(title))
    return all(said("and", word) or said("the", word) for word in rest.split())


_CLAUSE = re.compile(r"[§$]\s?\d")
"""The head of a clause of a contract."""
