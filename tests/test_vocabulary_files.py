"""The vocabulary as people edit it: no key twice in one place, no phrase twice in one list, no line out of sight."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

FILES = sorted(Path(str(files("cowcrawl") / "vocabulary")).glob("*.yml"))
WIDTH = 120
"""Characters of a line of a list of phrases."""
FEW = 4
"""Phrases of a list that may stand in a table with others on a line."""


def nodes(node: yaml.Node) -> list[yaml.Node]:
    """A node and all in it."""
    if isinstance(node, yaml.MappingNode):
        return [node, *(one for pair in node.value for part in pair for one in nodes(part))]
    if isinstance(node, yaml.SequenceNode):
        return [node, *(one for part in node.value for one in nodes(part))]
    return [node]


def repeated(parts: list[yaml.Node]) -> list[str]:
    """The plain values that stand more than once among some nodes, with the line of each."""
    plain = [part for part in parts if isinstance(part, yaml.ScalarNode)]
    told = Counter(part.value for part in plain)
    return [f"{part.value}, line {part.start_mark.line + 1}" for part in plain if told[part.value] > 1]


def tree(path: Path) -> list[yaml.Node]:
    return nodes(yaml.compose(path.read_text("utf-8"), yaml.SafeLoader))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_key_and_no_phrase_stands_twice_in_one_place(path: Path) -> None:
    keys = [[key for key, _ in node.value] for node in tree(path) if isinstance(node, yaml.MappingNode)]
    lists = [node.value for node in tree(path) if isinstance(node, yaml.SequenceNode)]
    assert [line for parts in (*keys, *lists) for line in repeated(parts)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_list_of_phrases_fits_on_the_screen(path: Path) -> None:
    lists = [node.value for node in tree(path) if isinstance(node, yaml.SequenceNode) and len(node.value) > FEW]
    phrases = [part for parts in lists for part in parts if isinstance(part, yaml.ScalarNode)]
    assert [part.value for part in phrases if part.end_mark.column > WIDTH and part.start_mark.column > WIDTH / 2] == []
