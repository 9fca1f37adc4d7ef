"""Whose currency a sign is that a page leaves open, "$" or "kr": the space's country tells, or other prices. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cowcrawl.literals.currency import is_open, own_currency, shared_signs
from db.evidence import Evidence


def with_signs_told(claims: Iterable[Evidence], country: str | None) -> tuple[Evidence, ...]:
    """The claims of a space, in its prices the currency of each open sign that the country or other prices tell.

    `country` is that of its address, an ISO 3166-1 code. Where nothing tells, the sign stays.
    """
    claims = tuple(claims)
    signs = {sign for claim in claims if (sign := _currency(claim)) and is_open(sign)}
    told = {sign: (own_currency(sign, country) if country else None) or _of_others(sign, claims) for sign in signs}
    return tuple(_in(claim, code) if (code := told.get(_currency(claim) or "")) else claim for claim in claims)


def _of_others(sign: str, claims: Sequence[Evidence]) -> str | None:
    """The one currency with a sign in which the other prices of the space are told."""
    codes = set(shared_signs()[sign].values())
    found = {code for claim in claims if claim.current and (code := _currency(claim)) in codes}
    return found.pop() if len(found) == 1 else None


def _currency(claim: Evidence) -> str | None:
    return claim.value.get("currency") if claim.field == "formulas" else None


def _in(claim: Evidence, currency: str) -> Evidence:
    return replace(claim, value={**claim.value, "currency": currency})
