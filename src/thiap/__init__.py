"""thiap aligns a Thai text with English ones and reports what they do not share."""

from __future__ import annotations

__version__ = "0.1.0"
