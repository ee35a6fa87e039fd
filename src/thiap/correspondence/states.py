"""States of the tokens of texts, kept while they are likely to be asked for again.

One sentence is held against several others, and what hears a negation asks for it once more: of the tokens of
a text one in eight was encoded a moment ago.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Final

from thiap.encoders.e5 import E5Encoder, TokenVectors

#: The layer whose states are asked for.
LAYER: Final = 8
#: Tokens that are kept, 3 MB of states: four times as many were asked for again no more often.
_KEPT: Final = 2048

_known: OrderedDict[str, TokenVectors] = OrderedDict()


def states_of(texts: Sequence[str], encoder: E5Encoder) -> list[TokenVectors]:
    """The tokens of each text after ``LAYER``; those that are not known are encoded together, each once."""
    distinct = list(dict.fromkeys(texts))
    found = {text: _known[text] for text in distinct if text in _known}
    left = [text for text in distinct if text not in found]
    found.update(zip(left, encoder.tokens(left, (LAYER,)), strict=True))
    for text in distinct:
        _known[text] = found[text]
        _known.move_to_end(text)
    size = sum(len(tokens.spans) for tokens in _known.values())
    while size > _KEPT:
        size -= len(_known.popitem(last=False)[1].spans)
    return [found[text] for text in texts]


def forget_states() -> None:
    """Forget all states, whose last bits depend on what they were computed together with."""
    _known.clear()
