"""From figures to `bench/results.json`, and from that to `docs/performance.md` and its plots."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.plot import bullets
from bench.result import Result

ROOT = Path(__file__).parent.parent
FILE = ROOT / "bench" / "results.json"
PAGE = ROOT / "docs" / "performance.md"
TEXT = ROOT / "bench" / "performance.md"
"""What the page says before the figures."""
IMAGES = "images"
TITLES = {
    "reading": "Reading a page",
    "instructions": "Reading a page, in instructions",
    "crawl": "A whole crawl",
    "long": "A long crawl",
    "matching": "Matching",
    "build": "A build",
    "snapshot": "A snapshot",
    "site": "The site",
}
NOTE = "<!-- Generated from `bench/results.json`, which `make bench` writes: change neither by hand. -->\n"


def keep(part: str, results: Iterable[Result], *, full: bool) -> None:
    """Put the figures of a part in the place of those of before."""
    known = json.loads(FILE.read_text("utf-8")) if FILE.is_file() else {}
    known[part] = {
        "measured": datetime.now(UTC).strftime("%Y-%m-%d"),
        "machine": machine(),
        "full": full,
        "results": [{**asdict(result), "ratio": result.ratio, "met": result.met} for result in results],
    }
    ordered = {name: known[name] for name in TITLES if name in known}
    FILE.write_text(json.dumps(ordered, indent=1, ensure_ascii=False) + "\n", "utf-8")


def machine() -> str:
    """This machine in words: nothing that names it."""
    cpu = Path("/proc/cpuinfo")
    models = [line.partition(":")[2].strip() for line in _lines(cpu) if line.startswith("model name")]
    memory = [int(line.split()[1]) / 2**20 for line in _lines(Path("/proc/meminfo")) if line.startswith("MemTotal")]
    size = f", {memory[0]:.0f} GB of memory" if memory else ""
    return (
        f"{models[0] if models else platform.machine()}, {os.cpu_count()} cores{size}, {platform.system()}, "
        f"Python {platform.python_version()}"
    )


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines() if path.is_file() else []


def write() -> None:
    """Write the page and its plots anew."""
    for path, text in pages().items():
        (PAGE.parent / path).write_text(text, "utf-8")


def pages() -> dict[str, str]:
    """The page and its plots: path in `docs/` and content."""
    known: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
    found = {part: [_result(one) for one in told["results"]] for part, told in known.items()}
    sections = "\n".join(_section(part, known[part], results) for part, results in found.items())
    plots = {_image(part): bullets(results) for part, results in found.items()}
    return {PAGE.name: f"{NOTE}{TEXT.read_text('utf-8')}\n{_machines(known)}\n{sections}"} | plots


def _result(told: dict[str, Any]) -> Result:
    return Result.of({name: value for name, value in told.items() if name not in ("ratio", "met")})


def _image(part: str) -> str:
    return f"{IMAGES}/performance-{part}.svg"


def _machines(known: dict[str, Any]) -> str:
    """The machines, most often one, and what was measured on each, when."""
    on: dict[tuple[str, str], list[str]] = {}
    for part, told in known.items():
        on.setdefault((told["machine"], told["measured"]), []).append(f"{part}{' --full' * told['full']}")
    return "".join(f"- Measured on {day}: {', '.join(parts)}. {which}.\n" for (which, day), parts in on.items())


def _section(part: str, told: dict[str, Any], results: list[Result]) -> str:
    command = f"python -m bench {part}{' --full' * told['full']}"
    table = "\n".join(_table(results))
    return f"## {TITLES[part]}\n\n`{command}`\n\n![{TITLES[part]}]({_image(part)})\n\n{table}\n"


def _table(results: list[Result]) -> Iterator[str]:
    yield "| what | ratio (spread) | asked | cowcrawl | beside it | memory at most |"
    yield "|---|---|---|---|---|---|"
    for one in results:
        spread = f"**{one.ratio:.2f}** ({min(one.ratios):.2f} to {max(one.ratios):.2f}) {one.ratio_of}"
        asked = f"{one.wanted} {one.bar:g}: {'met' if one.met else '**not met**'}" if one.bar is not None else ""
        peaks = " and ".join(f"{side.memory_mb:.0f}" for side in (one.ours, one.theirs) if side.memory_mb)
        note = f"<br>{one.note}" if one.note else ""
        yield (
            f"| {one.title}{note} | {spread} | {asked} | {one.ours.cost:.4g} {one.unit} | {one.theirs.what}: "
            f"{one.theirs.cost:.4g} {one.unit} | {peaks + ' MB' if peaks else ''} |"
        )
