"""`python -m bench.night ARGUMENTS`: the command line without delays between requests, for webs on this machine."""

from __future__ import annotations

from cowcrawl import settings
from cowcrawl.cli import main


def quick_main(words: list[str] | None = None) -> None:
    """The command line in a hurry; for a process of its own, since the settings stay changed."""
    settings.CONTACT = settings.CONTACT or "https://cowcrawl.example/bot"
    settings.DOWNLOAD_DELAY = 0.0
    settings.RETRY_TIMES = 0
    main(words)


if __name__ == "__main__":
    quick_main()
