"""The methodology notes: one template, written in three languages from the data of a build.

`notes.md.j2` is the template, `words.yml` holds the words. The text is Markdown; names of the data are escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined, Template

from cowcrawl.tables import Methodology
from db.completeness.estimates import ASSUMPTIONS
from db.completeness.figures import LEVEL, whole_numbers
from db.completeness.models import WITHIN
from db.method import words
from db.method.estimates import TYPE, refusal, why
from db.method.facts import MOST_MODELS, Facts
from db.method.figure import overlap_figure
from db.method.markdown import escaped
from db.method.quality import definition
from db.method.words import LANGUAGES, WORDS

FIGURE = "overlaps"
"""The section that has a picture."""
_SECTION = re.compile(r"^%% (\w+)\n", re.MULTILINE)
_GAPS = re.compile(r"\n{3,}")


def methodology(facts: Facts) -> list[Methodology]:
    """The notes in every language, a row a section."""
    return [row for language in LANGUAGES for row in notes(facts, language)]


def notes(facts: Facts, language: str) -> list[Methodology]:
    """The notes in one language, a row a section."""
    text = _template().render(f=facts, **_tools(facts, language))
    _, *pieces = _SECTION.split(text)
    figure = overlap_figure(facts.combinations, language)
    return [
        Methodology(
            language=language,
            section=section,
            position=position,
            title=WORDS.say(language, f"sections.{section}"),
            text=_GAPS.sub("\n\n", body).strip(),
            figure=(figure or None) if section == FIGURE else None,
        )
        for position, (section, body) in enumerate(zip(pieces[::2], pieces[1::2], strict=True))
    ]


def document(rows: Iterable[Methodology], language: str) -> tuple[str, dict[str, str]]:
    """The notes as one Markdown file, and the pictures it shows by the name of their file."""
    own = sorted((row for row in rows if row.language == language), key=lambda row: row.position)
    pictures = {f"{row.section}-{language}.svg": row.figure for row in own if row.figure}
    parts = [f"# {WORDS.say(language, 'title')}"]
    for row in own:
        parts += [f"## {row.title}", row.text]
        if row.figure:
            parts.append(f"![{WORDS.say(language, 'overlaps.figure')}]({row.section}-{language}.svg)")
    return "\n\n".join(parts) + "\n", pictures


def _tools(facts: Facts, language: str) -> dict[str, Any]:
    """What the template calls: the words, and how the language writes things."""
    say = partial(WORDS.say, language)
    return {
        "say": say,
        "num": partial(words.number, language),
        "whole": lambda value: words.number(language, value, 0),
        "outward": whole_numbers,
        "pct": partial(words.percent, language),
        "day": lambda moment: words.day(language, moment) or "–",
        "esc": escaped,
        "listed": partial(words.listed, language),
        "list_names": lambda names: [say(f"lists.{name}") for name in names],
        "pair_names": lambda pairs: _pair_names(pairs, language),
        "scope_name": lambda scope: _scope_name(facts, scope, language),
        "zone_names": [_zone_name(facts, zone.zone, language) for zone in facts.zones],
        "definition": partial(definition, language),
        "measure_name": lambda measure: _known(language, "counts", measure),
        "change_name": partial(_known, language, "kinds"),
        "why": partial(why, language),
        "refusal": refusal,
        "level": LEVEL,
        "within": WITHIN,
        "assumptions": list(ASSUMPTIONS),
        "most_models": MOST_MODELS,
    }


def _known(language: str, group: str, name: str | None) -> str:
    """The word for a name of the data; the name itself where there is none."""
    key = f"{group}.{re.sub(r'[^a-z]+', '_', name or '')}"
    return WORDS.say(language, key) if key in WORDS.texts else (name or "").replace("_", " ")


def _pair_names(pairs: Sequence[tuple[str, str]], language: str) -> str:
    return ", ".join(" × ".join(WORDS.say(language, f"lists.{name}") for name in pair) for pair in pairs)


def _scope_name(facts: Facts, scope: str, language: str) -> str:
    if scope.startswith(TYPE):
        return _known(language, "types", scope.removeprefix(TYPE))
    return _zone_name(facts, scope, language)


def _zone_name(facts: Facts, zone: str, language: str) -> str:
    names: Mapping[str, str | None] = next(
        ({"en": one.name, "fr": one.name_fr, "nl": one.name_nl} for one in facts.zones if one.zone == zone), {}
    )
    return escaped(names.get(language) or names.get("en") or zone)


@cache
def _template() -> Template:
    environment = Environment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False)
    return environment.from_string(Path(__file__).with_name("notes.md.j2").read_text("utf-8"))
