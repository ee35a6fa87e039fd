"""thiap aligns a Thai text with English ones and reports what they do not share.

    import thiap

    report = thiap.check("In 1939 there were 540 men.", "ในปี พ.ศ. 2482 มีผู้ชาย 450 คน")
    for finding in report.findings:
        print(finding.check, finding.source_quote, finding.target_quote, finding.message, sep=" | ")

Everything here is loaded when it is first used. ``docs/api.md`` tells more.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from thiap.api import align, check, read
    from thiap.errors import ThiapError
    from thiap.model import Bead, Finding, Report
    from thiap.settings import Settings

__version__ = "0.1.0"

__all__ = [
    "Bead",
    "Finding",
    "Report",
    "Settings",
    "ThiapError",
    "__version__",
    "align",
    "check",
    "read",
]

_HOMES = {
    "check": "thiap.api",
    "read": "thiap.api",
    "Bead": "thiap.model",
    "Finding": "thiap.model",
    "Report": "thiap.model",
    "Settings": "thiap.settings",
    "ThiapError": "thiap.errors",
}


def __getattr__(name: str) -> Any:
    """The public names, imported when they are asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Front(ModuleType):
    """This module. `align` is a function here and a package beside it, which importing it would put here."""

    @property
    def align(self) -> Any:
        """The function of the public interface; the package is reached by importing from it."""
        return importlib.import_module("thiap.api").align

    @align.setter
    def align(self, package: ModuleType) -> None:
        """What Python does after importing ``thiap.align``: nothing is lost, imports look elsewhere."""


sys.modules[__name__].__class__ = _Front
