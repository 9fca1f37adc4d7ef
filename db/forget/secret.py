"""The secret that digests of forgotten mailboxes and telephone numbers are made with: a file beside the store."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from cowcrawl.errors import BadInput
from db.publish import sync_folder

FILE = "forgotten.key"
"""Name of the file in the state folder."""
_BYTES = 32


def secret(var: Path) -> str:
    """The secret of a state folder, hexadecimal. BadInput where it is not there, or is none."""
    path = var / FILE
    try:
        said = path.read_text("ascii").strip()
        if len(bytes.fromhex(said)) == _BYTES:
            return said
        wrong = f"it holds no key of {_BYTES} bytes"
    except FileNotFoundError:
        wrong = "it is not there"
    except ValueError:
        wrong = "it holds something else"
    raise BadInput(
        f"{path}: {wrong}. Without it the mailboxes and numbers that were forgotten on request cannot be told from "
        "others and would be kept again: bring the file back from a backup"
    )


def secret_made(var: Path) -> str:
    """The secret of a state folder; the first time it is asked for, it is made, readable by its owner alone."""
    path = var / FILE
    fresh = var / f".{FILE}.new"
    if not path.exists():
        fresh.unlink(missing_ok=True)
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_hex(_BYTES) + "\n")
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
        sync_folder(var)
    return secret(var)
