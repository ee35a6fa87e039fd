"""Accepted suggestions put into the draft, and nothing else changed in it."""

from thiap.corrections.apply import Corrected, correct
from thiap.corrections.edits import Edit

__all__ = ["Corrected", "Edit", "correct"]
