"""Pairs side by side in a terminal, and the answers of the person who looks at them."""

from __future__ import annotations

import json
import shutil
import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from itertools import zip_longest
from typing import Any

import click

from db.board import Match
from db.judgements import SAYS, Verdict
from db.sides import FACTS, Question, Side

ANSWERS: dict[str, Verdict | None] = {
    **dict.fromkeys(("y", "yes"), "positive"),
    **dict.fromkeys(("n", "no"), "negative"),
    **dict.fromkeys(("l", "later"), "unsure"),
    **dict.fromkeys(("q", "quit"), None),
}
PROMPT = "One space? y(es), n(o), l(ater), q(uit); a reason may follow"
_LABEL = 10


def ask(
    questions: Sequence[Question],
    judge: Callable[[Question, Verdict, str | None], bool],
    is_settled: Callable[[Question], bool],
) -> int:
    """Show pair after pair and hand each answer to `judge`, which says whether it took it; how many it took.

    Pairs that earlier answers have settled are passed over. The end of the input, or an interruption, ends it: what
    was answered is kept.
    """
    taken = 0
    for number, question in enumerate(questions, 1):
        if is_settled(question):
            continue
        click.echo(f"\n{number} of {len(questions)}\n" + side_by_side(question, width()))
        try:
            answer = _answer()
        except (click.Abort, EOFError):
            click.echo("")
            break
        if answer is None:
            break
        taken += judge(question, *answer)
    return taken


def _answer() -> tuple[Verdict, str | None] | None:
    """Verdict and reason; None to stop."""
    while True:
        word, _, why = click.prompt(PROMPT, prompt_suffix="\n> ").strip().partition(" ")
        if word.casefold() in ANSWERS:
            verdict = ANSWERS[word.casefold()]
            return (verdict, why.strip() or None) if verdict else None
        click.echo(f"{word!r} is none of y, n, later and q.")


def width() -> int:
    """Columns of the terminal."""
    return min(max(shutil.get_terminal_size().columns, 60), 160)


def side_by_side(question: Question, columns: int) -> str:
    """A pair for people: facts beside each other, the words and pages they come from, how far they agree."""
    half = (columns - _LABEL - 3) // 2
    left, right = question.left, question.right
    lines = list(_row("", _head(left), _head(right), half))
    for name in FACTS:
        facts = left.facts.get(name), right.facts.get(name)
        if any(facts):
            values = [fact.value if fact else "–" for fact in facts]
            words = [f"“{fact.quote}” {fact.url}" if fact else "" for fact in facts]
            lines += [*_row(name, values[0], values[1], half), *_row("", words[0], words[1], half)]
    return "\n".join([*lines, *explained(question.match)])


def explained(match: Match) -> Iterator[str]:
    """What decided, the score, and what each feature weighs."""
    score = "" if match.score is None else f", score {match.score:+.1f} bits"
    yield f"{'':{_LABEL}} {match.decision}: {match.why}{score}"
    if match.features:
        parts = (f"{name} {level.replace('_', ' ')} {bits:+.1f}" for name, (level, bits) in match.features.items())
        yield f"{'':{_LABEL}} " + "; ".join(parts)
    if match.judgement:
        yield f"{'':{_LABEL}} judged: they {SAYS[match.judgement.verdict]} ({match.judgement.by}, {match.judgement.at})"


def record(question: Question) -> str:
    """A pair as one JSON object."""
    match = question.match
    content: dict[str, Any] = {
        "left": asdict(question.left),
        "right": asdict(question.right),
        "decision": match.decision,
        "why": match.why,
        "score": match.score,
        "features": match.features,
        "judged": {"verdict": match.judgement.verdict, "by": match.judgement.by, "at": match.judgement.at}
        if match.judgement
        else None,
    }
    return json.dumps(content, ensure_ascii=False)


def _head(side: Side) -> str:
    return f"{side.space_id or 'no space'} ({side.kind} {side.source_id}, {side.seen}) {side.mention}"


def _row(label: str, left: str, right: str, half: int) -> Iterator[str]:
    parts = [textwrap.wrap(text, half, break_on_hyphens=False) or [""] for text in (left, right)]
    for number, (one, other) in enumerate(zip_longest(*parts, fillvalue="")):
        yield f"{label if not number else '':{_LABEL}} {one:{half}}  {other}".rstrip()
