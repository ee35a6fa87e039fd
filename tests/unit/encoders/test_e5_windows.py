"""Windows from the token encoder, for languages that mUSE does not read."""

from __future__ import annotations

import numpy as np
import pytest

from thiap.api import align
from thiap.encoders import encoder_for, get_encoder
from thiap.encoders.e5 import available

pytestmark = pytest.mark.skipif(not available(), reason="the package of the weights is not installed")

ENGLISH = [
    "The bridge was closed in the morning.",
    "Nobody was hurt.",
    "A farmer found the old coins under a tree.",
    "The museum wants to show them next year.",
    "It rained all week.",
]
VIETNAMESE = [
    "Cây cầu đã bị đóng vào buổi sáng.",
    "Không ai bị thương.",
    "Một nông dân tìm thấy những đồng tiền cổ dưới gốc cây.",
    "Bảo tàng muốn trưng bày chúng vào năm tới.",
    "Trời mưa suốt tuần.",
]


def test_the_encoder_is_chosen_by_language() -> None:
    assert encoder_for("muse", "en", "th") == "muse"
    assert encoder_for("muse", "en", "vi") == "e5"
    assert encoder_for("none", "en", "vi") == "none"


def test_a_sentence_is_nearest_to_its_translation() -> None:
    encoder = get_encoder("e5")
    assert encoder is not None
    at = np.arange(len(ENGLISH))
    ours = encoder.windows(ENGLISH).vectors(at, at + 1)
    theirs = encoder.windows(VIETNAMESE).vectors(at, at + 1)
    assert np.allclose(np.linalg.norm(ours, axis=1), 1, atol=1e-4)
    assert (ours @ theirs.T).argmax(axis=1).tolist() == at.tolist()


def test_windows_of_several_texts_and_what_they_leave() -> None:
    encoder = get_encoder("e5")
    assert encoder is not None
    windows = encoder.windows([*ENGLISH, *ENGLISH], [len(ENGLISH), len(ENGLISH)])
    one, two = windows.vectors(np.array([0, 5]), np.array([2, 7]))
    assert float(one @ two) > 0.99
    rest, same = (
        windows.rests(np.array([0]), np.array([2]))[0],
        windows.vectors(np.array([2]), np.array([5]))[0],
    )
    assert float(rest @ same) > 0.99


def test_the_signature_of_an_alignment_names_it() -> None:
    found = align(" ".join(ENGLISH), " ".join(VIETNAMESE), source_lang="en", target_lang="vi")
    assert found.alignment.encoder == "e5"
    assert len([bead for bead in found.alignment.beads if bead.source and bead.target]) >= 4
