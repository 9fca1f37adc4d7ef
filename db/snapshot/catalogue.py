"""A snapshot as catalogues read it: a Dataset of schema.org (schema.org/Dataset), and of DCAT (w3.org/TR/vocab-dcat-3).

Addresses of files begin with BASE, which JSON-LD reads as "beside this document"; `based` puts a real address there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from cowcrawl import settings
from db.snapshot.about import DESCRIPTION, KEYWORDS, LICENCE, OSM_LICENCE, TITLE, About
from db.snapshot.kinds import kind_of
from db.snapshot.layout import OSM

BASE = "./"
SCHEMA_ORG, DCAT = "dataset.jsonld", "dcat.jsonld"
"""The files with the two descriptions."""
CREATOR = "cowcrawl"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def write_catalogue(about: About, folder: Path, sums: Mapping[str, str]) -> None:
    """Write both descriptions into `folder`; the files they list are those in `sums`."""
    sizes = {path: (folder / path).stat().st_size for path in sums if _is_data(path)}
    for name, made in ((SCHEMA_ORG, dataset), (DCAT, dcat)):
        document = based(made(about, sizes, sums), about.address if settings.SITE else BASE)
        (folder / name).write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", "utf-8")


def dataset(about: About, sizes: Mapping[str, int], sums: Mapping[str, str]) -> dict[str, Any]:
    """The snapshot as a Dataset of schema.org."""
    described: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": BASE,
        "name": f"{about.title}, snapshot {about.name}",
        "description": DESCRIPTION,
        "url": BASE,
        "identifier": f"cowcrawl-{about.name}",
        "version": about.build["stamp"],
        "datePublished": about.day,
        "license": LICENCE["path"],
        "isAccessibleForFree": True,
        "keywords": list(KEYWORDS),
        "creator": {"@type": "Organization", "name": CREATOR},
        "distribution": [
            {
                "@type": "DataDownload",
                "name": path,
                "encodingFormat": kind_of(path),
                "contentUrl": BASE + path,
                "contentSize": f"{size} B",
                "sha256": sums[path],
                "license": _licence(path),
            }
            for path, size in sizes.items()
        ],
    }
    if about.places:
        described["spatialCoverage"] = [{"@type": "Place", "name": place} for place in about.places]
    if about.read_from and about.read_until:
        described["temporalCoverage"] = f"{about.read_from}/{about.read_until}"
    return described


def dcat(about: About, sizes: Mapping[str, int], sums: Mapping[str, str]) -> dict[str, Any]:
    """The snapshot as a Dataset of DCAT."""
    described: dict[str, Any] = {
        "@context": _CONTEXT,
        "@id": BASE,
        "@type": "dcat:Dataset",
        "dct:title": f"{about.title}, snapshot {about.name}",
        "dct:description": DESCRIPTION,
        "dct:identifier": f"cowcrawl-{about.name}",
        "dcat:version": about.build["stamp"],
        "dct:issued": _day(about.day),
        "dct:license": {"@id": LICENCE["path"]},
        "dct:publisher": {"@type": "foaf:Organization", "foaf:name": CREATOR},
        "dcat:keyword": list(KEYWORDS),
        "dcat:landingPage": {"@id": BASE},
        "dcat:distribution": [
            {
                "@type": "dcat:Distribution",
                "dct:title": path,
                "dcat:downloadURL": {"@id": BASE + path},
                "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{kind_of(path)}"},
                "dcat:byteSize": {"@value": str(size), "@type": "xsd:nonNegativeInteger"},
                "dct:license": {"@id": _licence(path)},
                "spdx:checksum": {
                    "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
                    "spdx:checksumValue": sums[path],
                },
            }
            for path, size in sizes.items()
        ],
    }
    if about.read_from and about.read_until:
        described["dct:temporal"] = {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _day(about.read_from),
            "dcat:endDate": _day(about.read_until),
        }
    return described


def catalogue(datasets: Iterable[Mapping[str, Any]], address: str) -> dict[str, Any]:
    """Several datasets of DCAT as the catalogue at `address`."""
    listed = [{key: value for key, value in known.items() if key != "@context"} for known in datasets]
    return {
        "@context": _CONTEXT,
        "@id": address,
        "@type": "dcat:Catalog",
        "dct:title": TITLE,
        "dct:description": DESCRIPTION,
        "dct:publisher": {"@type": "foaf:Organization", "foaf:name": CREATOR},
        "dcat:dataset": listed,
    }


def based(document: Any, base: str) -> Any:
    """The same with `base` in place of BASE at the beginning of addresses."""
    if isinstance(document, Mapping):
        return {key: based(value, base) for key, value in document.items()}
    if isinstance(document, list):
        return [based(value, base) for value in document]
    if isinstance(document, str) and document.startswith(BASE):
        return base + document.removeprefix(BASE)
    return document


def _is_data(path: str) -> bool:
    return path.endswith((".csv", ".parquet", ".geojson", ".db"))


def _licence(path: str) -> str:
    return (OSM_LICENCE if path.startswith(f"{OSM}/") else LICENCE)["path"]


def _day(day: str) -> dict[str, str]:
    return {"@value": day, "@type": "xsd:date"}
