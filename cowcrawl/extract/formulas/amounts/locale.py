"""How a page writes prices: what its $ stands for, and the currency of amounts that only end like a price."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from cowcrawl.extract.where.country import country
from cowcrawl.extract.who.host_names import distinctive
from cowcrawl.literals.currency import DOLLAR, code_of, own_currency, shared_signs
from cowcrawl.literals.money import Money, find_money
from cowcrawl.literals.words import alternation
from cowcrawl.page import Page, once
from cowcrawl.page.language import language
from cowcrawl.vocabulary import load, phrases


@dataclass(frozen=True)
class Locale:
    """What a page's country decides of the way prices are written."""

    dollar: str | None = None
    """What a bare $ stands for; "$" where nothing tells whose it is."""
    home: str | None = None
    """The currency of amounts that only end like a price."""
    only: str | None = None
    """The one currency whose amounts stand on the page."""
    land: str = ""
    """The country, where a sign of several stands on the page: a top-level domain."""

    def moneys(self, text: str) -> list[Money]:
        """The amounts of a text of the page."""
        found = find_money(text, dollar=self.dollar, home=self.home)
        return [self._told(money) for money in found] if self.land else found

    def _told(self, money: Money) -> Money:
        """An amount in the currency that its sign is in the page's country."""
        own = own_currency(money.currency or "", self.land)
        return money._replace(currency=own) if own else money


@once
def locale_of(page: Page) -> Locale:
    """The locale of the page's top-level domain, or of the country that its places and telephones or its site tell."""
    host = urlsplit(page.url).hostname or ""
    domain = host.rpartition(".")[2]
    dollars = load("money")["dollars"]
    dollar = dollars.get(domain) or dollars.get(".".join(host.split(".")[-2:]))
    if dollar is None and "$" in page.printed and any("$" in block.text for block in page.blocks):
        dollar = own_currency(DOLLAR, country(page) or _place(page) or _site_country(page)) or _signed_dollar(page)
        dollar = dollar or _named_dollar(page) or ("USD" if is_plain_english(page) else DOLLAR)
    homes = load("money")["homes"]
    home = homes.get(domain)
    if home is None and _DASHED_AMOUNT.search(page.printed):
        home = homes.get((country(page) or _site_country(page)).lower())
    return Locale(dollar, home, _only(page, dollar), _land(page, domain))


def _land(page: Page, domain: str) -> str:
    """The country that signs of several are of: that of the domain, else of the page or its site."""
    signs = [sign for sign in shared_signs() if sign != DOLLAR and sign in page.printed]
    if not signs:
        return ""
    return domain if any(own_currency(sign, domain) for sign in signs) else country(page) or _site_country(page)


_DASHED_AMOUNT = re.compile(r"\d[.,][-–—=]")
"""An amount that may only end like a price."""


def _site_country(page: Page) -> str:
    """The country of the site, where it is one operator's: a directory has houses of many."""
    return (page.site_country or "") if page.kind == "operator" else ""


def _only(page: Page, dollar: str | None) -> str | None:
    """The currency of all amounts of a page that has a table, if it is one."""
    if next(page.root.iter("table"), None) is None:
        return None
    found = {money.currency for block in page.blocks if block.digits for money in find_money(block.text, dollar=dollar)}
    return found.pop() if len(found) == 1 else None


def _signed_dollar(page: Page) -> str | None:
    """The currency of the one sign of dollars of a country on a page without other signs: "A$60" beside "$60".

    Not of the United States: who writes "US$" tells them from dollars of their own.
    """
    text = "\n".join((page.title, *(block.text for block in page.blocks)))
    signs = set(_signed().findall(text))
    if len(signs) != 1 or _OTHER_SIGNS.search(text):
        return None
    return code_of(signs.pop(), None)


_OTHER_SIGNS = re.compile(r"[€£¥₹]|(?<![^\W\d_])US(?:\$|D(?!\w))")


@cache
def _signed() -> re.Pattern[str]:
    """The signs that end in a "$" and name a country."""
    signs = (sign for words in load("money")["currencies"].values() for sign in words if sign[1:] and sign[-1] == "$")
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(map(re.escape, sorted(signs, key=len, reverse=True)))})(?=\s?\d)")


def _place(page: Page) -> str | None:
    """The country of the one kind of postcode on a page with the state of a country with a "$" before it, or of Canada.

    "IN 46350", "M5V 2T6", "NSW 2000"; of Australia a state behind the name of a town will do: "Newtown NSW".
    """
    text = "\n".join((page.title, *(block.text for block in page.blocks)))
    found = {code for code, pattern in _places() if pattern.search(text)}
    return found.pop() if len(found) == 1 else None


def _named_dollar(page: Page) -> str | None:
    """The currency of the one country with a "$" that a page in Spanish or French names."""
    text = "\n".join((page.title, *(block.text for block in page.blocks)))
    lands = load("money")["named_dollars"].get(language(page), {})
    if "€" in text:
        return None
    hits = (hit for land in lands for hit in re.finditer(rf"(?<!\w){land}(?!\w)", text))
    named = {lands[hit.group()] for hit in hits if not _in_name(text[: hit.start()])}
    return named.pop() if len(named) == 1 else None


def _in_name(before: str) -> bool:
    """Whether the words before a country's name begin a name that it ends: "Mercado El Salvador"."""
    name = _CAPITAL.search(before)
    return name is not None and bool(distinctive(name["word"]))


_CAPITAL = re.compile(r"(?<!\w)(?P<word>[A-ZÀ-Ý][\w’'-]*) $")


@once
def is_plain_english(page: Page) -> bool:
    """Whether a page is English, its domain no country's, and no word tells of a country but the United States."""
    domain = (urlsplit(page.url).hostname or "").rpartition(".")[2]
    if (len(domain) <= 2 and domain not in load("money")["worldwide"]) or language(page) != "en":
        return False
    text = "\n".join((page.title, page.host, *(block.text for block in page.blocks)))
    return _elsewhere().search(text) is None


@cache
def _elsewhere() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(phrases('money', 'other_dollars'))})(?!\w)|[€£¥₹]", re.I)


@cache
def _places() -> tuple[tuple[str, re.Pattern[str]], ...]:
    states = "|".join(load("money")["states"])
    telling, others = ("|".join(load("money")["australia"][key]) for key in ("alone", "with_code"))
    return (
        ("US", re.compile(rf"(?<=, )(?:{states}) \d{{5}}(?!\w)")),
        ("CA", re.compile(r"(?<!\w)[A-CEGHJ-NPR-TVXY]\d[A-Z] \d[A-Z]\d(?!\w)")),
        ("AU", re.compile(rf"(?<=[a-z]),? (?:(?:{telling})|(?:{others}),? \d{{4}})(?!\w)")),
    )
