"""The checksums of a snapshot: worked out, and the files brought to the disk, beside the writing of further ones."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType

from db.publish import sync_folder as sync
from db.snapshot.folder import SUMS, checksum, files


class Seals:
    """The files of one snapshot that are whole. Neither checksums nor waiting for a disk need Python's lock."""

    def __init__(self, snapshot: Path) -> None:
        """`snapshot` is the folder in which it is written."""
        self._snapshot = snapshot
        self._thread = ThreadPoolExecutor(1)
        self._found: dict[str, Future[str]] = {}

    def __enter__(self) -> Seals:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._thread.shutdown(cancel_futures=True)

    def add(self, path: Path) -> None:
        """Seal a file that will not be written any more."""
        self._found[path.relative_to(self._snapshot).as_posix()] = self._thread.submit(_sealed, path)

    def sums(self) -> dict[str, str]:
        """The SHA-256 of every file, by its path in the snapshot; OSError when one cannot be read or kept."""
        for name, path in files(self._snapshot).items():
            if name not in self._found:
                self.add(path)
        return {name: self._found[name].result() for name in sorted(self._found)}

    def write(self) -> None:
        """Put down all checksums, and bring what is left of the snapshot to the disk."""
        lines = [f"{digest}  {name}\n" for name, digest in self.sums().items()]
        (self._snapshot / SUMS).write_text("".join(lines), "utf-8")
        folders = (path for path in self._snapshot.rglob("*") if path.is_dir())
        for path in (self._snapshot / SUMS, *folders, self._snapshot):
            sync(path)


def _sealed(path: Path) -> str:
    found = checksum(path)
    sync(path)
    return found
