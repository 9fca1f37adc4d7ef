"""The language model of py3langid, without the languages that nobody asks for: 45 MB of memory instead of 75."""

from __future__ import annotations

import lzma
import shutil
import tempfile
import zipfile
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import IO, Any, NamedTuple

import numpy as np

_CHUNK, _ROWS = 1 << 20, 1 << 12
"""Bytes and rows of a table that are read at a time."""


class _Model(NamedTuple):
    """The arrays of the model."""

    weights: Any
    """A row a feature, a column a language."""
    priors: Any
    languages: list[str]
    moves: Any
    """The automaton that finds features: the next state by state and byte. Most of the model's size."""
    rows: Any
    """The row of `moves` for each state."""
    features: list[int]
    """The feature that each state ends; -1 for none."""


@cache
def identifier(languages: tuple[str, ...] = ()) -> Any:
    """The identifier of some languages, or of all that the model knows; loaded once a process, the automaton shared."""
    from py3langid.langid import LanguageIdentifier

    model = _model(languages)
    return LanguageIdentifier(
        model.weights, model.priors, model.languages, model.moves, model.features, norm_probs=True, tk_row=model.rows
    )


def _model(languages: tuple[str, ...]) -> _Model:
    with _unpacked() as arrays:
        automaton = _automaton(arrays)
        priors, codes = np.load(arrays.open("pc.npy")), np.load(arrays.open("classes.npy")).tolist()
        wanted = [number for number, code in enumerate(codes) if not languages or code in languages]
        weights = _columns(arrays, wanted)
    return _Model(weights, priors[wanted], [codes[number] for number in wanted], *automaton)


def _columns(arrays: zipfile.ZipFile, wanted: Sequence[int]) -> Any:
    """Some columns of the table of weights, read piece by piece: it is never there whole."""
    with arrays.open("ptc.npy") as file:
        (features, languages), kind = _header(file)
        found = np.empty((features, len(wanted)), kind)
        for start in range(0, features, _ROWS):
            rows = min(_ROWS, features - start)
            piece = np.frombuffer(file.read(rows * languages * kind.itemsize), kind).reshape(rows, languages)
            found[start : start + rows] = piece[:, wanted]
    return found


_SHARED: list[tuple[Any, Any, list[int]]] = []


def _automaton(arrays: zipfile.ZipFile) -> tuple[Any, Any, list[int]]:
    """Read once, and piece by piece: it is never there twice, not even while it is read."""
    if not _SHARED:
        rows = np.load(arrays.open("nextmove_row.npy"))
        with arrays.open("nextmove.npy") as file:
            (length,), kind = _header(file)
            moves = array(kind.char, bytes(kind.itemsize)) * length  # at once in its size: growing would copy it
            place = memoryview(moves).cast("B")
            done = 0
            while chunk := file.read(_CHUNK):
                place[done : done + len(chunk)] = chunk
                done += len(chunk)
        _SHARED.append((moves, array(rows.dtype.char, rows.tobytes()), np.load(arrays.open("out_feat.npy")).tolist()))
    return _SHARED[0]


def _header(file: IO[bytes]) -> tuple[Any, Any]:
    """Shape and type of an array, from the beginning of its file (NumPy's format, version 1.0)."""
    np.lib.format.read_magic(file)
    shape, _, kind = np.lib.format.read_array_header_1_0(file)
    return shape, kind


@contextmanager
def _unpacked() -> Iterator[zipfile.ZipFile]:
    """The arrays of the model's file, unpacked on the disk."""
    from py3langid.langid import MODEL_DIR, MODEL_FILE

    with tempfile.TemporaryFile() as file:
        with lzma.open(MODEL_DIR / MODEL_FILE) as packed:
            shutil.copyfileobj(packed, file, _CHUNK)
        with zipfile.ZipFile(file) as arrays:
            yield arrays
