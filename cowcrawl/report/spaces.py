"""From a row of a table or a fact card to the claims about one space."""

from __future__ import annotations

import re
from functools import cache

from cowcrawl.literals.address import Address, addresses
from cowcrawl.literals.area import Area, find_areas
from cowcrawl.literals.count import find_counts
from cowcrawl.literals.lone_street import streets
from cowcrawl.literals.words import alternation
from cowcrawl.model import Modality
from cowcrawl.report import cells
from cowcrawl.report.labels import WEBSITE
from cowcrawl.report.layer import Ledger
from cowcrawl.report.mapped import Mapped
from cowcrawl.report.names import alike, words_of
from cowcrawl.report.parties import is_organisation
from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases

AREA = range(10, 300_000)
"""Square metres that a space may have."""
PEOPLE = range(1, 20_000)
"""Occupants and desks that a space may have."""

MAX_USE = 60
"""Characters of what a building was before."""
MAX_PREMISES = 200
"""Characters of what it is."""

_YEAR = re.compile(r"(?<![\d.,/-])(?:19|20)\d\d(?![\d%])")
_CLAUSE = re.compile(r"[:;]\s|\.\s(?=[A-ZÀ-Þ])")
_NUMERAL = re.compile(r"(?<!\w)(?=[1I|l-]*[Il|])[1Il|]{1,3}(?:-[1Il|]{1,3})?(?=$|,)")
_FORMER_END = re.compile(r"[,;:()\[\].]")


def name(ledger: Ledger, words: Mapped, elsewhere: str) -> None:
    """Claim the name of the space; one in capitals as the report writes it elsewhere (`elsewhere`: its text)."""
    ledger.claim("name", written(words.text, elsewhere), words)


def written(printed: str, elsewhere: str) -> str:
    """A name in the form in which a text writes it: not in capitals, numerals not as scanning leaves them."""
    value = _NUMERAL.sub(lambda hit: re.sub(r"[1l|]", "I", hit.group()), printed.strip(" .,;:–-*•"))
    if not value.isupper() or (len(value.split()) == 1 and len(value) <= 4):
        return value
    found = re.search(rf"(?<!\w)(?!{re.escape(value)})(?i:{re.escape(value)})(?!\w)", elsewhere)
    if found:
        return found.group()
    words = [word if _NUMERAL.fullmatch(word) else word.capitalize() for word in value.split()]
    return " ".join(words)


def address(ledger: Ledger, words: Mapped) -> bool:
    """Claim street, number, postcode and town of an address; False when there is no street in it."""
    found = addresses(words.text) or streets(words.text)
    if not found:
        return False
    place = found[0]
    for field, span in _spans(place):
        if value := getattr(place, field):
            ledger.claim(field, value, words[slice(*span)] if span else words)
    return place.street is not None


def _spans(place: Address) -> list[tuple[str, tuple[int, int] | None]]:
    street, town = place.street_span, place.place_span
    return [("street", street), ("house_number", street), ("postal_code", town), ("city", town)]


def area(ledger: Ledger, words: Mapped, *, floor: bool = True) -> None:
    """Claim the floor area that a value is or holds, if `floor`, and the area outdoors."""
    plain = cells.number(words.text)
    if plain is not None and floor:
        if plain in AREA or int(plain) in AREA:
            ledger.claim("area_m2", plain, words)
        return
    inside: list[Area] = []
    outside: list[Area] = []
    for hit in find_areas(words.text):
        if not hit.ranged and int(hit.value) in AREA:
            near = {*fold(words.text[: hit.start]).split()[-2:], *fold(words.text[hit.end :]).split()[:3]}
            (outside if near & words_of("report_cards", "outdoor") else inside).append(hit)
    for field, hits in (("area_m2", inside if floor else []), ("outdoor_area_m2", outside)):
        if len({hit.value for hit in hits}) == 1:
            value = int(hits[0].value) if hits[0].value == int(hits[0].value) else hits[0].value
            ledger.claim(field, value, words[hits[0].start : hits[0].end])
        elif hits:
            ledger.leave_out(field, "several areas", words.text)


def opening(ledger: Ledger, words: Mapped, published: str | None) -> None:
    """Claim the opening date a value gives; one after the report's own date is announced."""
    value = cells.date(words.text) or _only_year(words.text)
    if value is None:
        said = fold(words.text)
        if said in words_of("report_tables", "in_preparation"):
            ledger.claim("status", "in_preparation", words, modality="announced")
        elif not cells.is_empty(words.text):
            ledger.leave_out("opening_date", "no date", words.text)
        return
    ahead: Modality = "announced" if published and value[:4] > published[:4] else "stated"
    ledger.claim("opening_date", value, words, modality=ahead)
    if ahead == "announced":
        ledger.claim("status", "in_preparation", words, modality="announced")
    if published and value[:4] != published[:4]:  # within the year of the report it may be either
        kind = "planned" if ahead == "announced" else "opened"
        ledger.claim("events", {"kind": kind, "date": value}, words, modality=ahead)


def status(ledger: Ledger, words: Mapped) -> None:
    """Claim whether the space is open, where the value is a word for it."""
    said = fold(words.text)
    for value in ("in_preparation", "existing"):
        if said in words_of("report_tables", value):
            ledger.claim("status", value, words)


def people(ledger: Ledger, field: str, words: Mapped) -> None:
    """Claim the one number of occupants or desks that a value begins with."""
    plain = cells.number(words.text)
    found = find_counts(words.text)
    value = plain if plain is not None else found[0].value if len(found) == 1 and found[0].start <= 25 else None
    if value is not None and int(value) in PEOPLE and not re.search(r"[%€²]", words.text):
        ledger.claim(field, int(value), words)
    elif not cells.is_empty(words.text):
        ledger.leave_out(field, "no one number", words.text)


def contract(ledger: Ledger, words: Mapped, term: Mapped | None = None) -> None:
    """Claim on what title the place is held, and for how long; what follows a colon or full stop is left out."""
    cut = _CLAUSE.search(words.text)
    own = words[: cut.start()] if cut else words
    value = " ".join(_righted(word) for word in own.text.split())
    if not value or cells.is_empty(value):
        return
    if term and not cells.is_empty(term.text):
        ledger.claim("contract", f"{value}, {term.text}", own, context=(term,))
    else:
        ledger.claim("contract", value, own)


def _righted(word: str) -> str:
    """A word for a title that scanning has left with one wrong letter, put right."""
    said = fold(word)
    known = phrases("report_cards", "contracts")
    if said in words_of("report_cards", "contracts") or len(said) < 6:
        return word
    return next((each for each in known if " " not in each and alike(said, fold(each))), word)


def website(ledger: Ledger, words: Mapped) -> None:
    """Claim the website that a value is."""
    match = WEBSITE.search(words.text)
    if match and "@" not in words.text:
        ledger.claim("website", match.group().rstrip("."), words[match.start() : match.end()])


def former_use(ledger: Ledger, words: Mapped, *, labelled: bool = False) -> None:
    """Claim what the building was before, where a word such as "former" says so."""
    match = _former().search(words.text)
    if not match and not labelled:
        return
    start = match.end() if match else 0
    stop = _FORMER_END.search(words.text, start)
    use = words[start : stop.start() if stop else len(words.text)].strip()
    if use.text[:1].isdigit() or not 3 <= len(use.text) <= MAX_USE:
        return
    said = words[match.start() if match else 0 : stop.start() if stop else len(words.text)].strip()
    ledger.claim("former_use", use.text, said)


def premises(ledger: Ledger, words: Mapped) -> None:
    """Claim what kind of premises it is; a value that only measures says nothing of it."""
    if re.search(r"[^\W\d_]{4}", words.text) and len(words.text) <= MAX_PREMISES:
        ledger.claim("premises", words.text, words)


def party(ledger: Ledger, kind: str, words: Mapped) -> None:
    """Claim a firm or public body as owner or investor. What may be a person's name is left out, unrepeated."""
    if not is_organisation(words.text):
        ledger.leave_out("investor", "may be a person's name", "")
        return
    ledger.claim("investor", words.text, words)
    role = "owns" if kind == "owner" else "invests"
    ledger.claim("roles", {"party": words.text, "role": role}, words)


def _only_year(text: str) -> str | None:
    years = set(_YEAR.findall(text))
    return years.pop() if len(years) == 1 else None


@cache
def _former() -> re.Pattern[str]:
    words = alternation(phrases("report_cards", "former"))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)[\s-]*", re.I)
