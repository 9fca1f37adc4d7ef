"""What words say of a plan: its desk type, that it names something, that it is no plan at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from cowcrawl.extract.formulas.amount_alone import before_amount
from cowcrawl.extract.formulas.labels import has_own_words, own_words
from cowcrawl.extract.texts.phrases import begins_with, concept_in, likely, pattern, says, says_all
from cowcrawl.literals.money import find_money
from cowcrawl.literals.period import counts_time, has_quota, in_label, link
from cowcrawl.literals.quantity import duration
from cowcrawl.literals.words import Endings, alternation, has_digit
from cowcrawl.remembered import remembered
from cowcrawl.text import fold
from cowcrawl.vocabulary import load, phrases

MAX_GENERIC = 60
"""Characters of a heading of two halves that name parts of a page."""
MAX_WORDS = 9
"""Words of a heading that can be a name; more of them, without a number, are a slogan."""
MAX_CALL = 2
"""The same of a heading that calls: "Become a member today!"."""
BRACKETS = re.compile(r"\(([^()]*)\)")
"""What stands in brackets, with them."""


@remembered
def desk_type(text: str) -> str | None:
    """The desk type a full phrase names ("hot desk", "salle de réunion"), or None."""
    kind = concept_in("desk_types", text)
    if kind == "fixed_desk" and says("formulas", "office_of_own", text):
        return "private_office"
    if kind in ("fixed_desk", "private_office") and _is_denied("desk_types", kind, text):
        return "hot_desk" if kind == "fixed_desk" else None
    return "hot_desk" if kind == "private_office" and _is_shared("desk_types", text) else kind


@remembered
def desk_hint(text: str) -> str | None:
    """The desk type a weaker word hints at ("salle", "coworking"), or None; `other` for dues of an association."""
    hint = concept_in("desk_hints", text)
    if hint is None and text[-1:] in _FIGURES and (glued := _GLUED.fullmatch(text)):
        hint = concept_in("desk_hints", glued["word"])
    for other in ("flat", "residents"):
        if hint == "fixed_desk" and says("formulas", other, text):
            hint = concept_in("desk_hints", pattern("formulas", other).sub(" ", fold(text)))
    if hint == "association" and "(" in text:
        hint = concept_in("desk_hints", BRACKETS.sub(" ", text)) or hint  # "Coworking (adhérents)"
    if hint in ("association", "fixed_desk") and says("formulas", "for_members", text):
        hint = concept_in("desk_hints", pattern("formulas", "for_members").sub(" ", fold(text))) or hint
    if hint in ("private_office", "fixed_desk") and (lacking := pattern("formulas", "lacking").search(fold(text))):
        hint = concept_in("desk_hints", fold(text)[: lacking.start()])
    if hint == "fixed_desk" and _is_denied("desk_hints", hint, text):
        return "hot_desk"
    if hint == "private_office" and _is_shared("desk_hints", text):
        return "hot_desk"
    if hint == "meeting_room" and begins_with("formulas", "desk_in", text):
        return "hot_desk"
    return "other" if hint == "association" else hint


_FIGURES = frozenset("0123456789")
_GLUED = re.compile(r"(?P<word>[^\W\d_]{4,})\d{1,2}")
"""A word with a number of days right behind it: "Flex10"."""


def _is_shared(name: str, text: str) -> bool:
    """Whether the office that a text names is one that several share, and no other: "Desk in a shared office"."""
    if not says("formulas", "shared_office", text):
        return False
    return concept_in(name, pattern("formulas", "shared_office").sub(" ", fold(text))) != "private_office"


def _is_denied(name: str, kind: str, text: str) -> bool:
    """Whether a text says right before what it names that there is none: "No fixed desk", "Pas de poste fixe"."""
    if not says("rooms", "none", text):
        return False
    folded = fold(text)
    named = pattern(name, kind).search(folded)
    before = re.split(r"[\s'’]+", folded[: named.start()].rstrip()) if named else []
    if len(before) > 1 and (before[-1] in ("", "d") or before[-1] in phrases("spaces", "of")):
        before.pop()
    return bool(before) and before[-1] in phrases("rooms", "none")


@remembered
def names_room(text: str) -> bool:
    """Whether a word of a name is made of one for a room, or is one beside another: "Tuinkamer", "Groene Kamer"."""
    endings = tuple(phrases("formulas", "room_endings"))
    words = fold(text).split()
    made = (word for word in words if word.endswith(endings) and (word not in endings or len(words) > 1))
    return any(word not in _no_rooms() for word in made)


@cache
def _no_rooms() -> frozenset[str]:
    return frozenset(fold(word) for word in phrases("formulas", "no_rooms"))


def name_desks(texts: Sequence[str]) -> bool:
    """Whether texts name a desk or a room, each by itself or all together."""
    if any(map(desk_type, texts)):
        return True
    may = len(texts) > 1 and any(likely("desk_types", text) for text in texts)
    return may and desk_type(" | ".join(texts)) is not None


@remembered
def is_pass(text: str) -> bool:
    """Whether a label names a pass by itself ("Dagkaart", "Day pass"), where "à la journée" may be a room's rate."""
    if desk_type(text) != "day_pass":
        return False
    named = (match.group() for match in pattern("desk_types", "day_pass").finditer(fold(text)))
    return not all(pattern("formulas", "rates").fullmatch(phrase) for phrase in named)


@remembered
def is_season(text: str) -> bool:
    """Whether a label is the name of a ticket for longer than a day: "Monatskarte", "Pass mois"; no "media jornada"."""
    return desk_hint(text) == "hot_desk" and in_label(text) in ("week", "month", "quarter", "year")


@remembered
def only_binds(text: str) -> bool:
    """Whether a label tells for how long one is bound, and nothing else ("Min. term 3 months")."""
    return says("formulas", "commitment", text) and not own_words(
        pattern("formulas", "commitment").sub(" ", fold(text))
    )


def rates_room(text: str) -> bool:
    """Whether what sounds like a pass is a room's rate ("une salle à la journée"): nothing else hints at desks."""
    if desk_type(text) != "day_pass" or desk_hint(text) != "meeting_room" or is_pass(text):
        return False
    return desk_hint(pattern("desk_hints", "meeting_room").sub(" ", fold(text))) is None


def desk_phrase(sentence: str) -> str | None:
    """The words of a sentence that name its desk type, as printed."""
    return _phrase("desk_types", sentence)


def desk_before(text: str) -> str | None:
    """The words before a price that name its desk type; of two kinds that which the last clause names, or neither.

    "Coworking and dedicated desks – hot desks from".
    """
    if not names_two(text):
        return desk_phrase(text)
    last = last_clause(text)
    return None if names_two(last) else desk_phrase(last)


def last_clause(text: str) -> str:
    """What stands behind the last colon, semicolon or dash of a text; all of it if it has none."""
    return _CLAUSE.split(text)[-1]


@remembered
def names_two(text: str) -> bool:
    """Whether a text names desks or rooms of two kinds, passes aside."""
    return sum(kind != "day_pass" and says("desk_types", kind, text) for kind in load("desk_types")) > 1


_CLAUSE = re.compile(r"[;:–—]|\s-\s")


def hint_phrase(sentence: str) -> str | None:
    """The words of a sentence that hint at its desk type, as printed."""
    return _phrase("desk_hints", sentence)


def _phrase(name: str, sentence: str) -> str | None:
    concept = concept_in(name, sentence)
    if concept is None:
        return None
    words = sentence.split()
    for size in range(1, 6):
        for start in range(len(words) - size + 1):
            part = " ".join(words[start : start + size])
            if pattern(name, concept).search(fold(part)):
                longer = [" ".join(words[start : start + more]) for more in range(6, size, -1)]
                told = (text for text in longer if fold(text) != fold(part))  # further words, no more marks
                whole = next((text for text in told if pattern(name, concept).fullmatch(fold(text))), part)
                return (_for_how_many(words[:start], whole) + whole).strip(" ,;:.?!()«»\"“”'")
    return None


def _for_how_many(before: list[str], named: str) -> str:
    """The number before a name that begins with whom it counts, or nothing: "a 4 person office"."""
    whom, _, rest = named.partition(" ")
    counted = before and before[-1].isdigit() and says_all("formulas", "person", whom)
    return f"{before[-1]} " if counted and (desk_type(rest) or desk_hint(rest)) else ""


@remembered
def names_something(text: str) -> bool:
    """Whether a title names a plan or a room: not "Prices", not "per month", not a question."""
    names = (has_own_words(text) or is_numbered(text)) and not text.endswith("?") and not is_generic(text)
    return names and not (has_digit(text) and _counts_at_least(text))


def _counts_at_least(text: str) -> bool:
    """Whether a text only says how many hours or days one takes at least: "minimum 2 h"."""
    if not counts_time(text) or not begins_with("formulas", "at_least", text):
        return False
    return not own_words(pattern("formulas", "at_least").sub(" ", fold(text)))


@remembered
def is_numbered(text: str) -> bool:
    """Whether a title is a word for a plan and its number: "Tarifa 25"."""
    return has_digit(text) and _numbered_plan().fullmatch(text) is not None


@cache
def _numbered_plan() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(phrases('formulas', 'plan_nouns'))})\s\d{{1,3}}", re.I)


@remembered
def titles_something(text: str) -> bool:
    """Whether a heading can title a price: it names something, a pass ("Tageskarte"), a bundle ("10 jours") or a share.

    A share is of a week or a month: "1 jour / semaine". Of questions those that name a desk or a room do: "What does a
    fixed desk cost?".
    """
    if text.endswith("?"):
        desk = desk_type(text) not in (None, "day_pass") or _asks_price(text)
        return desk and not any(says("formulas", concept, text) for concept in ("traps", "goods", "equipment"))
    most = MAX_CALL if text.endswith("!") else MAX_WORDS
    cried = text.endswith("!") and bool(find_money(text))  # "A desk for £5 an hour? Here it is!"
    slogan = len(text.split()) > most and (cried or not has_digit(text))
    if slogan or is_generic(text) or (text.endswith(":") and says("formulas", "leads_in", text)):
        return False
    if in_label(text) and begins_with("formulas", "price_word", text) and not has_own_words(text):
        return False  # "Precio media jornada"
    lead = before_amount(text) if "/" in text else None
    if lead is not None and not (has_own_words(lead) or desk_type(lead) or desk_hint(lead)):
        return False  # "from €390 /desk/month"
    named = has_own_words(text) or is_numbered(text) or (desk_type(text) or desk_hint(text)) is not None
    return named or duration(text) is not None or has_quota(text)


def _asks_price(text: str) -> bool:
    """Whether a question asks what a desk or a room costs, or to have it, by a weaker word: "Can I hire the room?"."""
    return desk_hint(text) not in (None, "other") and says("formulas", "asks_price", text)


def bids_for(text: str) -> str | None:
    """The one desk, room or post that a heading bids one take: "Louez une salle de réunion"."""
    kind = desk_type(text) if begins_with("formulas", "bids", text) else None
    return desk_phrase(text) if kind in _BID and not names_several(text) else None


_BID = frozenset(("meeting_room", "event_space", "private_office", "fixed_desk", "virtual_office"))


def opens_card(text: str) -> bool:
    """Whether a period can be the name of a card: "Weekly", not "per week"."""
    return in_label(text) is not None and not (has_own_words(text) or _tied().match(text))


@cache
def _tied() -> re.Pattern[str]:
    """The beginning of what goes on from an amount: "per month"."""
    return re.compile(rf"\W*{link('per')}", re.I)


@remembered
def is_generic(text: str) -> bool:
    """Whether a heading only names a part of a page ("Tarifs", "Plans & prices"), or is a badge ("Most popular")."""
    folded = fold(text)
    if (" ".join(_DIGITS.sub(" ", folded).split()) if has_digit(folded) else folded) in _generic():
        return True
    if has_digit(text) and _clause().match(text):
        return True
    told = likely("formulas", text)
    if "contracts" in told and begins_with("formulas", "contracts", text):
        return True
    if "bids" in told and begins_with("formulas", "bids", text):
        return not bids_for(text)
    if len(text) > MAX_GENERIC or not _and().search(text):
        return False
    parts = [fold(part).lstrip("0123456789. ") for part in _and().split(text)]
    others = [part for part in parts if part not in _generic()]
    return not others or (len(others) < len(parts) and _deposits().issuperset(others))


@cache
def _clause() -> re.Pattern[str]:
    """The beginning of what a contract or an ordinance numbers: "Article 3 – "."""
    return re.compile(rf"\W*(?:{alternation(phrases('formulas', 'clauses'))})\s*\d", re.I)


def is_badge(text: str) -> bool:
    """Whether a line on a card praises its plan and does not name it: "Most popular", or "Most" and another word.

    Two of them may stand in a line: "Most popular · Best value".
    """
    if says_all("formulas", "badges", text):
        return True
    parts = _DOT.split(text)
    if len(parts) > 1:
        return all(map(is_badge, parts))
    begun = pattern("formulas", "superlatives").match(fold(text))
    return begun is not None and len(fold(text)[begun.end() :].split()) == 1


_DOT = re.compile(r"\s[·•|]\s")
_DIGITS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|^\d+")
"""The year of a list of prices, the number of a part of a page: "Prices 2025", "2. Prices"; "Tarifa 25" is a name."""


@cache
def _generic() -> frozenset[str]:
    concepts = ("generic_headings", "comparing", "badges")
    return frozenset(fold(phrase) for concept in concepts for phrase in phrases("formulas", concept))


@cache
def _deposits() -> frozenset[str]:
    """What a heading about prices may name beside them: "Prices and deposit"."""
    return frozenset(fold(phrase) for phrase in phrases("formulas", "deposits"))


@cache
def _and() -> re.Pattern[str]:
    """What stands between the two halves of a heading."""
    return re.compile(rf"\s*[&/+|,]\s*|\s(?:{alternation(phrases('period_words', 'conjunctions'))})\s", re.I)


@remembered
def names_several(heading: str) -> bool:
    """Whether a heading lists kinds of places of work, and so tells of no price below it what it is for.

    "Coworking, offices and meeting rooms"; two sorts of desks, or of rooms, are one kind.
    """
    if not _listing().search(heading):
        return False
    kinds = {desk_type(part) or desk_hint(part) for part in _listing().split(heading)}
    return len({_GROUPS.get(kind, kind) for kind in kinds if kind} - {"day_pass", "other"}) > 1


_GROUPS = {"fixed_desk": "hot_desk", "event_space": "meeting_room"}


@cache
def _listing() -> re.Pattern[str]:
    """What stands between the kinds that a heading lists."""
    return re.compile(rf"\s*[&/+,]\s*|\s(?:{alternation(phrases('period_words', 'conjunctions'))})\s", re.I)


def leads_on(label: str) -> bool:
    """Whether words before a price part it from what the first month or hours cost: "First month free, then"."""
    return bool(_afterwards().end(label))


@cache
def _afterwards() -> Endings:
    return Endings.of(phrases("formulas", "afterwards"), after=":?")


@remembered
def compares(title: str) -> bool:
    """Whether a title is that of what only compares plans."""
    return says_all("formulas", "comparing", title)


@remembered
def heads_options(title: str) -> bool:
    """Whether a title is nothing but a word for what can be added."""
    return says_all("formulas", "option_sections", title)


@remembered
def is_part_of_day(label: str) -> bool:
    """Whether a label is nothing but a part of a day, its hours in brackets left out: "Evening (from 6 pm)"."""
    return says_all("formulas", "day_parts", label.split("(")[0].strip(" :"))


def is_per_card(text: str) -> bool:
    """Whether a text is a stroke and a word for a card with several entries: "/ card"."""
    unit = text.strip(" .")
    return unit.startswith("/") and fold(unit[1:]) in {fold(word) for word in phrases("formulas", "card_of_entries")}


@remembered
def is_weekend(label: str) -> bool:
    """Whether a label is nothing but a word for the weekend."""
    return says_all("hours", "weekend", label)
