"""How many spaces there are beyond those known: capture-recapture estimates, their intervals, and when there is none.

Pure: an `Incidence` (which lists know which spaces) goes in, a `Report` comes out.
"""

from db.completeness.as_json import as_json
from db.completeness.estimates import by_group, estimate
from db.completeness.incidence import Incidence, read_groups, read_incidence
from db.completeness.matching import Rates
from db.completeness.overlap import Overlap
from db.completeness.report import Report

__all__ = [
    "Incidence",
    "Overlap",
    "Rates",
    "Report",
    "as_json",
    "by_group",
    "estimate",
    "read_groups",
    "read_incidence",
]
