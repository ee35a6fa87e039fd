"""Numbers fitted to one encoder belong to it, and one without says whose it goes by."""

from __future__ import annotations

from dataclasses import fields

from thiap.align.confidence import FEATURES
from thiap.encoders import get_encoder
from thiap.encoders.calibration import MUSE, Calibration, GainWeights, calibration_of
from thiap.reporting import _lent_calibration


def test_the_bundled_encoder_goes_by_its_own() -> None:
    assert calibration_of(get_encoder("muse")) is MUSE
    assert MUSE.encoder == "muse" and MUSE.origin


def test_one_without_borrows_and_says_so() -> None:
    class Foreign:
        calibration: Calibration | None = None

    assert calibration_of(Foreign()) is MUSE
    assert _lent_calibration("st:some-model") == {"calibration_of": "muse"}
    assert not _lent_calibration("muse") and not _lent_calibration("none")


def test_what_is_said_of_a_bead_has_a_weight_for_each_feature() -> None:
    assert len(MUSE.bead_odds) == len(FEATURES) + 1


def test_likeness_is_read_between_two_ends() -> None:
    assert MUSE.unlike < MUSE.alike <= MUSE.statement <= MUSE.event <= 1
    assert {field.name for field in fields(GainWeights)} >= {"threshold", "length", "around"}
