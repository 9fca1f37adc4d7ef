"""From a table's dataclass to its columns: one description serves SQL, Datasette and the data dictionary."""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from inspect import cleandoc
from itertools import pairwise
from types import NoneType, UnionType
from typing import Any, get_args, get_type_hints

from cowcrawl.tables import TABLES

__all__ = [
    "Column",
    "columns",
    "create_table",
    "data_dictionary_markdown",
    "description",
    "foreign_keys",
    "primary_key",
    "table_name",
    "title",
]

_SQL_TYPES: dict[object, str] = {str: "TEXT", int: "INTEGER", float: "REAL"}


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of a published table."""

    name: str
    """Its name in SQL, the same as the field's."""
    sql_type: str
    """TEXT, INTEGER or REAL."""
    description: str
    """What it holds, in a sentence: the field's docstring on one line."""
    required: bool
    """True when it is never null."""


def table_name(table: type) -> str:
    """The name of `table` in SQL."""
    return str(_declared(table, "_table"))


def primary_key(table: type) -> tuple[str, ...]:
    """The columns that together name a row of `table`."""
    return tuple(_declared(table, "_key"))


def foreign_keys(table: type) -> dict[str, tuple[str, str]]:
    """The columns of `table` that refer to another table, each with that table and its column."""
    return dict(_declared(table, "_references"))


def title(table: type) -> str:
    """The heading of `table` for people."""
    return table_name(table).replace("_", " ").capitalize()


def description(table: type) -> str:
    """What `table` holds, in a sentence: its docstring on one line."""
    return _one_line(table.__doc__ or "")


def columns(table: type) -> list[Column]:
    """The columns of `table` in the order of its fields; ValueError for a type that SQL does not know."""
    hints, told = get_type_hints(table), _docstrings(table.__module__).get(table.__qualname__, {})
    return [_column(table, field.name, hints[field.name], told.get(field.name, "")) for field in fields(table)]


def create_table(table: type) -> str:
    """The CREATE TABLE statement of `table`; descriptions stand in it as comments, which SQLite keeps."""
    lines = [_definition(column) for column in columns(table)]
    keys = [f"PRIMARY KEY ({_names(primary_key(table))})"]
    keys += [
        f'FOREIGN KEY ("{column}") REFERENCES "{target}" ("{target_column}")'
        for column, (target, target_column) in foreign_keys(table).items()
    ]
    body = "\n".join([*lines, "  " + ",\n  ".join(keys)])
    return f'CREATE TABLE "{table_name(table)}" ( -- {description(table)}\n{body}\n)'


def data_dictionary_markdown() -> str:
    """The data dictionary of a build as Markdown: a section a table, a row a column."""
    return "\n".join(_section(table) for table in TABLES)


def _declared(table: type, name: str) -> Any:
    return getattr(table, name)


@cache  # the classes of a module are read together: one after the other took two seconds of each start
def _docstrings(module: str) -> dict[str, dict[str, str]]:
    """The docstrings of the fields of every class of a module; Python itself keeps none of a field."""
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {node.name: dict(_told(node)) for node in tree.body if isinstance(node, ast.ClassDef)}


def _told(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for field, after in pairwise(node.body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(after, ast.Expr):
            yield field.target.id, str(ast.literal_eval(after.value))


def _one_line(text: str) -> str:
    return " ".join(cleandoc(text).split())


def _column(table: type, name: str, kind: Any, told: str) -> Column:
    kinds = set(get_args(kind)) if isinstance(kind, UnionType) else {kind}
    known = kinds - {NoneType}
    if len(known) != 1 or not known <= set(_SQL_TYPES):
        raise ValueError(f"{table.__name__}.{name} must be text, an integer or a number, not {kind}")
    return Column(
        name=name, sql_type=_SQL_TYPES[known.pop()], description=_one_line(told), required=NoneType not in kinds
    )


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _definition(column: Column) -> str:
    never_null = " NOT NULL" if column.required else ""
    return f'  "{column.name}" {column.sql_type}{never_null}, -- {column.description}'


def _section(table: type) -> str:
    keys = set(primary_key(table))
    links = foreign_keys(table)
    rows = [
        f"| {f'**{column.name}**' if column.name in keys else column.name} | {column.sql_type.lower()} "
        f"| {'' if column.required else 'yes'} | {_cell(column, links)} |"
        for column in columns(table)
    ]
    head = ["| column | type | may be null | what it holds |", "|---|---|---|---|"]
    return "\n".join([f"## {table_name(table)}", "", description(table), "", *head, *rows, ""])


def _cell(column: Column, links: dict[str, tuple[str, str]]) -> str:
    target = f" Refers to {'.'.join(links[column.name])}." if column.name in links else ""
    return (column.description + target).replace("|", "\\|")
