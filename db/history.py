"""What changed in a space, run by run: replayed from the evidence, so that every build tells it alike. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from cowcrawl.tables import Change, Formula
from cowcrawl.text import fold
from db.evidence import Evidence, StoredMention, is_dated
from db.formulas import formulas, price
from db.names import name_key
from db.picture import Picture, picture
from db.replay import moments
from db.resolve import Address
from db.standing import happened_on
from db.timeline import Timeline

OperatorOf = Callable[[Picture], str | None]
"""Says who runs a space as a picture shows it: an identifier."""

ADDRESS = {"street": "street", "house_number": "house_number", "postal_code": "postal_code", "municipality": "city"}
COLUMNS = {
    **{name: name for name in ("name", "space_types")},
    **ADDRESS,
    **{name: name for name in ("country", "area_m2", "desks", "rooms", "occupants", "opening_hours", "access_24_7")},
    **{name: name for name in ("phone", "email", "website")},
}
"""The columns of `spaces` whose changes are told beside operator, status and dates, each with the field it shows."""
STANDING = ("status", "opened", "closed")
"""What is told first of a run."""
PLAN = ("vat", "commitment", "included", "other_centres")
"""The columns of `formulas` whose changes are told beside the price."""
STATUS_KINDS = {
    (None, "existing"): "appeared",
    (None, "in_preparation"): "planned",
    ("existing", "in_preparation"): "planned",
    ("in_preparation", "existing"): "opened",
    ("closed", "existing"): "reopened",
    ("cancelled", "existing"): "opened",
    ("closed", "in_preparation"): "planned",
    ("cancelled", "in_preparation"): "planned",
}
"""What a change of status means, where it is not to closed or cancelled: those are called so."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """One value that is shown, and the claim it rests on."""

    value: str | None
    claim: Evidence | None = None
    formula_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class State:
    """A space after a run."""

    at: int
    """The number of the run."""
    picture: Picture
    values: Mapping[tuple[str, str], Said]
    """What is shown, by column and item."""

    def text(self, field: str) -> str | None:
        """The value of a column of `spaces`."""
        found = self.values.get((field, ""))
        return found.value if found else None


def states(
    space_id: str,
    mentions: Sequence[StoredMention],
    timeline: Timeline,
    operator_of: OperatorOf,
    shared: Collection[str] = (),
) -> list[State]:
    """A space after each run that made a difference, from the first of which something can be said of it.

    `shared`: see `db.picture.picture`.
    """
    found: list[State] = []
    for at, then in moments(mentions, timeline):
        seen = picture(then, shared)
        if seen.stands.status is not None:
            found.append(State(at=at, picture=seen, values=_values(space_id, seen, operator_of(seen))))
    return found


def history(space_id: str, past: Sequence[State], timeline: Timeline) -> list[Change]:
    """The changes of a space after it was first known, in the order of the runs that saw them.

    A space that appears where earlier runs of its source have not seen it has a row for that, too.
    """
    rows = list(_appeared(space_id, past[0], timeline)) if past else []
    for before, after in pairwise(past):
        rows += _differences(space_id, before, after, timeline)
    return _dated(rows)


def _values(space_id: str, seen: Picture, operator: str | None) -> dict[tuple[str, str], Said]:
    stands, value = seen.stands, seen.value
    found = {
        ("status", ""): Said(value=stands.status, claim=stands.status_claim),
        ("status_basis", ""): Said(value=stands.basis, claim=stands.status_claim),
        ("opened", ""): Said(value=stands.opened, claim=stands.opened_claim),
        ("closed", ""): Said(value=stands.closed, claim=stands.closed_claim),
        ("operator_id", ""): Said(value=operator, claim=seen.shown.get("operator")),
    }
    for column, field in COLUMNS.items():
        if value.get(field) is not None:
            found[column, ""] = Said(value=_text(value[field]), claim=seen.shown.get(field))
    for service, claim in seen.services.items():
        found["services", service] = Said(value=service, claim=claim)
    return {key: said for key, said in found.items() if said.value is not None} | _plans(space_id, seen)


def _plans(space_id: str, seen: Picture) -> dict[tuple[str, str], Said]:
    """The plans: each as such, and what may change in it."""
    claims = {claim.claim_id: claim for claim in seen.plans.shown}
    rows = formulas(space_id, seen.plans.shown)
    labels = _labels(rows)
    found: dict[tuple[str, str], Said] = {}
    for row in rows:
        said = Said(value=price(row) or "no price", claim=claims[str(row.claim_id)], formula_id=row.formula_id)
        found["formulas", labels[row.formula_id]] = said
        for column in PLAN:
            if (value := getattr(row, column)) is not None:
                found[f"formulas.{column}", labels[row.formula_id]] = replace(said, value=_text(value))
    return found


def _labels(rows: Sequence[Formula]) -> dict[str, str]:
    """By identifier what people call a plan: its name and what is paid for; alike ones are numbered by price."""
    alike: defaultdict[str, list[Formula]] = defaultdict(list)
    for row in rows:
        unit = f"{row.quantity} × {row.period}" if row.quantity else row.period
        alike[", ".join(str(part) for part in (row.name, row.desk_type, unit) if part)].append(row)
    return {
        row.formula_id: label if number == 1 else f"{label} ({number})"
        for label, group in alike.items()
        for number, row in enumerate(sorted(group, key=lambda row: (row.amount or 0, row.formula_id)), 1)
    }


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(int(value))
    return f"{value:g}" if isinstance(value, float) else str(value)


def _appeared(space_id: str, state: State, timeline: Timeline) -> Iterator[Change]:
    shown = [claim for claim in state.picture.claims if not is_dated(claim.kind, claim.role)]
    if shown and not timeline.is_first(state.at):
        run = timeline.runs[state.at]
        status = state.values["status", ""]
        kind = STATUS_KINDS.get((None, str(status.value)), str(status.value))
        claim = status.claim
        yield Change(
            space_id=space_id,
            field="status",
            kind=kind,
            new=status.value,
            run_id=run.run_id,
            date=_day(claim, run.day),
            claim_id=claim.claim_id if claim else None,
        )


def _differences(space_id: str, before: State, after: State, timeline: Timeline) -> Iterator[Change]:
    run = timeline.runs[after.at]
    for key in sorted({*before.values, *after.values}, key=_rank):
        old, new = before.values.get(key), after.values.get(key)
        if (old and old.value) == (new and new.value):
            continue
        field, item = key
        if field == "status_basis" and not _is_confirmed(before, after):
            continue
        learned = bool(new and new.claim and timeline.is_first(after.at) and new.claim.source_id == run.source_id)
        if learned and old is None and field not in ("opened", "closed"):
            continue  # it is we who know more of the space, nothing has changed in it
        plan = "formulas", item
        if field.startswith("formulas.") and (plan in before.values) != (plan in after.values):
            continue  # the whole plan is new or gone
        known, claim = old or new, new.claim if new else None
        kind = _kind(key, before, after, learned=learned)
        yield Change(
            space_id=space_id,
            field="formulas.amount" if field == "formulas" and old and new else field,
            item=item,
            kind=kind,
            old=old.value if old else None,
            new=new.value if new else None,
            run_id=run.run_id,
            date=_when(claim, kind, after, run.day),
            claim_id=claim.claim_id if claim else None,
            formula_id=known.formula_id if known else None,
        )


def _rank(key: tuple[str, str]) -> tuple[int, str, str]:
    return STANDING.index(key[0]) if key[0] in STANDING else len(STANDING), *key


def _is_confirmed(before: State, after: State) -> bool:
    """Whether what was presumed is stated now, or the other way round, and the status is what it was."""
    bases = {before.text("status_basis"), after.text("status_basis")}
    return "presumed" in bases and before.text("status") == after.text("status")


def _kind(key: tuple[str, str], before: State, after: State, *, learned: bool) -> str:
    """What a difference means."""
    field, _ = key
    old, new = before.values.get(key), after.values.get(key)
    if old and old.claim and _is_reread(old.claim, after):
        return "reread"
    if field == "status":
        return _of_status(before, after)
    if field == "status_basis":
        return "confirmed"
    if learned and old and new:
        return "learned"
    if field in ("formulas", "services") and not (old and new):
        return "added" if new else "dropped"
    if not old or not new:
        return "stated" if new else "unstated"
    if field == "formulas":
        return _of_price(str(old.value), str(new.value))
    if field == "name":
        return "respelled" if name_key(str(old.value)) == name_key(str(new.value)) else "renamed"
    if field in ADDRESS:
        return "moved" if _is_elsewhere(_address(before), _address(after)) else "respelled"
    return "new_operator" if field == "operator_id" else "changed"


def _is_reread(claim: Evidence, after: State) -> bool:
    """Whether the page that made a claim is as it was, byte for byte, and only the reader no longer makes it."""
    now = [one for one in after.picture.claims if one.current and one.document_id == claim.document_id]
    return bool(now) and claim.claim_id not in {one.claim_id for one in now}


def _of_status(before: State, after: State) -> str:
    old, new = before.text("status"), str(after.text("status"))
    if new in ("closed", "cancelled"):
        return f"presumed_{new}" if after.text("status_basis") == "presumed" else new
    if new == "existing" and before.text("status_basis") == "presumed":
        return "seen_again"
    return STATUS_KINDS.get((old, new), "changed")


def _of_price(old: str, new: str) -> str:
    one, other = (text.partition(" ") for text in (old, new))
    try:
        amounts = float(one[0]), float(other[0])
    except ValueError:
        return "changed"
    return "changed" if one[2] != other[2] else "price_rise" if amounts[1] > amounts[0] else "price_cut"


def _is_elsewhere(one: Address, other: Address) -> bool:
    """Whether two addresses are surely two doors; one street has a name in each language of its town."""
    if one.number and one.number == other.number and one.postal_code and one.postal_code == other.postal_code:
        return False
    return not one.same(other)


def _address(state: State) -> Address:
    parts = {column: fold(state.text(column) or "") for column in ADDRESS}
    return Address(parts["postal_code"].replace(" ", ""), parts["street"], parts["house_number"].split(" ")[0])


def _when(claim: Evidence | None, kind: str, after: State, observed: str) -> str:
    """When a change happened: as the article that tells it dates it, else the day of its publication, or of the run."""
    if claim and kind in ("renamed", "moved"):
        told = (one for one in after.picture.claims if one.document_id == claim.document_id and one.field == "events")
        dated = sorted(str(one.value["date"]) for one in told if one.value["kind"] == kind and one.value["date"])
        if dated:
            return dated[-1]
    return _day(claim, observed)


def _day(claim: Evidence | None, observed: str) -> str:
    if claim is None or not (is_dated(claim.kind, claim.role) or claim.field == "closing_date"):
        return observed
    return happened_on(claim) or observed


def _dated(rows: Sequence[Change]) -> list[Change]:
    """The rows, those that only a run observed dated as a document dates them that was read later."""
    dated: list[Change] = []
    for place, row in enumerate(rows):
        wanted = {"presumed_closed": ("closed", "existing"), "opened": ("opened", "closed")}.get(row.kind)
        if wanted and row.field == "status":
            field, over = wanted
            for later in rows[place:]:
                if later.field == "status" and later.new == over:
                    break
                if later.field == field and later.new and later.claim_id:
                    row = replace(row, date=later.new, claim_id=row.claim_id or later.claim_id)
        dated.append(row)
    return dated
