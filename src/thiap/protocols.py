"""What a plug-in must offer, by kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol, TypeAlias

from thiap.model import Bitext, Category, Document, Finding, Report
from thiap.mqm import IssueType

if TYPE_CHECKING:  # a quarter of a second that `thiap --help` does not need
    import numpy as np
    from numpy.typing import NDArray

Vectors: TypeAlias = "NDArray[np.float32]"


class Encoder(Protocol):
    """Turns text into vectors whose inner product says how alike two meanings are."""

    name: str
    languages: frozenset[str]

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of whole texts, shape ``(len(texts), dim)``, float32."""
        ...


class Reader(Protocol):
    """One input format."""

    name: str

    def accepts(self, name: str, head: str) -> bool:
        """Whether a file of this name, whose text begins with ``head``, is in this format."""
        ...

    def read(self, name: str, text: str, lang: str | None) -> Document:
        """The document; offsets point into ``text`` itself.

        Raises:
            InputError: the text breaks the format.
        """
        ...


class PackageReader(Protocol):
    """One input format that is no plain text: its reader is given bytes and extracts the text."""

    @property
    def name(self) -> str:
        """As reports and ``--input-format`` call it."""
        ...

    def accepts(self, name: str, data: bytes) -> bool:
        """Whether a file of this name and content is in this format."""
        ...

    def read(self, name: str, data: bytes, lang: str | None) -> Document:
        """The document; offsets point into its extracted text, blocks know their place.

        Raises:
            InputError: the file is broken, hostile or empty.
        """
        ...


class Check(Protocol):
    """One kind of defect. The module's docstring explains it under fixed headings."""

    name: str
    category: Category
    issue: IssueType

    def run(self, bitext: Bitext) -> Iterator[Finding]:
        """Findings, in any order, at any confidence; the pipeline sorts and filters."""
        ...


class Renderer(Protocol):
    """One output format of a report."""

    name: str

    def render(self, report: Report, *, lang: str = "en") -> str | bytes:
        """The whole output, said in ``lang``; bytes for binary formats. Decides nothing about findings."""
        ...
