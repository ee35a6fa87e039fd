"""The review report: one HTML file that works offline."""

from __future__ import annotations

from thiap.renderers.html.page import name, render

__all__ = ["name", "render"]
