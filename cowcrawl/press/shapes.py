"""What stands around a name that makes it a space's, an operator's or an investor's, as patterns by language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from cowcrawl.press.words import UPPER, events, house, source, words

Role = Literal["space", "operator", "tenant", "investor", "subject", "building"]
Shape = tuple[Role, str]
CAP = (
    rf"(?:No\.\s\d{{1,3}}(?=\s{UPPER})|{UPPER}[\w’'+.@-]*(?:&{UPPER}\w*)?|\d{{1,3}}{UPPER}\w*"
    rf"|[a-z]{{1,7}}{UPPER}\w+|@\w+)"
)
"""A word that may begin or end a name."""
_JOIN = rf"(?:\s(?:&|@|{'|'.join(map(re.escape, words('joining', 'any')))})){{1,2}}"
NAME = rf"{CAP}(?:(?:{_JOIN})?\s{CAP}|\s(?:[ld]['’]){CAP}|\s\d{{1,3}}(?![\d.,]|\s?(?:m|%|€|sq))){{0,5}}"
"""A name as it is written in running text."""
_LONG = r"[^«»“”‘\"„‹›,.;]{1,40}?"
_GERMAN_QUOTED = rf"[„»›“\"]\s?(?P<q>[\w@]{_LONG})\s?[“«‹”\"]"
_SMALL_ARTICLE = r"(?:(?:el|la|los|las|il|lo|le|les|het|de)\s)?"
_QUOTED = rf"(?:[«“\"]|(?<=\s)[‘'])\s?(?P<q>{_SMALL_ARTICLE}(?:{UPPER}|\d|@){_LONG})\s?[»”\"’'](?!\w)"
_SMALL = r"(?:[a-zß-ÿ’'-]+\s){0,4}?"
_FEW = r"(?:[a-zß-ÿ][\wß-ÿ’'-]*\s){0,4}?"
_ITS = r"(?:(?!(?:de|du|des|d|of|van|von|der|di|da|dal|dalla|del|della|by|par|por|door)\b)[a-zß-ÿ][\wß-ÿ-]*\s){0,4}?"
"""Words before a noun that describe it: none of them a preposition, behind which stands another's noun."""
_OWN = rf"(?P<n>{NAME})"
_COMPOUND = r"(?<=\s)(?P<n>(?i:co-?work)\w*[@&+’'][\w@]+(?:\s[A-Z]\w+)?)"
"""A name that begins with the word itself: `Cowork'n You`."""


@cache
def shapes(language: str) -> tuple[tuple[Role, re.Pattern[str]], ...]:
    """What makes a name one, the surest first; the name is the group `n`, or `q` between quotation marks."""
    quoted = _GERMAN_QUOTED if language == "de" else _QUOTED
    name = rf"(?:{quoted}|{_OWN})"
    found = (*_spaces(language, name, quoted), *_subjects(language, name), *_buildings(language, name))
    return tuple((role, re.compile(shape)) for role, shape in found)


def _any(concept: str, language: str) -> str:
    return f"(?i:{source(words(concept, language))})"


def _spaces(language: str, name: str, quoted: str) -> Iterator[Shape]:
    """Names beside words for a space, for who runs it and for who pays."""
    home, loose = f"(?i:{house(language).pattern})", f"(?i:{house(language, weak=True).pattern})"
    article = f"(?:{_any('article', 'any')}\\s?)?"
    firm, only = _any("operator_noun", language), f"{_any('one', 'any')}\\s"
    if language != "de":
        yield "space", rf"(?<=[a-zß-ÿ’'] )(?P<q>Co-?[Ww]orking\s{CAP}(?:\s{CAP})?)"
    yield "space", rf"{_any('called', language)}\s{article}{name}"
    yield "operator", rf"(?i:(?<!\w)(?:co-?working)[-\s]?)?{firm}(?:\s{_any('of_coworking', 'any')})?,?\s{name}"
    between = rf"(?:(?!{_any('building_deal', 'any')})[^.;]){{0,70}}?"
    yield "operator", rf"{home}{between}{_any('run_by', language)}\s{article}{_SMALL}{name}"
    yield "investor", rf"{_any('investor_lead', language)}\s{_SMALL}{name}"
    yield "space", rf"{_any('new', language)}\s(?:[a-zß-ÿ-]+\s)?{loose}\s{name}"
    yield "space", rf"{home}\s{_adjective(language)}{name}"
    yield "space", rf"{loose}\s{quoted}"
    yield "space", rf"{loose}\s{_any('in_town', language)}\s{_OWN}(?=\s(?:in|à|te)\s{UPPER})"
    yield "operator", rf"{_OWN}['’]s\s{_any('which', language)}\s(?:[a-z]+\s)?{loose}"
    yield "space", rf"{home},\s{quoted}"
    yield "space", rf"{home},\s{_OWN}(?=(?:{'|'.join(words('relative_joint', language))})\b)"
    described = rf"(?:{_any('article', 'any')}\s?{_ITS}|(?:[a-zß-ÿ-]+\s)?)"
    yield "operator", rf"{name}\s?,\s{described}{firm}"
    no_firm = rf"(?!(?:\s(?:&|{UPPER}[\w-]*|office|space|workspace)){{0,3}}?\s{firm})"
    of_it = rf"{loose}\s{_any('of_noun', language)}\s{home}"
    yield "space", rf"{_OWN}\s{_any('is_a', language)}\s{only}{_ITS}(?:{home}|{of_it}){no_firm}"
    yield "space", rf"{name}\s?,\s{article}{_ITS}{home}{no_firm}"
    yield "space", rf"{name}\s?,\s{only}{_ITS}{loose}{no_firm}"
    yield "space", rf"{name}\s?,\s{article}{_ITS}{of_it}{no_firm}"
    yield "space", rf"{_any('new', language)}\s(?:[a-zß-ÿ-]+\s)?{loose}\s?:\s{name}"
    yield "operator", rf"{_OWN}['’]s?\s(?:[a-z-]+\s){{0,3}}{home}"
    yield "space", rf"{_any('opening_of', language)}\s{article}{_FEW}{name}"


def _adjective(language: str) -> str:
    """What may stand between a word for a coworking space and its name: in French an adjective."""
    if language != "fr":
        return ""
    return rf"(?:(?!(?:{'|'.join(words('not_adjective', 'fr'))})\b)[a-zß-ÿ-]{{4,}}\s)?"


def _subjects(language: str, name: str) -> Iterator[Shape]:
    """Who opens or closes something, and what does so itself."""
    happened = events(language)
    verbs = "(?i:" + "|".join(found.pattern for _, _, found in happened) + ")"
    happens = "(?i:" + "|".join(found.pattern for kind, _, found in happened if kind != "taken_over") + ")"
    home = rf"(?:\s[^\s;:.]+){{0,8}}?\s(?i:{house(language).pattern})"
    yield "operator", rf"{name}(?:,[^,;]{{3,60}},)?(?:\s[^\s;:]+){{0,6}}?\s{verbs}{home}"
    runs = rf"{_any('relative', language)}(?=[^,;]{{0,80}}{_any('runs', language)})(?:\s[^;,\s]+){{0,8}}?"
    several = f"(?i:{house(language, weak=True).pattern}|{source(words('network_noun', 'any'))})"
    yield "operator", rf"{name}(?:,\s|(?=,))\s?{runs}\s{several}"
    yield "tenant", rf"{name}(?:,[^,;]{{3,60}},)?(?:\s[^\s;:,]+){{0,2}}?\s{_any('rents', language)}"
    yield "operator", rf"{_any('inverted', language)}\s{name}{home}"
    yield "subject", rf"{name}\s{_any('offers', language)}{home}"
    yield "subject", rf"{happens}\s{name}"
    lies = rf"(?:\s{_any('lies_in', language)}\s[^,;:.]{{3,40}}(?:,[^,;:.]{{2,30}})?,)?"
    yield "subject", rf"{name}{lies}(?:,[^,;]{{3,60}},)?(?:\s[^\s;:,]+){{0,3}}?\s{happens}"
    yield "subject", rf"{_any('inverted', language)}\s{_FEW}{name}(?:\s[^\s;:,]+){{0,6}}?\s{_any('verb_end', language)}"


def _buildings(language: str, name: str) -> Iterator[Shape]:
    """The sites of chains that are called after their place, and the buildings that spaces are in."""
    brands, lead = "|".join(map(re.escape, words("brands", "any"))), _any("building_lead", language)
    yield "space", rf"(?P<n>(?:{brands})\s{CAP}(?:\s{CAP}){{0,2}}(?:\s[dl]['’]\w+)?)"
    yield "building", rf"{lead}\s?{name}"
    yield "building", rf"{lead}\s(?:[a-z]+\s)?(?P<n>{NAME}\s{_any('building_noun', 'any')})"
    yield "space", _COMPOUND
