"""Source cards: read from their YAML files and checked, with every problem named at its file, line and key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, get_args

import yaml
from itemadapter import ItemAdapter
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from cowcrawl.card import SourceCard, SourceKind, SourceList
from cowcrawl.errors import BadInput
from spiders.address import allowed, bare, clean

SOURCES = Path(__file__).parent / "sources"
"""The folder of the cards that come with the project."""

FLOORS = ("documents", "claims", "spaces", "formulas")
"""What a card may set a floor for."""

PRESS_KEYS = ("feeds", "sitemaps", "sections", "search")
"""Keys with addresses that only the press spider reads."""

_TYPES = {
    "array": "a list",
    "boolean": "true or false",
    "integer": "a whole number",
    "null": "nothing",
    "object": "a mapping",
    "string": "text",
}

_EXPECTED = {
    "type": "expected {}",
    "enum": "expected one of {}",
    "pattern": "expected the form {}",
    "minimum": "expected {} or more",
    "minItems": "expected at least one entry",
    "minLength": "expected text",
}


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing that is wrong with a card."""

    file: Path
    line: int
    key: str
    message: str

    def __str__(self) -> str:
        return ": ".join(part for part in (f"{self.file}:{self.line}", self.key, self.message) if part)


class CardError(BadInput):
    """Cards that cannot be used; `problems` holds all of them, the message one a line."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


def load(folder: Path = SOURCES) -> list[SourceCard]:
    """The cards of a folder in the order of their ids; CardError with all problems of all files when there is one."""
    if not folder.is_dir():
        raise CardError([Problem(file=folder, line=1, key="", message="expected a folder of source cards (*.yml)")])
    cards: list[SourceCard] = []
    problems: list[Problem] = []
    seen: dict[str, Path] = {}
    for path in sorted(path for path in folder.iterdir() if path.suffix in (".yml", ".yaml")):
        card, found = _read(path)
        problems += found
        identifier = card.get("id") if isinstance(card, dict) else None
        if isinstance(identifier, str):
            if identifier in seen:
                message = f"expected an id of its own, {seen[identifier]} has it already"
                problems.append(_at(path, _compose(path), ("id",), message))
            seen.setdefault(identifier, path)
        if not found:
            cards.append(SourceCard(**card))
    problems += _unknown_senders(cards, folder)
    if problems:
        raise CardError(problems)
    return sorted(cards, key=lambda card: card.id)


def _unknown_senders(cards: Sequence[SourceCard], folder: Path) -> Iterator[Problem]:
    known = {card.id for card in cards if card.kind in ("operator", "network")}
    for card in cards:
        if card.sender and card.sender not in known:
            path = folder / f"{card.id}.yml"
            message = f"expected the id of an operator's card in this folder, not {card.sender!r}"
            yield _at(path, _compose(path), ("sender",), message)


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema of a card: the dataclass says names, types and meanings; here stand the forms of the values."""
    described = deepcopy(ItemAdapter.get_json_schema(SourceCard))
    properties = described["properties"]
    for part in properties.values():
        if part.get("type") == "array":
            part.update(minItems=1)
            part["items"]["minLength"] = 1
        elif part.get("type") == "string":
            part["minLength"] = 1
    properties["id"]["pattern"] = r"^[a-z0-9]+(-[a-z0-9]+)*$"
    properties["kind"]["enum"] = list(get_args(SourceKind))
    properties["list"]["enum"] = [*get_args(SourceList), None]
    properties["languages"]["items"]["pattern"] = r"^[a-z]{2}$"
    properties["country"]["pattern"] = r"^[A-Z]{2}$"
    properties["floors"]["propertyNames"] = {"enum": list(FLOORS)}
    properties["floors"]["additionalProperties"]["minimum"] = 0
    properties["page_cap"]["minimum"] = 1
    properties["verified"]["pattern"] = r"^\d{4}(-\d{2}(-\d{2})?)?$"
    return described


class _Loader(yaml.SafeLoader):
    """YAML as its authors mean it: `no` is Norway and a date is text; only true and false are true and false."""


_UNWANTED = ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp")
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in _UNWANTED]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))


def _read(path: Path) -> tuple[Any, list[Problem]]:
    """The content of a card's file and what is wrong with it."""
    try:
        root = _compose(path)
        card = _Loader("").construct_document(root) if root else None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        said = f"expected YAML, but {error.problem or error.context}"
        return None, [Problem(file=path, line=mark.line + 1 if mark else 1, key="", message=said)]
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        return None, [Problem(file=path, line=1, key="", message=f"expected readable YAML in UTF-8, but {error}")]
    if not isinstance(card, dict):
        return card, [Problem(file=path, line=1, key="", message="expected a mapping with the keys of a source card")]
    problems = [*_twice(path, root), *_schema_problems(path, root, card)]
    return card, sorted(problems or _meaning_problems(path, root, card), key=lambda problem: problem.line)


def _compose(path: Path) -> Any:
    return yaml.compose(path.read_text("utf-8"), _Loader)


def _twice(path: Path, root: Any) -> Iterator[Problem]:
    seen: set[str] = set()
    for name, _ in root.value:
        if name.value in seen:
            line = name.start_mark.line + 1
            yield Problem(file=path, line=line, key=name.value, message="expected once, stands here again")
        seen.add(name.value)


def _schema_problems(path: Path, root: Any, card: dict[Any, Any]) -> Iterator[Problem]:
    known = list(schema()["properties"])
    for error in Draft202012Validator(schema()).iter_errors(card):
        if error.validator == "additionalProperties" and not error.path:
            for name in (name for name in card if name not in known):
                nearest = get_close_matches(str(name), known, 1)
                meant = f"; did you mean {nearest[0]}?" if nearest else f"; expected one of {', '.join(known)}"
                yield _at(path, root, (name,), f"unknown key{meant}", of_key=True)
        elif error.validator == "required":
            missing = re.match(r"'(\w+)'", error.message)
            name = missing[1] if missing else ""
            yield Problem(file=path, line=1, key=name, message=f"missing; expected: {_meaning(name)}")
        else:
            yield _at(path, root, tuple(error.path), _expected(error))


def _expected(error: ValidationError) -> str:
    """What a value should have been and what it is, for a person."""
    template = _EXPECTED.get(str(error.validator))
    said = template.format(_listed(error.validator_value)) if template else error.message
    meaning = _meaning(str(error.path[0])) if error.path else ""
    return f"{said}, not {error.instance!r}" + (f" ({meaning})" if meaning else "")


def _listed(wanted: Any) -> str:
    if isinstance(wanted, list):
        return ", ".join(_TYPES.get(str(one), str(one)) for one in wanted)
    return _TYPES.get(str(wanted), str(wanted))


def _meaning(name: str) -> str:
    return str(schema()["properties"].get(name, {}).get("description", "")).rstrip(".")


def _meaning_problems(path: Path, root: Any, card: dict[str, Any]) -> Iterator[Problem]:
    if card["id"] != path.stem:
        expected = f"expected {path.stem!r}, the file's name without its suffix"
        yield _at(path, root, ("id",), f"{expected}, not {card['id']!r}")
    if path.suffix != ".yml":
        yield Problem(file=path, line=1, key="", message="expected a file name that ends in .yml")
    seen: set[str] = set()
    for number, name in enumerate(card["hosts"]):
        if not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)*", name):
            expected = "expected a host alone, in lower case, such as www.example.org"
            yield _at(path, root, ("hosts", number), f"{expected}, not {name!r}")
        elif bare(name) in seen:
            message = f"expected each host once, {name!r} is listed twice (www. makes no difference)"
            yield _at(path, root, ("hosts", number), message)
        seen.add(bare(name))
    for name in ("start_urls", *PRESS_KEYS):
        for number, url in enumerate(card.get(name, ())):
            if wrong := _address_problem(name, url, card["hosts"]):
                yield _at(path, root, (name, number), f"{wrong}, not {url!r}")
    for name in (*PRESS_KEYS, "queries"):
        if name in card and card["kind"] != "press":
            yield _at(path, root, (name,), f"expected on cards of kind press only, not {card['kind']!r}", of_key=True)


def _address_problem(name: str, url: str, hosts: Sequence[str]) -> str | None:
    """What was expected instead of an address of the card; None when it is right."""
    if clean(url) is None:
        return "expected an address that starts with http:// or https://"
    if not allowed(url, hosts):
        return f"expected an address on one of the card's hosts ({', '.join(hosts)})"
    if name == "search" and "{query}" not in url:
        return "expected an address with {query} where the words stand"
    return None


def _at(path: Path, root: Any, place: Sequence[str | int], message: str, *, of_key: bool = False) -> Problem:
    """A problem at the line where the value at `place`, or its key, stands."""
    node, line = root, root.start_mark.line
    for step in place:
        if isinstance(node, yaml.MappingNode):
            pair = next((pair for pair in node.value if pair[0].value == str(step)), None)
            if pair is None:
                break
            node = pair[1]
            line = pair[0].start_mark.line if of_key else node.start_mark.line
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
            line = node.start_mark.line
    return Problem(file=path, line=line + 1, key=".".join(map(str, place)), message=message)
