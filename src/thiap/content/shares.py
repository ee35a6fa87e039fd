"""How much of a stretch of a unit the other side answers, word by word."""

from __future__ import annotations

import numpy as np

from thiap.correspondence.correspond import Texts, correspond
from thiap.encoders.e5 import get_token_encoder
from thiap.model import Bitext, Side, Spans, other_side
from thiap.spans import block_at, masked


def answered_share(bitext: Bitext, spans: Spans, near: Spans, side: Side) -> float | None:
    """The share of the letters of ``spans`` whose words the facing unit answers, 0 to 1.

    The two units are read whole, as they stand, without their placeholders and tags. None where that cannot
    be told: no encoder of tokens, or no unit on one of the sides.
    """
    encoder = get_token_encoder()
    doc, other = bitext.document(side), bitext.document(other_side(side))
    own = block_at(doc, spans[0][0]) if spans else None
    facing = block_at(other, near[0][0]) if near else None
    if encoder is None or own is None or facing is None:
        return None
    texts = Texts(masked(doc)[slice(*own.span)], masked(other)[slice(*facing.span)], (doc.lang, other.lang))
    (found,) = correspond([texts], encoder)
    at = own.span[0]
    inside = sorted({k for start, end in spans for k in found.inside((start - at, end - at), "source")})
    if not inside:
        return None
    sizes = np.array([end - start for start, end in (found.source[k] for k in inside)], dtype=np.float64)
    said = 1 / (1 + np.exp(np.clip(found.source_odds[inside], -30, 30)))
    return float(said @ sizes / sizes.sum())
