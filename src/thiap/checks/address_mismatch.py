"""Two sides give different addresses.

What it finds
    A web address, an e-mail address, a telephone number, a path, a hash, a handle or the number of a section
    that is another one in the target, or that one side lacks.

Why it matters
    Nobody can guess a wrong address: the letter comes back, the call goes to a stranger, the command fails.

Example:
    "letters@slowwalk.example" / "contact@slowwalk.example"; "+66 90 111 2233" / "090-111-2323".

When it is wrong
    Texts for another country give the office there. A page in the reader's own language, and a telephone
    number with or without the code of the country, are taken for the same; other pages that say the same
    are not known.

Sources
    RFC 3986 (URI), RFC 5322 (e-mail), ITU-T E.123 and E.164 (telephone); MQM Core, "number".
"""

from __future__ import annotations

from collections.abc import Iterator

from thiap.findings.from_pairs import report
from thiap.model import Bitext, Category, CheckName, Finding
from thiap.mqm import IssueType

name: CheckName = "address-mismatch"
category: Category = "address"
issue: IssueType = "number"


def run(bitext: Bitext) -> Iterator[Finding]:
    """Addresses in conflict, and addresses that one side lacks."""
    return report(bitext, check=name, issue=issue)
