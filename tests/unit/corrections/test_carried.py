"""Stretches of bytes that a page exchanges: any of them together make what their edits make together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from thiap.corrections.carried import _stretch

FEW = st.binary(max_size=12).map(lambda data: bytes(97 + byte % 2 for byte in data))


@given(FEW, FEW, FEW, FEW, FEW, FEW, FEW)
def test_two_stretches_that_stand_apart_are_both_edits(
    first: bytes, old: bytes, new: bytes, between: bytes, other: bytes, then: bytes, last: bytes
) -> None:
    whole = first + old + between + other + last
    one = _stretch({"": whole}, {"": first + new + between + other + last})
    two = _stretch({"": whole}, {"": first + old + between + then + last})
    if one is None or two is None:
        return
    low, high = sorted((one, two), key=lambda it: (it.start, it.end))
    if high.start <= low.end:
        return  # the page takes one of them and says that the other is left
    made = whole[: low.start] + low.data + whole[low.end : high.start] + high.data + whole[high.end :]
    assert made == first + new + between + then + last


@given(FEW, FEW)
def test_a_stretch_makes_the_other_file(old: bytes, new: bytes) -> None:
    made = _stretch({"": old}, {"": new})
    if made is None:
        assert old == new
    else:
        assert old[: made.start] + made.data + old[made.end :] == new


def test_what_changes_in_two_parts_is_left_to_the_command() -> None:
    assert _stretch({"a": b"x", "b": b"x"}, {"a": b"y", "b": b"y"}) is None
