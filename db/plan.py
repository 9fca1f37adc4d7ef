"""The plan of a rereading, `reread.json` in its folder: which ranges of which archives are its parts."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from cowcrawl.errors import BadInput

PLAN = "reread.json"


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is read, by which code, and in which parts."""

    archives: tuple[tuple[str, int], ...]
    """Each archive with its size in bytes."""
    part_size: int
    """Bytes of an archive that are one part."""
    terms: str
    """Fingerprint of the cards and of what else bears on the result."""
    edition: str
    """The code that reads."""
    read_at: str
    """When it began (UTC)."""
    complete: bool = False
    """Whether every part is there and follows on the one before."""

    @property
    def ranges(self) -> list[tuple[str, int, int]]:
        """Archive, first byte and first byte behind it of each part."""
        step = self.part_size
        return [
            (name, start, min(start + step, size)) for name, size in self.archives for start in range(0, size, step)
        ]

    def folder(self, out: Path, number: int) -> Path:
        """The folder of a part."""
        return out / f"part-{number + 1:05}-of-{len(self.ranges):05}"

    def same(self, other: Plan) -> bool:
        """Whether both read the same in the same way."""
        return (self.archives, self.part_size, self.terms, self.edition) == (
            other.archives,
            other.part_size,
            other.terms,
            other.edition,
        )


def load(out: Path) -> Plan | None:
    """The plan in a folder, or None where there is none. BadInput when it cannot be read."""
    path = out / PLAN
    if not path.is_file():
        return None
    try:
        said = json.loads(path.read_text("utf-8"))
        return Plan(**{**said, "archives": tuple((name, size) for name, size in said["archives"])})
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadInput(f"{path}: half-written or damaged ({error}): delete the folder and reread again") from error


def save(out: Path, plan: Plan) -> None:
    """Write the plan of a folder, whole or not at all."""
    out.mkdir(parents=True, exist_ok=True)
    fresh = out / f".{PLAN}.partial"
    fresh.write_text(json.dumps(asdict(plan), indent=1, ensure_ascii=False) + "\n", "utf-8")
    fresh.replace(out / PLAN)
