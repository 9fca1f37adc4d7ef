"""`python -m bench.night ARGUMENTS`: the command line without delays between requests, for webs on this machine."""

from __future__ import annotations

import os

os.environ.setdefault("COWCRAWL_CONTACT", "https://cowcrawl.example/bot")

from cowcrawl import settings
from cowcrawl.cli import main

settings.DOWNLOAD_DELAY = 0.0
settings.RETRY_TIMES = 0

if __name__ == "__main__":
    main()
