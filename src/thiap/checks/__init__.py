"""Checks: one defect, one file. A check is a module with ``name``, ``category``, ``issue``, ``run``."""

from __future__ import annotations

from thiap.protocols import Check
from thiap.registry import Registry

CHECKS: Registry[Check] = Registry("check", {})
