"""Streets of two names: what the mentions themselves show to be one street in two languages."""

from __future__ import annotations

import numpy as np

from db.match.table import Ints, Table


def same_streets(of: Table) -> Ints:
    """By street the number of the first that is the same street; NONE for NONE, which stands last."""
    alias = np.arange(len(of.street_core) + 1)
    alias[-1] = -1
    return alias
