"""The tables of a published build: one dataclass a table. Field docstrings are the data dictionary.

`_table` is the table's name, `_key` its primary key, `_references` its foreign keys.
"""

from __future__ import annotations

from cowcrawl.tables.analysis import Aggregate, Change, Completeness, Opening, Overlap
from cowcrawl.tables.evidence import Build, PublishedClaim, PublishedDocument, Run, Source
from cowcrawl.tables.identity import Alias, Judged, Matched
from cowcrawl.tables.inventory import Conflict, Formula, Nearby, Operator, Outline, Party, Service, Space, ZoneCount
from cowcrawl.tables.method import Comparison, Methodology, OsmObject, Quality, SpaceList

TABLES: tuple[type, ...] = (
    Source,
    PublishedDocument,
    Operator,
    Space,
    Alias,
    Judged,
    Matched,
    Formula,
    Service,
    Nearby,
    ZoneCount,
    Outline,
    Party,
    PublishedClaim,
    Conflict,
    Run,
    Change,
    Opening,
    Aggregate,
    OsmObject,
    SpaceList,
    Overlap,
    Completeness,
    Quality,
    Comparison,
    Methodology,
    Build,
)
"""All tables of a build, in the order in which they are written: what is referred to comes first."""

__all__ = [
    "TABLES",
    "Aggregate",
    "Alias",
    "Build",
    "Change",
    "Comparison",
    "Completeness",
    "Conflict",
    "Formula",
    "Judged",
    "Matched",
    "Methodology",
    "Nearby",
    "Opening",
    "Operator",
    "OsmObject",
    "Outline",
    "Overlap",
    "Party",
    "PublishedClaim",
    "PublishedDocument",
    "Quality",
    "Run",
    "Service",
    "Source",
    "Space",
    "SpaceList",
    "ZoneCount",
]
