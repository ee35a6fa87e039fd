"""The review report as a watch serves it: the same page, which asks its own address for a newer one."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files


def live_page(page: str, version: str) -> str:
    """A page of ``thiap.renderers.html.page`` that loads itself again once ``next`` tells another version.

    The policy of the page then allows requests to the address it came from, and this one script.
    """
    script = _script().replace("VERSION", version)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    # The policy stands before anything that a text could have written.
    page = page.replace("default-src 'none';", "default-src 'none'; connect-src 'self';", 1)
    page = page.replace("script-src ", f"script-src 'sha256-{digest}' ", 1)
    at = page.rindex("</body>")
    return f"{page[:at]}<script>{script}</script>\n{page[at:]}"


@cache
def _script() -> str:
    return (files("thiap.renderers.html") / "templates" / "live.js").read_text(encoding="utf-8")
