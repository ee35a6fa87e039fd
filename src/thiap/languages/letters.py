"""Letters of the alphabets that have capitals: Latin, Cyrillic, Greek."""

from __future__ import annotations

from typing import Final

#: Capitals, as parts of a class in a regular expression: of most languages, and of more.
CAPITALS: Final = "A-ZÀ-ÞА-Я"
ALL_CAPITALS: Final = "A-ZÀ-ÞŁŚŻŹĆŃА-ЯЁ"
#: Small letters that are vowels, or signs that stand with one.
VOWELS: Final = "aeiouyаеёиоуыэюяьйαεηιουωά"
