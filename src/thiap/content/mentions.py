"""What a text only mentions: titles, quotations, glosses, which may stay as they are in a translation."""

from __future__ import annotations

import re
from bisect import bisect_left

from thiap.languages.prose import own_letters, prose
from thiap.model import Document, Span

#: Longest mention, in characters: a longer bracket or quotation is a passage.
LONGEST = 400
#: Text between marks that set it apart. Nothing in one holds the mark it begins with again.
_MENTION = re.compile(
    r"“[^“”]{1,N}”|‘[^‘’]{1,N}’|«[^«»]{1,N}»|\"[^\"]{1,N}\"|(?<!\w)'[^'\r\n]{1,N}'(?!\w)"
    r"|\([^()]{1,N}\)|（[^（）]{1,N}）|\[[^\[\]\r\n]{1,N}\]"
    r"|(?<![*\w])\*[^*\r\n]{1,N}\*(?!\*)|(?<![_\w])_[^_\r\n]{1,N}_(?![_\w])"
    r"|<(?P<tag>a|i|em|cite|q|code|kbd|samp|var)\b[^<>]{0,500}>.{1,N}?</(?P=tag)>".replace("N", str(LONGEST)),
    re.IGNORECASE | re.DOTALL,
)


def without_mentions(doc: Document, span: Span) -> str:
    """The prose at a span with blanks for what is only mentioned; of the same length.

    A mention in the language of the text around it stays: it belongs to the sentence.
    """
    start, end = span
    text = prose(doc)[start:end]
    marked = [match.span() for match in _MENTION.finditer(doc.text, start, end)]
    first, behind = (bisect_left(doc.structure, at, key=lambda item: item.span[0]) for at in span)
    for item in doc.structure[first:behind]:
        if item.kind in ("link", "image") and item.span[1] <= end:
            marked.append(item.span)
    for low, high in marked:
        inside = prose(doc)[low:high]
        if not own_letters(inside, doc.lang):
            text = text[: low - start] + " " * (high - low) + text[high - start :]
    return text
