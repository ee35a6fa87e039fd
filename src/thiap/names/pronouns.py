"""Passages that begin with a word for somebody named before, where the other side may have the name."""

from __future__ import annotations

from thiap.languages.cues import forms
from thiap.model import Bead, Document


def begins_with_pronoun(doc: Document, bead: Bead) -> bool:
    """Whether the passage of ``doc``, the target of ``bead``, begins with he, she, it or the like."""
    start = bead.target[0][0] if bead.target else 0
    return doc.text.startswith(forms("stands_for", doc.lang), start)
