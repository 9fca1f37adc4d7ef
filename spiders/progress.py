"""What a person sees of a crawl: a bar on a terminal, a plain line a source elsewhere."""

from __future__ import annotations

import logging
import sys
from contextlib import ExitStack
from types import TracebackType
from typing import Protocol, Self

from tqdm import tqdm
from tqdm.contrib.logging import logging_redirect_tqdm

logger = logging.getLogger(__name__)


class Shown(Protocol):
    """Who is told how a crawl goes."""

    @property
    def log_level(self) -> str:
        """What is logged beside it."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def document(self) -> None:
        """One more document went through the pipelines."""

    def source(self, line: str) -> None:
        """One more source is finished; `line` says how."""


def log_level() -> str:
    """What is logged: where there is a bar, it is not to be torn apart by good news."""
    return "WARNING" if sys.stderr.isatty() else "INFO"


class Progress:
    """Counts documents and finished sources while a crawl runs."""

    def __init__(self, sources: int) -> None:
        self._shown = sys.stderr.isatty()
        self._sources = sources
        self._finished = 0
        self._documents = 0
        self._beside = ExitStack()
        self._bar = tqdm(total=sources, unit="source", disable=not self._shown)

    def __enter__(self) -> Self:
        if self._shown:
            self._beside.enter_context(logging_redirect_tqdm())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.close()
        self._beside.close()

    @property
    def log_level(self) -> str:
        """What is logged beside it."""
        return log_level()

    def document(self) -> None:
        """One more document went through the pipelines."""
        self._documents += 1
        self._bar.set_postfix(documents=self._documents)

    def source(self, line: str) -> None:
        """One more source is finished; `line` says how."""
        self._finished += 1
        self._bar.update()
        logger.info("[%s/%s] %s", self._finished, self._sources, line)
