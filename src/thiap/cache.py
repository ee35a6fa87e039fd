"""What costs time, kept by what it was made from, in a folder the user asks for (``--cache DIR``).

An entry is a file named by the hash of everything it depends on: the texts, this version of thiap with all
its code and tables, NumPy and the kind of processor. So an entry is never out of date, only unused; any of
them, or the folder, may be deleted at any time. Entries are written beside and renamed into place, so that
workers may share a folder; one that is cut short or altered is made again.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import platform
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from thiap import __version__
from thiap.errors import ThiapError, UsageError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Arrays = Sequence[NDArray[Any]]

_MAGIC: Final = b"thiap-cache-1\n"
_DIGEST: Final = 32


class Cache:
    """A folder of entries.

    Args:
        folder: made when it is missing.

    Raises:
        UsageError: it cannot be made, or is a file.
    """

    def __init__(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"--cache {folder}: cannot be made ({error.strerror}); name a folder") from error
        self._folder = folder / f"thiap-{__version__}-{_signature()[:16]}"

    def get(self, kind: str, key: str) -> bytes | None:
        """What was put under a key; None where there is nothing sound."""
        path = self._path(kind, key)
        try:
            if not path.is_file():  # reading a pipe would wait for ever
                return None
            data = path.read_bytes()
        except OSError:
            return None
        start = len(_MAGIC) + _DIGEST
        body = data[start:]
        if data[: len(_MAGIC)] != _MAGIC or hashlib.sha256(body).digest() != data[len(_MAGIC) : start]:
            return None
        return body

    def put(self, kind: str, key: str, body: bytes) -> None:
        """Keep an entry; a full or read-only disk costs time only."""
        path, draft = self._path(kind, key), None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, draft = tempfile.mkstemp(prefix=".", dir=path.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(_MAGIC + hashlib.sha256(body).digest() + body)
            Path(draft).replace(path)
        except OSError:
            if draft is not None:
                with suppress(OSError):
                    Path(draft).unlink(missing_ok=True)

    def _path(self, kind: str, key: str) -> Path:
        return self._folder / kind / key[:2] / key[2:]


_CURRENT: ContextVar[Cache | None] = ContextVar("thiap-cache", default=None)


@contextmanager
def caching(folder: str | None) -> Iterator[None]:
    """Within this context results are kept in a folder; None keeps nothing.

    Raises:
        UsageError: the folder cannot be made.
    """
    token = _CURRENT.set(None if folder is None else Cache(Path(folder)))
    try:
        yield
    finally:
        _CURRENT.reset(token)


def kept_arrays(kind: str, content: Callable[[], Iterable[str]], make: Callable[[], Arrays]) -> Arrays:
    """The arrays that ``make`` gives, from the folder where they are there.

    Args:
        kind: names what they are.
        content: all that they depend on beside the code; asked for only when there is a folder.
        make: computes them.
    """
    folder = _CURRENT.get()
    if folder is None:
        return make()
    key = _key(content())
    found = _read_arrays(folder.get(kind, key))
    if found is not None:
        return found
    made = make()
    folder.put(kind, key, _write_arrays(made))
    return made


def kept_json(
    kind: str,
    content: Callable[[], Iterable[str]],
    make: Callable[[], Any],
    *,
    dump: Callable[[Any], Any],
    load: Callable[[Any], Any],
) -> Any:
    """The same for a value that ``dump`` makes JSON of and ``load`` reads again.

    ``load`` raises ValueError or an error of thiap's where it is given something else.
    """
    folder = _CURRENT.get()
    if folder is None:
        return make()
    key = _key(content())
    body = folder.get(kind, key)
    if body is not None:
        with suppress(ValueError, RecursionError, ThiapError):
            return load(json.loads(body))
    made = make()
    folder.put(kind, key, json.dumps(dump(made), separators=(",", ":")).encode())
    return made


def _key(content: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for part in content:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "little"))
        digest.update(data)
    return digest.hexdigest()


def _write_arrays(arrays: Arrays) -> bytes:
    import numpy as np

    file = io.BytesIO()
    for array in arrays:
        np.lib.format.write_array(file, np.ascontiguousarray(array), allow_pickle=False)
    return file.getvalue()


def _read_arrays(body: bytes | None) -> list[NDArray[Any]] | None:
    import numpy as np

    if body is None:
        return None
    file, found = io.BytesIO(body), []
    try:
        while file.tell() < len(body):
            found.append(np.lib.format.read_array(file, allow_pickle=False))
    except Exception:  # whatever Python's own parser says of a header that somebody wrote
        return None
    return found


@cache
def _signature() -> str:
    """Hash of what decides results beside the texts: all files of the package, NumPy, the processor."""
    import numpy as np

    digest = hashlib.sha256()
    package = Path(__file__).parent
    for path in sorted(package.rglob("*")):
        if path.is_file() and path.suffix not in (".pyc", ".pyo"):
            digest.update(path.relative_to(package).as_posix().encode())
            digest.update(path.read_bytes())
    digest.update(f"{np.__version__} {platform.machine()} {_linear_algebra()}".encode())
    return digest.hexdigest()


def _linear_algebra() -> str:
    """Which kernels multiply: the last bits of a vector depend on it."""
    from threadpoolctl import threadpool_info

    return " ".join(
        sorted(
            f"{lib.get('version')} {lib.get('architecture')}"
            for lib in threadpool_info()
            if lib["user_api"] == "blas"
        )
    )
