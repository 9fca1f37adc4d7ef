"""Price plans as rows, under identifiers that a plan keeps when its price changes. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from cowcrawl.model import identifier
from cowcrawl.tables import Formula
from db.evidence import Evidence


def formulas(space_id: str, plans: Sequence[Evidence]) -> list[Formula]:
    """The rows of the price plans of a space; plans alike in all but their price are told apart by their order."""
    rows: dict[str, Formula] = {}
    for plan in plans:
        key = [plan.value.get(part) for part in ("name", "desk_type", "period", "quantity")]
        order = 0
        while (formula_id := identifier(space_id, *key, order)) in rows:
            order += 1
        rows[formula_id] = Formula(
            formula_id=formula_id,
            space_id=space_id,
            name=plan.value.get("name"),
            desk_type=plan.value.get("desk_type"),
            amount=cents(plan.value.get("amount")),
            currency=plan.value.get("currency"),
            period=plan.value.get("period"),
            quantity=plan.value.get("quantity"),
            vat=plan.value.get("vat"),
            commitment=plan.value.get("commitment"),
            included=plan.value.get("included"),
            other_centres=1 if plan.value.get("other_centres") else None,
            claim_id=plan.claim_id,
            document_id=plan.document_id,
            quote=plan.quote,
        )
    return list(rows.values())


def cents(amount: str | None) -> int | None:
    """A decimal string as hundredths: `"178.50"` is 17850."""
    return None if amount is None else int((Decimal(amount) * 100).to_integral_value())


def price(formula: Formula) -> str | None:
    """Its price for people: `"178.50 EUR"`; None without an amount."""
    if formula.amount is None:
        return None
    return f"{Decimal(formula.amount) / 100:.2f} {formula.currency or ''}".rstrip()
