"""The YAML file of a source card: what it holds, and at which line each of its values stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from cowcrawl.errors import BadInput


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


@dataclass(frozen=True, kw_only=True)
class CardFile:
    """A card as it was written. Whether it is right is for `spiders.card_rules` to say."""

    path: Path
    card: dict[Any, Any]
    root: Any = field(repr=False)
    """The YAML nodes, which know their lines."""

    def at(self, place: Sequence[str | int], message: str, *, of_key: bool = False) -> Problem:
        """A problem at the line where the value at `place`, or its key, stands."""
        node, line = self.root, self.root.start_mark.line
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
        return Problem(file=self.path, line=line + 1, key=".".join(map(str, place)), message=message)

    def whole(self, message: str, key: str = "") -> Problem:
        """A problem of the file as such, at its first line."""
        return Problem(file=self.path, line=1, key=key, message=message)

    def written_twice(self) -> Iterator[Problem]:
        """The keys that stand in it a second time: YAML would let the last one win in silence."""
        seen: set[str] = set()
        for name, _ in self.root.value:
            if name.value in seen:
                line = name.start_mark.line + 1
                yield Problem(file=self.path, line=line, key=name.value, message="expected once, stands here again")
            seen.add(name.value)


def read(path: Path) -> CardFile:
    """The card in a file; CardError when it is no YAML in UTF-8 or no mapping of keys."""
    try:
        root = yaml.compose(path.read_text("utf-8"), _Loader)
        card = _Loader("").construct_document(root) if root else None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        said = f"expected YAML, but {error.problem or error.context}"
        raise CardError([Problem(file=path, line=mark.line + 1 if mark else 1, key="", message=said)]) from error
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        said = f"expected readable YAML in UTF-8, but {error}"
        raise CardError([Problem(file=path, line=1, key="", message=said)]) from error
    if not isinstance(card, dict):
        said = "expected a mapping with the keys of a source card"
        raise CardError([Problem(file=path, line=1, key="", message=said)])
    return CardFile(path=path, card=card, root=root)


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # in C where PyYAML has it
    """YAML as its authors mean it: `no` is Norway and a date is text; only true and false are true and false."""


_UNWANTED = ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp")
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in _UNWANTED]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))
