"""Postcodes in running text, and the town that stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from cowcrawl.centroids import knows_town
from cowcrawl.centroids.codes import patterns
from cowcrawl.literals import country as countries
from cowcrawl.literals.words import hint
from cowcrawl.remembered import remembered
from cowcrawl.vocabulary import alternatives, load, phrases

_PREFIXED = (
    r"(?<![\w./])(?<!\d[-–‐])(?P<prefix>AT|BE|CH|DE|DK|ES|FR|IT|LU|NL|[ABDEFILPS])\s?[-–‐]\s?(?P<tagged>\d{4,5})(?!\d)"
    r"(?P<letters>\s?[A-Z]{2}(?![\w]))?"
    r"|(?<![\w.,-]\s)(?<![\w./])(?<!\d[-–‐])(?P<spaced>[BDFL])[^\S\n](?P<apart>\d{4,5})(?![\d.,])(?=\s[A-Z])"
)
_QUARTER = (
    r"[NS][EW]\s(?:[A-Z\d][\w.]*\s){1,3}"
    r"(?:Street|St|Avenue|Ave|Boulevard|Blvd|Road|Rd|Drive|Dr|Lane|Ln|Court|Ct|Way|Place|Pl|Highway|Hwy|Parkway|Pkwy)\b"
)
"""The quarter of a town and its street in America: "1120 NW Couch Street" has no Dutch postcode."""
_PROVINCE = (
    r"(?:QC|ON|BC|AB|MB|SK|NS|NB|NL|PE|YT|NT|NU|Qu[ée]bec|Ontario|British Columbia|Colombie-Britannique|Alberta|"
    r"Manitoba|Saskatchewan|Nova Scotia|Nouvelle-[ÉE]cosse|New Brunswick|Nouveau-Brunswick)"
)
"""A province of Canada, between a town and its postcode."""
_STATE = (
    r"(?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|D\.C\.|Florida|Georgia|Hawaii|Idaho|"
    r"Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|"
    r"Missouri|Montana|Nebraska|Nevada|New\s(?:Hampshire|Jersey|Mexico|York)|(?:North|South)\s(?:Carolina|Dakota)|Ohio|"
    r"Oklahoma|Oregon|Pennsylvania|Rhode\sIsland|Tennessee|Texas|Utah|Vermont|(?:West\s)?Virginia|Washington|Wisconsin|"
    r"Wyoming)"
)
"""A state of America in full, between a town and its postcode."""
_TERRITORY = (
    r"(?:New\sSouth\sWales|Queensland|(?:South|Western)\sAustralia|Tasmania|Victoria|Northern\sTerritory|"
    r"Australian\sCapital\sTerritory)"
)
"""The same of Australia."""
_LETTERED = (
    rf"(?<![\w.,€$£])(?P<nl>[1-9]\d{{3}}\s?(?!SA|SD|SS|{_QUARTER})[A-Z]{{2}})(?![\w’'/])"
    r"|(?<=,\s)(?P<us>(?:A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|"
    rf"T[NX]|UT|V[AT]|W[AIVY]|{_STATE}),?\s\d{{5}}(?:-\d{{4}})?)(?![\w-])"
    rf"|(?<=[,a-z]\s)(?P<au>(?:ACT|NSW|NT|QLD|SA|TAS|VIC|WA|(?<=,\s){_TERRITORY})\s\d{{4}})"
    r"(?![\w-]|[ \t](?!Australia)[A-Z])"
    rf"|(?<!\w)(?P<ca>(?:{_PROVINCE}\)?,?\s{{1,2}})?[A-CEGHJ-NPR-TVXY]\d[A-CEGHJ-NPR-TV-Z]\s?\d[A-CEGHJ-NPR-TV-Z]\d)(?!\w)"
    r"|(?<!\w)(?P<gb>(?:[A-Z]{1,2}\d[A-Z\d]?)\s?\d[ABD-HJLNP-UW-Z]{2})(?!\w)"
    r"|(?<![\d-])(?P<pt>\d{4}-\d{3})(?![\d-])"
    r"|(?<![\d-])(?P<pl>\d{2}-\d{3})(?![\d-])"
    r"|(?<!\d[^\S\n])(?<![\w.'+€$£])(?<!\d,)(?P<fr>\d{2}\s\d{3})(?=\s[A-Z])"
    r"|(?<!\d[^\S\n])(?<![\w.,'+€$£/-])(?P<apart3>\d{3}\s\d{2})(?=\s[A-ZÀ-Ý][a-zà-ÿ])"
    r"|(?<!\w)(?P<ie>[AC-FHKNPRTV-Y]\d[\dW]\s?[\dAC-FHKNPRTV-Y]{4})(?!\w)"
)
_PLAIN = r"(?<![\w+€$£#])(?<!\d[.,'])(?P<plain>[1-9]\d{3}|\d{5})(?![\w%€$£])(?![.,]\d)(?!\s?(?:[%€$£²]|m[²2]|h\b))"
_GLUED = r"(?<=\d,)(?P<glued>\d{5})(?=\s[A-ZÀ-Ý])"
"""Right behind the number of the house and a comma: `Calle Mayor, 30,28001 Madrid`."""
_CODE = re.compile(rf"(?=[A-Z\d])(?:{_PREFIXED}|{_LETTERED}|{_PLAIN}|{_GLUED})")
_LIKELY = re.compile(r"[A-Z\d](?:(?<=\d)(?:\d{3}|-\d{3}|\s\d{3}\s[A-Z]|\d\d\s\d\d\s[A-ZÀ-Ý])|(?<=[A-Z])\d)")
_FORMATS = {"nl": "NL", "gb": "GB", "pt": "PT", "pl": "PL", "ie": "IE", "us": "US", "au": "AU", "ca": "CA"}

_LEADING = re.compile(r"^\D+")
_LONG_NUMBER = re.compile(r"(?:\+\s?\(?\d[\d .\-/()]*|(?<!\w)0\d(?:[ .\-/()]*\d){5,}[ .\-/()]*|(?:\d+[ .]){3,})$")
_LABELLED = re.compile(
    r"(?<!\w)(?:btw|tva|vat|mwst|kvk|kbo|bce|rcs|rpr|siret|siren|iban|cif|nif|hrb|tel|tél|fax|phone|bp|b\.p\.|cs|tsa|"
    r"p\.?\s?o\.? ?box|postbus|postfach|©|copyright|since|depuis|sinds|seit|desde)[\s.:°]*(?:[A-Z]{2}[\s.]?)?[\d. ]*$",
    re.I,
)
_YEAR = re.compile(r"(?:19|20)\d\d\s(?:EU|UK|US)")
"""A year and the country or union that something of that year is about."""
_SHOUTED = re.compile(r"\d{4}\s(?:AM|AN|AS|AT|BY|DE|EN|ET|IF|IN|IS|IT|OF|ON|OP|OR|TE|TO|UM|WE|ZU)")
_LOUD = re.compile(r"\s[^\W\d_a-zà-ÿ]{2,}(?!\w)")
"""A number and a small word of a line in capitals, and the next word of such a line: "2021 BY JO REED"."""
_LONGEST = 60
"""Characters in which a town's name ends."""
_WORD = (
    r"(?:[dDlL]['’]|['’][stST][- ])?[^\W\d_a-zß-ÿа-џґ][^\W\d_]+(?:['’-]+[^\W\d_]+|\.(?=-)|(?<=\bS[tk])\.[^\W\d_]+)*"
    r"(?:(?<=\bSt)\.)?(?!\w)"
)


@dataclass(frozen=True, kw_only=True)
class Postcode:
    """A postcode in a text."""

    code: str
    """In the country's usual form: `1000`, `3024 EE`, `LE3 2BU`."""
    start: int
    end: int
    country: str | None
    """ISO code where prefix or form tells it."""
    sure: bool
    """True where the form or its prefix says by itself that it is a postcode."""
    spaced: bool = False
    """Whether it is printed like a number of thousands ("38 000"), as French ones are, or like two numbers ("111 51").

    Its town makes it a postcode.
    """


@dataclass(frozen=True, kw_only=True)
class Town:
    """A town's name in a text."""

    name: str
    start: int
    end: int


@remembered
def likely(text: str) -> bool:
    """Whether a text has what every postcode has; most have not, and are not searched."""
    return _LIKELY.search(text) is not None


def postcodes(text: str, country: str | None = None) -> Iterator[Postcode]:
    """Everything in `text` that may be a postcode, in reading order; with `country` of the length it uses."""
    for hit in _CODE.finditer(text):
        before = text[max(0, hit.start() - 40) : hit.start()].rpartition("\n")[2]
        if _LONG_NUMBER.search(before) or _LABELLED.search(before) or _is_year(text, hit):
            continue
        found = _postcode(hit)
        if usual(found, country):
            yield found


def _is_year(text: str, hit: re.Match[str]) -> bool:
    """Whether it is a year and whose: "the 2026 UK Report" has no code of Haarlem, whose name would follow.

    Nor has a number and a small word in a line of capitals.
    """
    shouted = _SHOUTED.fullmatch(hit[0]) and _LOUD.match(text, hit.end())
    if not (_YEAR.fullmatch(hit[0]) or shouted):
        return False
    town = town_after(text, hit.end())
    return town is None or not knows_town("NL", town.name)


def usual(code: Postcode, country: str | None) -> bool:
    """Whether a postcode may be one of `country`, which rules out bare digits of another length than it uses."""
    return code.sure or not code.code.isdigit() or countries.has_plain_code(country, code.code)


def town_after(text: str, position: int) -> Town | None:
    """The town's name that follows `position`, at most a comma, a dash or a line end away, blank lines aside."""
    lead = _LEAD.match(text, position)
    begin = lead.end() if lead else position
    if borough := _borough().match(text, begin):
        begin = borough.end()
    return town_at(text, begin) or galician(text, begin) or _known_behind_bar(text, position)


@cache
def _borough() -> re.Pattern[str]:
    """A borough of a large town, with the comma before the town: "Alcaldía Cuauhtémoc, "."""
    return re.compile(rf"(?:{alternatives(phrases('address', 'borough'))})\s[^,\n]{{2,30}},[ \t]*", re.I)


def known_beginning(town: Town, country: str | None) -> Town:
    """The longest known town with which words begin that go on with another address; as they are if none is known."""
    words = town.name.split()
    for count in range(len(words) - 1, 0, -1):
        name = " ".join(words[:count])
        if country and knows_town(country, name):
            return Town(name=name, start=town.start, end=town.start + len(name))
    return town


def galician(text: str, position: int) -> Town | None:
    """A known town of Galicia with its article: `A Coruña`, `O Grove`."""
    town = town_at(text, position + 2) if text[position : position + 2] in ("A ", "O ") else None
    name = f"{text[position]} {town.name}" if town else ""
    return Town(name=name, start=position, end=town.end) if town and knows_town("ES", name) else None


def _known_behind_bar(text: str, position: int) -> Town | None:
    """The town behind a bar, a dot or the Spanish `de`: one we know, for anything may follow those."""
    lead = _BAR.match(text, position)
    town = town_at(text, lead.end()) if lead else None
    return town if town and any(knows_town(code, town.name) for code in patterns()) else None


_BAR = re.compile(r"[ \t]*[|·•∙⋅][ \t]*|[ \t]de[ \t]+")
_LEAD = re.compile(r"[ \t]*(?:[,–-][ \t]*)?(?:\n[ \t]*){0,2}(?:(?:te|in|à|a|ad)[ \t]+(?=[^\W\d_a-z]))?")
_NO_TOWN = re.compile(r"\s*:|@|/(?![^\W\d_a-z])|\.\w")
"""What stands behind a word that is no town: the rest of a label, a mailbox, a path."""


def town_at(text: str, position: int) -> Town | None:
    """The town's name that begins at `position`: capitalised words, up to a country's name or a word no town has."""
    hit = _town().match(text, position)
    if not hit:
        return None
    start, end = hit.span()
    if _NO_TOWN.match(text, end):
        end = start + max(text.rfind(" ", start, end) - start, 0)
    nation = countries.named_in(text[start:end])
    if nation:
        end = start + nation[1]
    stop = _stop().search(text, start, end) if hint("address", "not_town").fits(text[start:end]) else None
    if stop:
        end = stop.start()
    name = _small_end().sub("", text[start:end].rstrip(" -–.'’"))
    town, _, land = name.rpartition(" ")
    if land in countries.like_towns() and knows_town("LU", town):
        name = town
    name = _goes_on(text, start, name)
    if len(name) < 2 or name.casefold() in _articles():
        return None
    return Town(name=name, start=start, end=start + len(name))


def up_to(text: str, town: Town | None, end: int) -> Town | None:
    """A town's name without what belongs to the postcode behind it, which an Australian state is printed with."""
    if town is None or not town.start < end < town.end:
        return town
    name = text[town.start : end].rstrip(" ,")
    return Town(name=name, start=town.start, end=town.start + len(name))


def _goes_on(text: str, start: int, name: str) -> str:
    """A town's name with what belongs to it in lower case: `Bourg en bresse`, which a gazetteer must know."""
    opens = name.casefold() in phrases("address", "town_article")
    more = (_any_lower() if opens else _lower()).match(text, start + len(name))
    words = [hit.end() for hit in re.finditer(r"[\w'’]+", more[0])] if more else []
    longer = (text[start : start + len(name) + end] for end in reversed(words))
    return next((town for town in longer if any(knows_town(code, town) for code in patterns())), name)


def town_case(name: str) -> str:
    """A town's name printed in capitals as one writes it: `SAINT-DENIS-SUR-LOIRE` is Saint-Denis-sur-Loire."""
    if not name.isupper() or len(name) < 4 or name in load("countries")["cities"]:
        return name
    small = phrases("address", "town_small")
    words = re.split(r"([ -])", name.lower())
    kept = (word if word in small and number else _capital(word) for number, word in enumerate(words))
    written = "".join(kept)
    return written[0].upper() + written[1:]


def _capital(word: str) -> str:
    """With its first letter as a capital, after an elided article as well."""
    return re.sub(r"^((?:[dl]|'[stn])['’])?([^\W\d_])", lambda hit: f"{hit[1] or ''}{hit[2].upper()}", word)


def known_town_before(text: str, start: int, end: int, country: str | None) -> Town | None:
    """The town with which `text[start:end]` ends, known in `country`, or in any if that is None."""
    start = max(start, end - _LONGEST)
    words = [hit.start() + start for hit in re.finditer(r"(?<![\w'’-])[^\W\d]", text[start:end])]
    for begin in words[-4:]:
        if _unfinished().search(text[start:begin]):
            continue
        name = text[begin:end].rstrip(" \t,(–-")
        if re.search(r"[.,:;!?]\s|\d", name) or not re.search(r"(?<!\w)[^\W\d_a-zß-ÿа-џґ]", name):
            continue
        if any(knows_town(code, name) for code in ([country] if country else sorted(patterns()))):
            return Town(name=name, start=begin, end=begin + len(name))
    return None


def _postcode(hit: re.Match[str]) -> Postcode:
    kind = str(hit.lastgroup)
    if hit["prefix"] or hit["spaced"]:
        code = (hit["tagged"] or hit["apart"]) + (" " + hit["letters"].strip() if hit["letters"] else "")
        nation = countries.of_prefix(hit["prefix"] or hit["spaced"])
        if hit["prefix"] and _is_longer(hit["tagged"], nation):
            return Postcode(code=code, start=hit.start("tagged"), end=hit.end(), country=None, sure=False)
        return Postcode(code=code, start=hit.start(), end=hit.end(), country=nation, sure=True)
    code = re.sub(r"\s", "", hit[0])
    if kind == "fr":
        return Postcode(code=code, start=hit.start(), end=hit.end(), country=None, sure=False, spaced=True)
    if kind == "apart3":
        return Postcode(code=hit[0], start=hit.start(), end=hit.end(), country=None, sure=False, spaced=True)
    if kind in ("us", "au"):
        code = _LEADING.sub("", code)
    elif kind == "nl":
        code = f"{code[:4]} {code[4:]}"
    elif kind == "ca":
        code = f"{code[-6:-3]} {code[-3:]}"
    elif kind in ("gb", "ie"):
        cut = -3 if kind == "gb" else 3
        code = f"{code[:cut]} {code[cut:]}"
    return Postcode(
        code=code, start=hit.start(), end=hit.end(), country=_FORMATS.get(kind), sure=kind in ("nl", "gb", "us", "ca")
    )


def _is_longer(code: str, nation: str | None) -> bool:
    """Whether digits are more than a country's codes have, so that no prefix leads to them: "scala B - 80132"."""
    return nation is not None and len(code) > len("1000") and countries.has_plain_code(nation, "1000")


@cache
def _town() -> re.Pattern[str]:
    return re.compile(rf"{_WORD}(?:(?:[ -](?:{_small()}))*(?:[ -]|[ -]?[dl]['’]){_WORD}){{0,4}}")


@cache
def _lower() -> re.Pattern[str]:
    """Words in lower case behind one that towns hold: ` en bresse`, ` sur le lac`."""
    return re.compile(rf"[ -](?:{_small()}){_any_lower().pattern}")


@cache
def _any_lower() -> re.Pattern[str]:
    return re.compile(r"(?:[ -][a-zß-ÿ][\w’']*){1,3}")


@cache
def _unfinished() -> re.Pattern[str]:
    """What stands before the rest of a name: another capitalised word, or an article."""
    articles = "|".join(map(re.escape, phrases("address", "town_article")))
    return re.compile(rf"(?<!\w)(?:[^\W\d_a-zß-ÿа-џґ][^\W\d]*|{articles})[ -]+$")


@cache
def _small() -> str:
    return "|".join(map(re.escape, phrases("address", "town_small")))


@cache
def _small_end() -> re.Pattern[str]:
    return re.compile(rf"(?:[ -](?:{_small()}))+$")


@cache
def _articles() -> frozenset[str]:
    return frozenset((*phrases("address", "town_article"), *phrases("address", "article")))


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(alternatives(phrases("address", "not_town")), re.IGNORECASE)
