"""Files that hold both texts."""

from __future__ import annotations

from functools import partial

from fuzz.target import Scratch, Target, seeds, utf8, verify, words
from thiap.readers.bilingual import BILINGUAL_READERS, read_bilingual

#: Target: (format, name of the file, section of the words).
FILES = {
    "xliff": ("xliff", "x.xlf", "xliff"),
    "sdlxliff": ("xliff", "x.sdlxliff", "sdlxliff"),
    "tmx": ("tmx", "x.tmx", "tmx"),
    "po": ("po", "x.po", "po"),
    "csv": ("table", "x.csv", "csv"),
    "tsv": ("table", "x.tsv", "tsv"),
}
_scratch = Scratch()


def _read(format: str, file: str, data: bytes) -> None:
    data = utf8(data)
    reader = BILINGUAL_READERS[format]
    reader.accepts(file, data)
    if sum(data) % 2:  # the other choice a user has: languages given, whatever the file says
        given = reader.read(file, data, source_lang="en", target_lang="th")
        assert all(0 <= span[0] <= span[1] for pair in given.pairs for span in pair)
        return
    both = read_bilingual(_scratch.write(file, data), format=format)
    verify(both.source)
    verify(both.target)
    for bead in both.beads:
        for doc, spans in ((both.source, bead.source), (both.target, bead.target)):
            assert all(0 <= start < end <= len(doc.text) for start, end in spans)


TARGETS = tuple(
    Target(name, partial(_read, format, file), seeds(name), words(section))
    for name, (format, file, section) in FILES.items()
)
