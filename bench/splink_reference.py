"""The same mentions matched by splink 5 on DuckDB with its usual comparisons: what `db/match` is measured against.

`python -m bench.splink_reference FILE` does with a file of mentions what `cowcrawl match FILE` does.
"""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import splink.comparison_library as cl
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from bench.mentions import Mention
from cowcrawl.text import fold

SURE = 0.99
"""The probability from which two are one where nobody knows the best."""
logging.getLogger("splink").setLevel(logging.ERROR)


def frame(mentions: Iterable[Mention]) -> pd.DataFrame:
    """The mentions as a table, cleaned as is usual before splink: folded names, digits of phones, hosts of websites."""
    rows = [_row(mention) for mention in mentions]
    return pd.DataFrame(rows)


def _row(mention: Mention) -> dict[str, Any]:
    host = re.sub(r"^(?:https?://)?(?:www\.)?", "", mention["website"] or "").split("/")[0]
    number = re.match(r"\d+", mention["house_number"] or "")
    name = fold(mention["name"] or "")
    return {
        "unique_id": mention["id"],
        "name": name or None,
        "name_start": name[:4] or None,
        "operator": fold(mention["operator"] or "") or None,
        "street": fold(mention["street"] or "") or None,
        "house_number": number[0] if number else None,
        "postal_code": mention["postal_code"],
        "city": fold(mention["city"] or "") or None,
        "latitude": mention["latitude"],
        "longitude": mention["longitude"],
        "host": host or None,
        "phone": re.sub(r"\D", "", mention["phone"] or "")[-8:] or None,
    }


def pairs(table: pd.DataFrame) -> pd.DataFrame:
    """Every candidate pair with its probability (columns unique_id_l, unique_id_r, match_probability)."""
    found = model(table).inference.predict(threshold_match_probability=0.05).as_pandas_dataframe()
    return found[["unique_id_l", "unique_id_r", "match_probability"]]


def clusters(table: pd.DataFrame, found: pd.DataFrame, bar: float) -> dict[str, str]:
    """The space of each mention: connected components of the pairs from a probability on, as splink clusters them."""
    number = {key: at for at, key in enumerate(table["unique_id"])}
    sure = found[found["match_probability"] >= bar]
    ends = [sure[column].map(number).to_numpy() for column in ("unique_id_l", "unique_id_r")]
    links = coo_array((np.ones(len(sure), np.int8), tuple(ends)), shape=(len(number), len(number)))
    labels = connected_components(links, directed=False)[1]
    return {key: str(labels[at]) for key, at in number.items()}


def model(table: pd.DataFrame) -> Linker:
    """A linker trained on the table itself: u by random pairs, m by expectation maximisation over three blockings."""
    settings = SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[
            block_on("phone", "street"),
            block_on("phone", "house_number"),
            block_on("postal_code", "house_number"),
            block_on("host", "postal_code"),
            block_on("street", "house_number"),
            block_on("name", "city"),
            block_on("name_start", "postal_code"),
        ],
        comparisons=[
            cl.JaroWinklerAtThresholds("name", [0.95, 0.88, 0.75]).configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("operator", [0.92, 0.8]).configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("street", [0.95, 0.85]).configure(term_frequency_adjustments=True),
            cl.ExactMatch("house_number"),
            cl.ExactMatch("postal_code").configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("city", [0.9]),
            cl.DistanceInKMAtThresholds("latitude", "longitude", [0.1, 0.5, 2]),
            cl.ExactMatch("host").configure(term_frequency_adjustments=True),
            cl.ExactMatch("phone").configure(term_frequency_adjustments=True),
        ],
        retain_intermediate_calculation_columns=False,
        retain_matching_columns=False,
    )
    database = DuckDBAPI()
    database.duckdb_con.execute("SET enable_progress_bar = false")
    linker = Linker(database.register(table), settings, log_level=None, validate_settings=False)
    linker.training.estimate_probability_two_random_records_match(
        [block_on("name", "street"), block_on("phone", "street")], recall=0.6
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    # Rules under which most pairs are of one space: under the phone alone it would learn what a chain is.
    for rule in (
        block_on("name", "street"),
        block_on("phone", "house_number"),
        block_on("postal_code", "house_number"),
    ):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    return linker


def main(path: Path) -> None:
    """Prints the space of each mention of a file."""
    table = frame(map(json.loads, path.read_text("utf-8").splitlines()))
    found = clusters(table, pairs(table), SURE)
    sys.stdout.write("".join(json.dumps({"id": key, "space": space}) + "\n" for key, space in found.items()))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
