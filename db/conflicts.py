"""Where sources of equal rank differ: the rows that say so, beside the value that is shown. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator

from cowcrawl.tables import Conflict
from db.evidence import Evidence
from db.picture import Picture

COLUMN = {"operator": "operator_id", "city": "municipality", "formulas": "formulas"}
"""The column of `spaces`, or the table, in which a field is shown, where it has another name."""


def conflicts(space_id: str, picture: Picture) -> Iterator[Conflict]:
    """The conflicts of a space: of single fields, address, dates, then prices, one a value that is not shown."""
    for field, choice in sorted(picture.choices.items()):
        for rival in choice.rivals:
            yield _row(space_id, COLUMN.get(field, field), choice.claim, rival, choice.decided_by)
    for shown, rival in picture.address.rivals:
        yield _row(space_id, shown.field, shown, rival, "first")
    for column, rival in picture.stands.rivals:
        yield _row(space_id, column, picture.stands.claims[column], rival, "newer")
    for shown, rival in picture.plans.rivals:
        yield _row(space_id, "formulas", shown, rival, "page")


def _row(space_id: str, field: str, shown: Evidence, rival: Evidence, decided_by: str) -> Conflict:
    return Conflict(
        space_id=space_id,
        field=field,
        value=said(shown),
        claim_id=shown.claim_id,
        other_value=said(rival),
        other_claim_id=rival.claim_id,
        decided_by=decided_by,
    )


def said(claim: Evidence) -> str:
    """The value of a claim as text: of a price plan its name and price."""
    value = claim.value
    if claim.field == "events":
        return " ".join(part for part in (value.get("kind"), value.get("date") or claim.published_at) if part)
    if claim.field == "formulas":
        price = f"{value.get('amount')} {value.get('currency')}"
        return " ".join(part for part in (value.get("name"), price, value.get("period")) if part)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
