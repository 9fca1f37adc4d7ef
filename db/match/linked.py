"""What hangs together over links. Own code, since SciPy's takes as long to load as 50,000 mentions to block."""

from __future__ import annotations

import numpy as np

from db.match.table import Ints


def components(size: int, one: Ints, other: Ints) -> Ints:
    """By node the number of what it hangs together with, counted from 0 in the order of the lowest nodes.

    Every node looks to the lowest that it is known to hang with; links whose ends look to the same are done with.
    """
    root = np.arange(size)
    while True:
        ends = root[one], root[other]
        open_ = ends[0] != ends[1]
        if not open_.any():
            break
        one, other = one[open_], other[open_]
        a, b = ends[0][open_], ends[1][open_]
        np.minimum.at(root, np.maximum(a, b), np.minimum(a, b))
        while (root[root] != root).any():
            root = root[root]
    return np.unique(root, return_inverse=True)[1]
