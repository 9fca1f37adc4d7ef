"""What a label for a desk says of time at one of its ends: "Mes puesto fijo", "Flexdesk Woche"."""

from __future__ import annotations

import re
from functools import cache

from cowcrawl.extract.formulas.words import desk_hint, desk_type
from cowcrawl.extract.texts.phrases import concept_in, says_all
from cowcrawl.literals.period import speaks_of_time, unit_named
from cowcrawl.literals.quantity import Bundle, duration
from cowcrawl.literals.words import alternation
from cowcrawl.vocabulary import phrases


def unit_opening(label: str) -> str | None:
    """The unit a label begins with, where a desk and nothing else follows ("Mes puesto fijo", "Mes con mesa fija")."""
    words = label.split()
    if len(words) > 2 and words[1] in phrases("formulas", "condition"):
        words.pop(1)
    begins = ((unit_named(" ".join(words[:count])), " ".join(words[count:])) for count in (2, 1))
    return next((unit for unit, rest in begins if unit and rest and _is_desk(rest)), None)


def unit_closing(label: str) -> tuple[Bundle | None, str | None]:
    """The bundle or the unit a label ends in, behind a desk and nothing else ("Flexdesk Woche", "Hot desk 10 days").

    The bundle also behind a word for a price: "Tarifa 15 días".
    """
    words = label.split()
    timed = len(words) > 1 and (speaks_of_time(words[-1]) or words[-1][0].isdecimal() or words[-2].isdecimal())
    for count in (2, 1) if timed else ():
        rest, end = " ".join(words[:-count]).rstrip(" :–-"), " ".join(words[-count:])
        bundle, unit = duration(end), unit_named(end)
        if rest and (bundle or unit) and (_is_desk(rest) or (bundle and says_all("formulas", "price_word", rest))):
            return bundle, unit
    return None, None


def _is_desk(text: str) -> bool:
    """Whether a text names a desk or a room and nothing else."""
    kinds = ((name, concept_in(name, text)) for name in ("desk_types", "desk_hints"))
    return any(kind and says_all(name, kind, text) for name, kind in kinds)


def behind_clause(name: str) -> str:
    """A name without the clause before it: "Si vienes mucho, el abono mensual", "Wer öfter kommt: Das Monatsticket"."""
    match = _clause().match(name)
    if match is None or any(word[:1].isupper() for word in match["clause"].split()[1:]):
        return name
    rest, told = name[match.end() :], desk_type(match["clause"]) or desk_hint(match["clause"])
    return rest if not told and (desk_type(rest) or desk_hint(rest)) else name


@cache
def _clause() -> re.Pattern[str]:
    """At least three words, a comma or a colon, and an article."""
    article = alternation([*phrases("rooms", "the"), "l"])
    return re.compile(rf"(?P<clause>[^\W\d]\w*(?:\s\w+){{2,8}})[,:]\s(?:{article})(?:\s|['’])", re.I)
