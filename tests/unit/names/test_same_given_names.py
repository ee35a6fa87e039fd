"""Given names that are translated."""

from __future__ import annotations

import pytest

from thiap.names.same_given_names import same_given_names


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("John Paul", "Juan Pablo"),
        ("John Paul", "Papa Giovanni Paolo"),
        ("John", "Иоанна"),
        ("Nicholas", "Mikołaj"),
        ("John Paul Getty", "Juan Pablo Getty"),
    ],
)
def test_one_name_in_two_languages(first: str, second: str) -> None:
    assert same_given_names(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("John Smith", "Juan Gómez"),
        ("John Paul", "Juan Carlos"),
        ("John", "John"),
        ("Mark Ruiz", "Marco Rossi"),
    ],
)
def test_two_names(first: str, second: str) -> None:
    assert not same_given_names(first, second)
