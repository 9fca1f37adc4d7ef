"""What a host spells, and whether a name is what it is made of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases

_ANDS = ("and", "und", "et", "en", "y", "e")
"""What "&" is spelled in a host."""
_UMLAUTS = {ord(mark): f"{plain}e" for mark, plain in zip("äöüÄÖÜ", "aouAOU", strict=True)}


SHORT_ENDING = 3
"""Letters of the last part of a host that tells nothing: a country, "com"."""


def distinctive(text: str) -> set[str]:
    """The words of a name that tell its house from others; letters with dots are one: "H.U.B."."""
    told = {word for word in fold(text).split() if word not in _generic() and len(word) > 1}
    if text.count(".") > 1:
        dotted = (fold(one).replace(" ", "") for one in _DOTTED.findall(text))
        told.update(word for word in dotted if word not in _forms())
    return told


_DOTTED = re.compile(r"(?<![\w.])(?:[A-Z]\.){2,}[A-Z](?!\w)")


@cache
def _forms() -> frozenset[str]:
    return frozenset(fold(word).replace(" ", "") for word in phrases("names", "legal_form"))


@cache
def _generic() -> frozenset[str]:
    return frozenset(fold(word) for word in phrases("names", "generic"))


@cache
def _long_generic() -> tuple[str, ...]:
    """Words that tell nothing, folded, the longest first, as they are cut out of a host's name."""
    return tuple(fold(word) for word in phrases("names", "generic") if len(word) > 4)


def is_host(text: str, host: str) -> bool:
    """Whether words that tell nothing each are together what the host is called: `Co-Space` on co-space.example."""
    return len(fold(text).split()) > 1 and host_label(host)[0] in joined(text)


def fits_host(name: str, host: str) -> bool:
    """Whether the host is made of the name: all its telling words are in it, and they are most of it."""
    label, telling_length = host_label(host)
    if is_host(name, host):
        return True
    for spelling in {fold(name): None, fold(spelled_out(name)): None}:
        telling = [word for word in spelling.split() if word not in _generic() and len(word) > 1]
        if telling and all(word in label for word in telling) and sum(map(len, telling)) * 2 >= telling_length:
            return True
    return _spells_domain(name, host)


def _spells_domain(name: str, host: str) -> bool:
    """Whether a name is what the host is called with its last part, a word that tells: "AnkerSpace" on anker.space."""
    ending = host.rpartition(".")[2]
    return len(ending) > SHORT_ENDING and fold(name).replace(" ", "") == f"{host_label(host)[0]}{ending}"


def without_towns(host: str, towns: Iterable[str]) -> tuple[str, ...]:
    """A host without a folded town in its first label: `lampion-gent.be` is the house Lampion's."""
    label, dot, rest = host.partition(".")
    bare = (label.replace(town, "").strip("-") for one in towns if (town := one.replace(" ", "")) in label)
    return tuple(f"{one}{dot}{rest}" for one in bare if one)


@lru_cache(256)
def host_label(host: str) -> tuple[str, int]:
    """The letters and digits of a host's own labels, and how many of them tell something."""
    own = next((host.removesuffix(f".{one}") for one in phrases("names", "platforms") if host.endswith(f".{one}")), "")
    labels = (own or _SECOND_LEVEL.sub("", host.rpartition(".")[0])).split(".")
    parts = labels[1:] if len(labels) > 1 and labels[0] in phrases("names", "subdomains") else labels
    label = rest = _NO_LETTER.sub("", "".join(parts))
    for word in _long_generic():
        rest = rest.replace(word, "", 1)
    return label, min(len(label), max(len(rest), 3))


_SECOND_LEVEL = re.compile(r"\.(?:co|com|org|net|ac|gov)$")
"""What stands before a country's domain: example.co.uk."""
_NO_LETTER = re.compile(r"[^a-z\d]")


def spelled_out(text: str) -> str:
    """A text with its umlauts in two letters, as German hosts and mailboxes have them."""
    return text.translate(_UMLAUTS)


def joined(name: str) -> tuple[str, ...]:
    """The letters and digits of a name in one, as a host may have them: "&" and "+" are left out or spelled."""
    plain = fold(name).replace(" ", "")
    if "&" not in name and "+" not in name:
        return (plain,)
    return (plain, *(fold(re.sub("[&+]", f" {word} ", name)).replace(" ", "") for word in _ANDS))
