"""Formats of translators that are not read: each is refused by its name, with what to do instead."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

from thiap.errors import InputError

_TEXT: Final = "save it as docx, odt or plain text"
_TABLE: Final = "save it as XLSX, CSV or TSV"
_SLIDES: Final = "save it as PPTX"
_STRINGS: Final = "export its strings as JSON or PO"
_CUES: Final = "save it as SubRip (.srt) or WebVTT (.vtt)"
_UNITS: Final = "export it as XLIFF from the program that made it"

#: What a file of this name is, and the next step.
_REFUSED: Final = {
    ".doc": ("a Word 97-2003 document", _TEXT),
    ".rtf": ("an RTF document", _TEXT),
    ".pages": ("a document of Pages", _TEXT),
    ".pdf": ("a PDF", _TEXT),
    ".xls": ("an Excel 97-2003 workbook", _TABLE),
    ".xlsb": ("a binary Excel workbook", _TABLE),
    ".ods": ("an OpenDocument table", _TABLE),
    ".numbers": ("a table of Numbers", _TABLE),
    ".ppt": ("a PowerPoint 97-2003 presentation", _SLIDES),
    ".odp": ("an OpenDocument presentation", _SLIDES),
    ".key": ("a presentation of Keynote", _SLIDES),
    ".ass": ("a file of SubStation subtitles", _CUES),
    ".ssa": ("a file of SubStation subtitles", _CUES),
    ".sbv": ("a file of YouTube's subtitles", _CUES),
    ".ttml": ("a file of TTML subtitles", _CUES),
    ".dfxp": ("a file of TTML subtitles", _CUES),
    ".stl": ("a file of EBU subtitles", _CUES),
    ".php": ("a file of PHP", _STRINGS),
    ".ini": ("a file of INI strings", _STRINGS),
    ".toml": ("a file of TOML strings", _STRINGS),
    ".plist": ("a property list", "save its texts as .strings or .stringsdict"),
    ".mo": ("a compiled catalogue of gettext", "give the .po it was made from"),
    ".qm": ("a compiled catalogue of Qt", "give the .ts it was made from"),
    ".idml": ("a document of InDesign", _UNITS),
    ".indd": ("a document of InDesign", _UNITS),
    ".mif": ("a document of FrameMaker", _UNITS),
    ".dita": ("a topic of DITA", _UNITS),
    ".ttx": ("a file of TagEditor", _UNITS),
    ".txlf": ("a file of Wordfast", _UNITS),
    ".sdlppx": ("a package of Trados", "take the .sdlxliff files out of it"),
    ".sdlrpx": ("a package of Trados", "take the .sdlxliff files out of it"),
    ".sdltm": ("a translation memory of Trados", "export it as TMX"),
    ".mqout": ("a package of memoQ", "export it as XLIFF"),
}


def refuse_by_name(name: str) -> None:
    """Refuse what would be read as something else.

    Raises:
        InputError: the name is that of such a format.
    """
    if found := _REFUSED.get(PurePath(name).suffix.lower()):
        what, step = found
        raise InputError(f"{name}: is {what} by its name, which is not read; {step}")
