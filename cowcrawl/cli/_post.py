"""Telling a webhook or a healthcheck how it is. That nobody listens is never a reason for a night to fail."""

from __future__ import annotations

import json
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from cowcrawl import __version__

TIMEOUT = 10
"""Seconds for the answer."""


def post(url: str, said: dict[str, Any], code: int) -> str | None:
    """Post JSON to an address, in which `{code}` becomes the exit code; None when it was taken, or why not.

    What is returned names the host and not the address: that is often a secret.
    """
    host = urlsplit(url).hostname or "?"
    if urlsplit(url).scheme not in ("http", "https"):
        return "expected an address that starts with http:// or https:// in COWCRAWL_HEALTH_URL"
    headers = {"Content-Type": "application/json", "User-Agent": f"cowcrawl/{__version__}"}
    try:
        asked = Request(url.replace("{code}", str(code)), json.dumps(said).encode(), headers)
        with urlopen(asked, timeout=TIMEOUT):
            return None
    except HTTPError as error:
        return f"{host} answered {error.code}"
    except (OSError, HTTPException, ValueError) as error:
        return f"{host}: {getattr(error, 'reason', None) or type(error).__name__}"
