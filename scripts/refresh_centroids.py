"""Make `cowcrawl/centroids/{postcodes,municipalities}/*.csv.gz` again from GeoNames dumps you have downloaded.

    python scripts/refresh_centroids.py --postcodes allCountries.txt --places cities1000.txt

`--postcodes`: the tab-separated file of GeoNames' postal code export, of one country or of all.
`--places`: the tab-separated file of populated places of GeoNames' gazetteer export, which become the municipalities:
all in countries with a known form of postal code (`cowcrawl/centroids/codes.yml`), in `FARTHER` those of `FARTHER_FROM`
inhabitants. Other countries are skipped; countries a dump lacks keep the file they have. What GeoNames has wrong is put
right by `scripts/centroid_corrections.csv`. Afterwards put the date of the dumps into NOTICE.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from statistics import median

from geopy.distance import great_circle

from cowcrawl.centroids.codes import area, patterns
from cowcrawl.text import fold

Position = tuple[float, float]
Table = dict[str, Position | None]

NEAR_KM = 10.0
"""Half of a code's places must lie within this distance of its centroid, and all bearers of a name of each other."""
ADDRESS_CENTROID = "6"
"""GeoNames' mark for a position that is the centroid of addresses or of a shape."""
MISPLACED = frozenset({"UA"})
"""Countries whose codes are too often wrong to use: the city's own codes lie 19 km outside Kryvyi Rih (August 2024)."""
FARTHER = frozenset(
    "AR AU BG CA CI CL CO CZ DK EE FI GR HR HU IE IN LT LV MA MX NO NZ PE PL PT RO SE SI SK SN TN US ZA".split()
)
"""Countries whose towns are known and whose codes are not: of pages in the languages that are read."""
FARTHER_FROM = 5_000
"""Inhabitants from which a town there is known: of smaller ones too many are called like people and things."""
SHARED_FROM = 5_000
"""Inhabitants of the largest of several towns of one name from which the name is known, without a position."""
LARGEST_FROM, LARGER = 20_000, 10
"""Of several towns the name stands for one of so many inhabitants that has so many times as many as any other."""
ALIASED_FROM = 15_000
"""Inhabitants from which a town is also known by its other names: those of villages are mostly noise."""
CORRECTIONS = Path(__file__).parent / "centroid_corrections.csv"
SHORTEST_ALIAS = 4
"""Characters; shorter aliases are airport codes and abbreviations."""


def postcode_tables(lines: Iterable[str]) -> dict[str, Table]:
    """The centroids of postal codes by country: the median of a code's places, without those of no stated accuracy."""
    places: dict[tuple[str, str], list[tuple[Position, bool]]] = defaultdict(list)
    for line in lines:
        cells = line.rstrip("\n").split("\t")
        country, code = cells[0], area(cells[0], cells[1])
        if code and cells[11] and country not in MISPLACED:
            places[country, code].append(((float(cells[9]), float(cells[10])), cells[11] == ADDRESS_CENTROID))
    tables: dict[str, Table] = defaultdict(dict)
    for (country, code), marked in places.items():
        points = [point for point, exact in marked if exact] or [point for point, _ in marked]
        centre = median(point[0] for point in points), median(point[1] for point in points)
        if median(great_circle(centre, point).km for point in points) <= NEAR_KM:
            tables[country][code] = centre
    return tables


def municipality_tables(lines: Iterable[str]) -> dict[str, Table]:
    """The centres of municipalities by country and folded name; None of a name of several."""
    bearers: dict[tuple[str, str], list[tuple[int, Position]]] = defaultdict(list)
    for line in lines:
        cells = line.rstrip("\n").split("\t")
        population, centre = int(cells[14] or 0), (float(cells[4]), float(cells[5]))
        if cells[8] in patterns() or (cells[8] in FARTHER and population >= FARTHER_FROM):
            for name in names(cells[1], cells[3].split(","), population):
                bearers[cells[8], name].append((population, centre))
    tables: dict[str, Table] = defaultdict(dict)
    for (country, name), towns in bearers.items():
        population, centre = max(towns)
        apart = [other for other, at in towns if great_circle(centre, at).km > NEAR_KM]
        if not apart or (population >= LARGEST_FROM and population >= LARGER * max(apart)):
            tables[country][name] = centre
        elif population >= SHARED_FROM:
            tables[country][name] = None
    return tables


def names(main: str, aliases: Iterable[str], population: int) -> set[str]:
    """The folded names a town is looked up by: aliases in small letters are transcriptions from other scripts."""
    written = (name for name in aliases if name[:1].isupper() or name.startswith("'"))
    others = {name for name in map(fold, written) if len(name) >= SHORTEST_ALIAS and _readable(name)}
    return {name for name in {fold(main), *(others if population >= ALIASED_FROM else ())} if name}


def corrected(tables: Mapping[str, Table], kind: str) -> dict[str, Table]:
    """The tables with what GeoNames has wrong put right, for the countries they have."""
    better = {country: dict(table) for country, table in tables.items()}
    with CORRECTIONS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["kind"] == kind and row["country"] in better:
                better[row["country"]][row["key"]] = float(row["latitude"]), float(row["longitude"])
    return better


def write(folder: Path, tables: Mapping[str, Table]) -> Iterator[Path]:
    """Write one packed CSV a country, the same bytes for the same tables; yields the files written."""
    folder.mkdir(parents=True, exist_ok=True)
    for country, table in sorted(tables.items()):
        text = io.StringIO()
        rows = ((key, *(f"{degrees:.4f}" for degrees in at or ())) for key, at in sorted(table.items()))
        csv.writer(text, lineterminator="\n").writerows(rows)
        path = folder / f"{country}.csv.gz"
        path.write_bytes(gzip.compress(text.getvalue().encode("utf-8"), mtime=0))
        yield path


def _readable(name: str) -> bool:
    """Whether a name is in Latin or Cyrillic letters, the scripts of the pages that are read."""
    return all(char < "\u0250" or "\u0400" <= char <= "\u04ff" for char in name)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Make the centroid files again from GeoNames dumps.")
    parser.add_argument("--postcodes", type=Path, help="postal code dump, tab-separated")
    parser.add_argument("--places", type=Path, help="dump of populated places, tab-separated")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent.parent / "cowcrawl" / "centroids")
    options = parser.parse_args(arguments)
    if not (options.postcodes or options.places):
        parser.error("name a dump with --postcodes or --places")
    for dump, kind, read in (
        (options.postcodes, "postcodes", postcode_tables),
        (options.places, "municipalities", municipality_tables),
    ):
        if dump:
            with dump.open(encoding="utf-8") as lines:
                tables = corrected(read(lines), kind)
            for path in write(options.out / kind, tables):
                print(f"{path}: {len(tables[path.name[:2]])} {kind}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
