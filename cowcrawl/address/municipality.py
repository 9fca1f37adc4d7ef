"""Municipalities under all their names: Elsene is Ixelles, and Laeken is part of Bruxelles. Pure look-ups."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from cowcrawl.text import fold
from cowcrawl.vocabulary import load

_KEYS = frozenset(("also", "quarters", "postcodes", "city"))


@dataclass(frozen=True, kw_only=True)
class Municipality:
    """One municipality."""

    names: tuple[tuple[str, str], ...]
    """Language and name, the local languages first."""
    others: frozenset[str]
    """Folded: further names, and those of its parts."""
    postcodes: frozenset[str]
    """Its own postal codes, as far as the vocabulary knows them."""
    city: bool
    """Whether people write its name for its neighbours too, as Bruxelles for all nineteen municipalities."""

    def name(self, language: str | None = None) -> str:
        """Its name in a language; in the first of its own where it has none in that."""
        return dict(self.names).get(language or "", self.names[0][1])

    def language(self, name: str) -> str | None:
        """The language in which it is called so; None when none does, or when French and Dutch do."""
        found = [code for code, known in self.names if fold(known) == fold(name)]
        return found[0] if found and not {"fr", "nl"} <= set(found) else None


def named(country: str | None, name: str) -> Municipality | None:
    """The municipality of a country that bears a name, in any language; None when the vocabulary knows none."""
    return _by_name(country or "").get(fold(name))


def of_postcode(country: str | None, postal_code: str) -> Municipality | None:
    """The municipality a postal code belongs to; None when the vocabulary does not say."""
    return next((one for one in _all(country or "") if postal_code in one.postcodes), None)


@cache
def _all(country: str) -> tuple[Municipality, ...]:
    return tuple(
        Municipality(
            names=tuple((code, name) for code, name in entry.items() if code not in _KEYS),
            others=frozenset(map(fold, (*entry.get("also", ()), *entry.get("quarters", ())))),
            postcodes=frozenset(entry["postcodes"]),
            city=bool(entry.get("city")),
        )
        for entry in load("municipalities").get(country, ())
    )


@cache
def _by_name(country: str) -> dict[str, Municipality]:
    main = {fold(name): one for one in _all(country) for _, name in one.names}
    return {name: one for one in _all(country) for name in one.others} | main
