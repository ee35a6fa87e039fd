"""Checks: one defect, one file. A check is a module with ``name``, ``category``, ``issue``, ``run``."""

from __future__ import annotations

from importlib import import_module
from typing import cast, get_args

from thiap.model import CheckName
from thiap.protocols import Check
from thiap.registry import Registry


def _module(name: str) -> Check:
    return cast(Check, import_module(f"{__name__}.{name.replace('-', '_')}"))


#: Every check of `thiap.model.CheckName`, each in the module of its name.
CHECKS: Registry[Check] = Registry("check", {name: _module(name) for name in get_args(CheckName)})
