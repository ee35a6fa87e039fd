"""The evidence for a lost part, against the obvious way to get it."""

from __future__ import annotations

import numpy as np
import pytest

from thiap.content.evidence import FEATURES, Candidates, Question, gather
from thiap.content.likeness import forget_likenesses
from thiap.content.runs import Run
from thiap.content.weights import load_weights
from thiap.encoders import get_encoder
from thiap.encoders.windows import WindowEncoder

ENGLISH = "The committee postponed the vote, because three members had not received the documents."
WHOLE = "คณะกรรมการเลื่อนการลงคะแนนออกไป เพราะสมาชิกสามคนยังไม่ได้รับเอกสาร"
SHORT = "คณะกรรมการเลื่อนการลงคะแนนออกไป"


def run(text: str) -> Run:
    return Run(text, ((0, len(text)),), (0,))


def ask(encoder: WindowEncoder, *pairs: tuple[str, str]) -> list[Candidates]:
    return gather([Question(run(one), run(other), ("en", "th"), 1.0) for one, other in pairs], encoder)


def test_similarities_are_those_of_the_encoder_on_the_texts_themselves() -> None:
    encoder = get_encoder("muse")
    assert encoder is not None
    (found,) = ask(encoder, (ENGLISH, SHORT))
    values = dict(zip(found.parts, found.values, strict=True))
    for (start, end), row in values.items():
        rest = f"{ENGLISH[:start].rstrip()} {ENGLISH[end:].lstrip()}".strip()
        vectors = encoder.encode([ENGLISH, SHORT, ENGLISH[start:end], rest])
        full, own, without = (float(vectors[k] @ vectors[1]) for k in (0, 2, 3))
        assert row[FEATURES.index("own")] == pytest.approx(own, abs=1e-3)
        # Taking a part out of the middle keeps the context at the seam: see MuseWindows.rests.
        assert row[FEATURES.index("rest")] == pytest.approx(without, abs=0.05)
        assert row[FEATURES.index("gain")] == pytest.approx(without - full, abs=0.05)


def test_a_lost_clause_is_likelier_than_any_part_of_the_whole_sentence() -> None:
    encoder = get_encoder("muse")
    assert encoder is not None
    weights = load_weights("en", "th")
    lost, kept = ask(encoder, (ENGLISH, SHORT), (ENGLISH, WHOLE))
    best = lost.parts[int(np.argmax(weights.odds(lost.values)))]
    assert ENGLISH[best[0] : best[1]] == "because three members had not received the documents."
    assert weights.odds(lost.values).max() > weights.odds(kept.values).max() + 2


def test_runs_asked_together_get_what_each_gets_alone() -> None:
    encoder = get_encoder("muse")
    assert encoder is not None
    pairs = [
        (ENGLISH, SHORT),
        (f"{ENGLISH} {ENGLISH}", WHOLE),
        (ENGLISH, WHOLE),
        ("No.", SHORT),
        (ENGLISH, SHORT),
    ]
    together = ask(encoder, *pairs)
    forget_likenesses()
    for pair, found in zip(pairs, together, strict=True):
        (alone,) = ask(encoder, pair)
        assert found.parts == alone.parts
        assert found.values == pytest.approx(alone.values, abs=1e-5)


def test_one_part_alone_is_weighed_as_among_all() -> None:
    encoder = get_encoder("muse")
    assert encoder is not None
    (every,) = ask(encoder, (ENGLISH, SHORT))
    for part, values in zip(every.parts, every.values, strict=True):
        question = Question(run(ENGLISH), run(SHORT), ("en", "th"), 1.0, only=(part,))
        (found,) = gather([question], encoder)
        assert found.parts == (part,)
        assert found.values[0] == pytest.approx(values, abs=1e-5)


def test_other_languages_have_weights_without_a_dictionary() -> None:
    weights = load_weights("en", "de")
    assert weights.values[FEATURES.index("words")] == 0
