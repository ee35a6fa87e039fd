"""Members of a list beside a name."""

from __future__ import annotations

import pytest

from thiap.names.lists import list_members


@pytest.mark.parametrize(
    ("sentence", "name", "others"),
    [
        ("Write to us by WhatsApp, Line or phone, and we will answer soon.", "WhatsApp", ("Line", "phone")),
        ("Write to us by WhatsApp, Line or phone, and we will answer soon.", "Line", ("WhatsApp", "phone")),
        ("Greeks, Armenians, Serbs and Copts all bless it.", "Copts", ("Greeks", "Armenians", "Serbs")),
        ("Greeks, Armenians, Serbs and Copts all bless it.", "Greeks", ("Armenians", "Serbs", "Copts")),
        ("Anna and Bertha came home.", "Anna", ()),
        ("When it rained, Anna went home, and the river rose.", "Anna", ()),
        ("Anna went home.", "Anna", ()),
    ],
)
def test_the_other_members(sentence: str, name: str, others: tuple[str, ...]) -> None:
    start = sentence.index(name)
    assert list_members(sentence, (start, start + len(name))) == others
