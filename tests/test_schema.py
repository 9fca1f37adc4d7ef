"""From table dataclasses to columns, SQL and the data dictionary."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, fields

import pytest

from cowcrawl import schema
from cowcrawl.tables import TABLES, Formula, PublishedClaim, Space

every_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)


@every_table
def test_columns_are_the_fields_in_their_order(table: type) -> None:
    assert [column.name for column in schema.columns(table)] == [field.name for field in fields(table)]


@every_table
def test_every_column_is_described(table: type) -> None:
    assert [column.name for column in schema.columns(table) if not column.description] == []


@every_table
def test_every_table_is_described(table: type) -> None:
    assert schema.description(table).endswith(".")


@every_table
def test_sqlite_takes_the_statement_and_reads_back_types_and_nullability(table: type) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute(schema.create_table(table))
    read = [
        (name, sql_type, bool(never_null))
        for _, name, sql_type, never_null, _, _ in connection.execute(
            f"PRAGMA table_info('{schema.table_name(table)}')"
        )
    ]
    assert read == [(column.name, column.sql_type, column.required) for column in schema.columns(table)]


@every_table
def test_every_foreign_key_names_a_table_and_a_column_that_exist(table: type) -> None:
    known = {(schema.table_name(other), column.name) for other in TABLES for column in schema.columns(other)}
    assert set(schema.foreign_keys(table).values()) <= known


def test_a_key_is_required_and_a_fact_may_be_missing() -> None:
    required = {column.name for column in schema.columns(Space) if column.required}
    assert required == {"space_id", "n_sources", "n_claims"}


def test_types_are_those_of_sqlite() -> None:
    types = {column.name: column.sql_type for column in schema.columns(Formula)}
    assert (types["name"], types["amount"]) == ("TEXT", "INTEGER")
    assert {column.name: column.sql_type for column in schema.columns(Space)}["latitude"] == "REAL"


def test_the_schema_kept_by_sqlite_explains_its_columns() -> None:
    assert "-- The literal passage that says it." in schema.create_table(PublishedClaim)


def test_a_field_sql_does_not_know_is_named() -> None:
    @dataclass
    class Odd:
        """Odd."""

        thing: list[str]

    with pytest.raises(ValueError, match=r"Odd\.thing must be text, an integer or a number"):
        schema.columns(Odd)


def test_the_data_dictionary_holds_every_table_and_column() -> None:
    text = schema.data_dictionary_markdown()
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        f"## {schema.table_name(table)}" for table in TABLES
    ]
    rows = [line for line in text.splitlines() if line.startswith("| ") and not line.startswith("| column")]
    assert len(rows) == sum(len(fields(table)) for table in TABLES)
