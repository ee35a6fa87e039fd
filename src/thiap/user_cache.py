"""The folder where the command keeps a copy of the encoder's weights, so that later starts are quick.

The command makes it; a library must not make folders in its users' homes. A program that imports thiap uses
the copy where one is, and makes none unless ``THIAP_CACHE`` names a folder.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


def make_copies() -> None:
    """From now on, in this process and those it starts, copies are made."""
    if not os.environ.get("THIAP_CACHE") and (folder := cache_folder()):
        os.environ["THIAP_CACHE"] = str(folder)


def may_write() -> bool:
    """Whether a folder was named, by the user or by the command."""
    return bool(os.environ.get("THIAP_CACHE"))


def cache_folder() -> Path | None:
    """``THIAP_CACHE``, else the platform's cache folder for thiap; None where there is no home."""
    if chosen := os.environ.get("THIAP_CACHE"):
        return Path(chosen)
    if base := os.environ.get("XDG_CACHE_HOME"):
        return Path(base) / "thiap"
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local")) / "thiap" / "cache"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "thiap"
    return home / ".cache" / "thiap"
