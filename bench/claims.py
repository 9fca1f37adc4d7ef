"""A claim store of any size, written at once: operators with several spaces, each page in several versions.

What a space says is of the form of real pages; names, streets and prices are invented.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from cowcrawl.card import SourceCard
from db.store import Store

VERSIONS = 10
"""Versions of each page, each read by a run of its own."""
CLAIMS = 25
"""Claims of a page, as `_facts` gives them."""
SPACES = 4
"""Spaces of an operator."""
SEED = 20261126
_FIRST = date(2016, 1, 1)
_STEP = timedelta(days=360)
_TOWNS = 600
_BATCH = 50_000


def fill(path: Path, claims: int) -> int:
    """Write a store with about so many claims at `path` and return how many spaces it is about."""
    spaces = max(SPACES, claims // (VERSIONS * CLAIMS) // SPACES * SPACES)
    with Store(path) as store:
        store.connection.execute("PRAGMA synchronous = OFF")
        store.connection.execute("PRAGMA foreign_keys = OFF")
        store.connection.execute("PRAGMA cache_size = -1000000")
        for sql, rows in _tables(spaces):
            while batch := list(islice(rows, _BATCH)):
                store.connection.execute("BEGIN")
                store.connection.executemany(sql, batch)
                store.connection.execute("COMMIT")
    return spaces


def _tables(spaces: int) -> Iterator[tuple[str, Iterator[tuple[Any, ...]]]]:
    sources = range(spaces // SPACES)
    yield "INSERT INTO sources VALUES (?, ?)", ((_source(number), _card(number)) for number in sources)
    yield _RUNS, (row for number in sources for row in _runs(number))
    yield _DOCUMENTS, (row for space in range(spaces) for row in _documents(space))
    yield _CLAIMS, (row for space in range(spaces) for row in _claims(space))
    yield (
        "INSERT INTO mentions VALUES (?, 0, ?, ?, 'building', 'page')",
        ((_document(space, version), *_spot(space)) for space in range(spaces) for version in range(VERSIONS)),
    )
    runs = ((_run(number, version), _moment(version)) for number in sources for version in range(VERSIONS))
    yield "INSERT INTO moments VALUES (?, ?)", runs
    yield (
        "INSERT INTO versions VALUES (?, ?, ?, ?)",
        (
            (_source(space // SPACES), _url(space), _run(space // SPACES, version), _document(space, version))
            for space in range(spaces)
            for version in range(VERSIONS)
        ),
    )
    yield (
        "INSERT INTO sightings VALUES (?, ?, ?)",
        (
            (_document(space, version), _run(space // SPACES, version), _run(space // SPACES, version))
            for space in range(spaces)
            for version in range(VERSIONS)
        ),
    )


_RUNS = """
    INSERT INTO runs (run_id, source_id, mode, started_at, finished_at, outcome, n_documents, n_read, n_claims,
      cowcrawl_version) VALUES (?, ?, 'live', ?, ?, 'healthy', ?, ?, ?, '0')
"""
_DOCUMENTS = """
    INSERT INTO documents (document_id, source_id, url, requested_url, fetched_at, outcome, status, content_type, size,
      sha256, kind, role, language, title, warc_file, warc_offset, first_seen, last_seen, last_run_id)
    VALUES (?, ?, ?, ?, ?, 'read', 200, 'text/html', 28000, ?, 'operator', 'locations', 'nl', ?, ?, 0, ?, ?, ?)
"""
_CLAIMS = """
    INSERT INTO claims (claim_id, document_id, subject, field, value, unit, quote, locator, extractor, modality,
      position, first_run_id, last_run_id) VALUES (?, ?, 0, ?, ?, ?, ?, ?, ?, 'stated', ?, ?, ?)
"""


def _hex(*parts: object) -> str:
    return hashlib.blake2b(repr(parts).encode(), digest_size=8).hexdigest()


def _source(number: int) -> str:
    return f"house-{number:06}"


def _run(number: int, version: int) -> str:
    return f"{_day(version):%Y%m%d}T020000Z-{_source(number)}"


def _day(version: int) -> date:
    return _FIRST + version * _STEP


def _moment(version: int) -> str:
    return f"{_day(version).isoformat()}T02:10:00Z"


def _url(space: int) -> str:
    return f"https://{_source(space // SPACES)}.example/locations/{space}"


def _document(space: int, version: int) -> str:
    return _hex("document", space, version)


def _spot(space: int) -> tuple[float, float]:
    chance = random.Random(space)
    return round(chance.uniform(49.5, 53.5), 5), round(chance.uniform(2.6, 7.1), 5)


def _card(number: int) -> str:
    host = f"{_source(number)}.example"
    card = SourceCard(
        id=_source(number),
        name=f"House {number}",
        kind="operator",
        start_urls=[f"https://{host}/"],
        hosts=[host],
        languages=["nl"],
        licence="Invented.",
        robots="Invented.",
        country="BE",
    )
    return json.dumps(asdict(card), sort_keys=True)


def _runs(number: int) -> Iterator[tuple[Any, ...]]:
    for version in range(VERSIONS):
        at = _moment(version)
        yield _run(number, version), _source(number), at, at, SPACES, SPACES, SPACES * CLAIMS


def _documents(space: int) -> Iterator[tuple[Any, ...]]:
    for version in range(VERSIONS):
        identity, at, run = _document(space, version), _moment(version), _run(space // SPACES, version)
        sha256, file = identity * 4, f"{run}.warc.gz"
        yield (
            identity,
            _source(space // SPACES),
            _url(space),
            _url(space),
            at,
            sha256,
            f"House {space}",
            file,
            at,
            at,
            run,
        )


def _claims(space: int) -> Iterator[tuple[Any, ...]]:
    for version in range(VERSIONS):
        document, run = _document(space, version), _run(space // SPACES, version)
        for position, (field, value, unit) in enumerate(_facts(space, version)):
            told = json.dumps(value, ensure_ascii=False, sort_keys=True)
            quote = (
                f"Onze werkplekken: {field.replace('_', ' ')} {told[:60]}, het hele jaar door en zonder opstartkosten"
            )
            locator, extractor = f"/html/body/main/section[2]/div[{position + 1}]/p", field.partition("_")[0]
            claim = _hex("claim", space, version, position)
            yield claim, document, field, told, unit, quote, locator, extractor, position, run, run


def _facts(space: int, version: int) -> list[tuple[str, Any, str | None]]:
    """What a version of a page says: a price rises now and then, now and then the hours are others."""
    chance = random.Random(space * 7 + 1)
    latitude, longitude = _spot(space)
    town = chance.randrange(_TOWNS)
    raised = version // 3
    area, desks = chance.randrange(80, 3000), chance.randrange(8, 300)
    plans = [
        {"name": name, "desk_type": kind, "amount": f"{base + 5 * raised}.00", "currency": "EUR", "period": period}
        | {"quantity": None, "vat": "excl", "commitment": None}
        for name, kind, base, period in (
            ("Flex", "hot_desk", 120 + space % 80, "month"),
            ("Vast", "fixed_desk", 220 + space % 90, "month"),
            ("Kantoor", "private_office", 480 + space % 300, "month"),
            ("Dagpas", "day_pass", 15 + space % 20, "day"),
            ("Zaal", "meeting_room", 25 + space % 30, "hour"),
        )
    ]
    rooms = [{"name": f"Zaal {number}", "capacity_min": 2, "capacity_max": 4 + number} for number in (1, 2)]
    hours = "Mo-Fr 08:00-18:00" if version < VERSIONS // 2 else "Mo-Fr 07:30-19:00"
    return [
        ("name", f"House {space // SPACES} {_word(space)}", None),
        ("street", f"{_word(space).capitalize()}straat", None),
        ("house_number", str(1 + space % 240), None),
        ("postal_code", str(1000 + town * 15), None),
        ("city", f"Town {town}", None),
        ("latitude", latitude, None),
        ("longitude", longitude, None),
        ("phone", f"+322{5000000 + space % 999999:07}", None),
        ("email", f"info@{_source(space // SPACES)}.example", None),
        ("website", _url(space), None),
        ("area_m2", float(area), "m2"),
        ("desks", desks, "desks"),
        ("opening_hours", hours, None),
        *(("formulas", plan, None) for plan in plans),
        *(("rooms", room, None) for room in rooms),
        *(("services", service, None) for service in ("wifi", "coffee", "printing", "parking")),
        ("space_types", "coworking", None),
    ]


def _word(number: int) -> str:
    """An invented word, another for each number."""
    onsets, vowels = "bdfghjklmnprstvwz", "aeiou"
    letters = []
    for _ in range(4):
        number, onset = divmod(number * 7919 + 13, len(onsets))
        number, vowel = divmod(number, len(vowels))
        letters.append(onsets[onset] + vowels[vowel])
        number += 31
    return "".join(letters)
