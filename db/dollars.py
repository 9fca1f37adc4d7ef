"""Whose dollar a "$" is that a page leaves open: that of the space's country, or of its other prices. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cowcrawl.literals.currency import DOLLAR, dollar_of, is_dollar
from db.evidence import Evidence


def with_dollars_told(claims: Iterable[Evidence], country: str | None) -> tuple[Evidence, ...]:
    """The claims of a space, in its prices the currency of each "$" that the country or the other prices tell.

    `country` is that of its address, an ISO 3166-1 code. Where nothing tells, "$" stays.
    """
    claims = tuple(claims)
    open_ones = {claim.claim_id for claim in claims if _currency(claim) == DOLLAR}
    told = (dollar_of(country) if country else None) or _of_others(claims) if open_ones else None
    if told is None:
        return claims
    return tuple(_in(claim, told) if claim.claim_id in open_ones else claim for claim in claims)


def _of_others(claims: Iterable[Evidence]) -> str | None:
    """The one dollar in which the other prices of the space are told."""
    found = {code for claim in claims if claim.current and is_dollar(code := _currency(claim)) and code != DOLLAR}
    return found.pop() if len(found) == 1 else None


def _currency(claim: Evidence) -> str | None:
    return claim.value.get("currency") if claim.field == "formulas" else None


def _in(claim: Evidence, currency: str) -> Evidence:
    return replace(claim, value={**claim.value, "currency": currency})
