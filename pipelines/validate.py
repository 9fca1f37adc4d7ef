"""Validate: nothing goes on that the vocabulary of claims does not allow, or that has no evidence."""

from __future__ import annotations

import math
from datetime import datetime
from typing import Any, get_args

from cowcrawl.card import SourceCard
from cowcrawl.fields import FIELDS
from cowcrawl.fields import problem as value_problem
from cowcrawl.model import Aggregate, Claim, Document, Kind, Mention, Modality, Outcome, Reading, Reject
from pipelines._stage import Stage, each_aggregate, each_claim

MAX_QUOTE = 500
"""Characters of a quote, or of a passage of its context: what a court would call a quotation."""

_REQUIRED = ("document_id", "source_id", "url", "requested_url", "fetched_at")
_POSITIVE = frozenset({"area_m2", "desks", "occupants"})


def validate(reading: Reading) -> Reading:
    """The reading without wrong claims, and without any when its document is wrong; each leaves a `Reject`."""
    wrong = document_problem(reading.document)
    if wrong:
        rejects = (*reading.rejects, _reject(None, "document", wrong))
        return Reading(document=reading.document, rejects=rejects, visit=reading.visit)
    return each_aggregate(each_claim(reading, _checked), _checked_aggregate)


def document_problem(document: Document) -> str | None:
    """What is wrong with a document, in words, or None."""
    missing = [name for name in _REQUIRED if not getattr(document, name)]
    if missing:
        return f"no {', '.join(missing)}"
    if document.outcome not in get_args(Outcome):
        return f"outcome must be one of {', '.join(get_args(Outcome))}, not {document.outcome!r}"
    if document.kind not in get_args(Kind):
        return f"kind must be one of {', '.join(get_args(Kind))}, not {document.kind!r}"
    if document.outcome == "read" and not document.sha256:
        return "a document that was read has a sha256"
    if document.outcome != "read" and not document.reason:
        return f"outcome {document.outcome} needs a reason"
    return _time_problem(document.fetched_at)


def claim_problem(claim: Claim) -> tuple[str, str] | None:
    """What is wrong with a claim: a word to count and a sentence; None when it is right."""
    if claim.field not in FIELDS:
        return "field", f"unknown field {claim.field!r}"
    wrong = value_problem(claim.field, claim.value) or _empty_problem(claim.field, claim.value)
    if wrong:
        return "value", wrong
    unit = FIELDS[claim.field].unit
    if unit and claim.unit not in (None, unit):
        return "unit", f"{claim.field} is kept in {unit}, not in {claim.unit}"
    if claim.modality not in get_args(Modality):
        return "modality", f"modality must be one of {', '.join(get_args(Modality))}, not {claim.modality!r}"
    wrong = _evidence_problem(claim)
    return ("evidence", f"{claim.field}: {wrong}") if wrong else None


def _checked(mention: Mention, claim: Claim) -> Claim | Reject:
    wrong = claim_problem(claim)
    return _reject(claim.field, *wrong) if wrong else claim


def aggregate_problem(told: Aggregate) -> str | None:
    """What is wrong with a count that a document makes, in words, or None."""
    if not told.subject.strip() or not told.measure.strip():
        return "a count without a subject or a measure"
    if isinstance(told.value, bool) or not math.isfinite(told.value) or told.value < 0:
        return f"a count must be a number of zero or more, not {told.value!r}"
    if told.unit == "percent" and told.value > 100:
        return f"a share must be at most 100 percent, not {told.value}"
    if not told.quote.strip() or len(told.quote) > MAX_QUOTE or not told.locator:
        return "a count without a quote of a fit length and a locator"
    return None


def _checked_aggregate(told: Aggregate) -> Aggregate | Reject:
    wrong = aggregate_problem(told)
    return _reject("aggregates", "value", wrong) if wrong else told


def _evidence_problem(claim: Claim) -> str | None:
    if not claim.quote.strip():
        return "no quote"
    if any(len(passage) > MAX_QUOTE for passage in (claim.quote, *claim.context)):
        return f"a quote of more than {MAX_QUOTE} characters"
    if not claim.locator:
        return "no locator"
    return None if claim.extractor else "no extractor"


def _empty_problem(field: str, value: Any) -> str | None:
    if isinstance(value, str) and not value.strip():
        return f"{field} is empty"
    if isinstance(value, float) and not math.isfinite(value):
        return f"{field} must be a finite number, not {value}"
    if field in _POSITIVE and value <= 0:
        return f"{field} must be more than zero, not {value}"
    return None


def _time_problem(text: str) -> str | None:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return f"fetched_at must be a time in ISO 8601, not {text!r}"
    return None


def _reject(field: str | None, reason: str, detail: str) -> Reject:
    return Reject(stage="validate", field=field, reason=reason, detail=detail)


class ValidatePipeline(Stage):
    """Leaves out claims that are wrong."""

    name = "validate"

    def run(self, reading: Reading, card: SourceCard) -> Reading:
        """See `validate`."""
        return validate(reading)
