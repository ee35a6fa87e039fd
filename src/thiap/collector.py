"""Python's search for cycles among its objects, for processes that are thiap's own.

A library leaves such settings to the program that calls it: the command and the workers of a batch ask for
this.
"""

from __future__ import annotations

import gc
from typing import Final

#: Objects made until the next look for cycles, and how many looks pass over the older ones. A text makes
#: millions, hardly any in a cycle: with Python's own numbers the looks take a twentieth of the time.
_LOOKS: Final = (50_000, 20, 50)


def look_seldom() -> None:
    """From now on, in this process, cycles are looked for less often."""
    gc.set_threshold(*_LOOKS)
