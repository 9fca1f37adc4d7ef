"""Source cards: read from their YAML files and checked, with every problem named at its file, line and key."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from cowcrawl.card import SourceCard
from spiders import card_rules, card_schema
from spiders.card_file import CardError, CardFile, Problem, read

SOURCES = Path(__file__).parent / "sources"
"""The folder of the cards that come with the project."""


def load(folder: Path = SOURCES, left_out: Collection[Path] = ()) -> list[SourceCard]:
    """The cards of a folder in the order of their ids; CardError with all problems of all files when there is one.

    Files that are `left_out` are not read; what other cards say of them counts as right.
    """
    if not folder.is_dir():
        raise CardError([Problem(file=folder, line=1, key="", message="expected a folder of source cards (*.yml)")])
    files, problems = _read(folder, left_out)
    problems += [problem for file in files for problem in _of_one(file)]
    wrong = {problem.file for problem in problems}
    problems += card_rules.same_id(files)
    known = {str(file.card.get("id")) for file in files} | {path.stem for path in left_out}
    problems += card_rules.of_all([file for file in files if file.path not in wrong], known)
    if problems:
        raise CardError(sorted(problems, key=lambda problem: (problem.file, problem.line)))
    return sorted((SourceCard(**file.card) for file in files), key=lambda card: card.id)


def load_sound(folder: Path) -> tuple[list[SourceCard], list[Problem]]:
    """The cards of a folder without those that have a fault, and the faults: one wrong card is not to stop a night."""
    problems: list[Problem] = []
    left_out: set[Path] = set()
    while True:
        try:
            return load(folder, left_out), problems
        except CardError as error:
            if not {problem.file for problem in error.problems} - left_out - {folder}:
                return [], [*problems, *error.problems]
            problems += error.problems
            left_out |= {problem.file for problem in error.problems}


def _read(folder: Path, left_out: Collection[Path]) -> tuple[list[CardFile], list[Problem]]:
    files: list[CardFile] = []
    problems: list[Problem] = []
    for path in sorted(path for path in folder.iterdir() if path.suffix in (".yml", ".yaml") and path not in left_out):
        try:
            files.append(read(path))
        except CardError as error:
            problems += error.problems
    return files, problems


def _of_one(file: CardFile) -> list[Problem]:
    """What is wrong with a card alone; what it means is looked at only when it has the right form."""
    return [*file.written_twice(), *card_schema.problems(file)] or list(card_rules.of_one(file))


__all__ = ["SOURCES", "CardError", "Problem", "load", "load_sound"]
