"""The user's terms: read from CSV, TSV or TBX, and found in running text in any inflected form."""

from __future__ import annotations

from thiap.glossary.match import TermFinder
from thiap.glossary.read import read_glossary

__all__ = ["TermFinder", "read_glossary"]
