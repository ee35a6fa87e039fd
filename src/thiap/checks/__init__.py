"""Checks: one defect, one file. A check is a module with ``name``, ``category``, ``issue``, ``run``."""

from __future__ import annotations

from thiap.checks import (
    clause_added,
    clause_missing,
    conversion_wrong,
    currency_mismatch,
    date_impossible,
    date_mismatch,
    date_missing,
    duration_mismatch,
    era_mismatch,
    fact_inconsistent,
    magnitude_mismatch,
    name_mismatch,
    number_mismatch,
    number_missing,
    ordinal_mismatch,
    parenthesis_missing,
    percent_mismatch,
    precision_lost,
    segment_added,
    segment_missing,
    segment_repeated,
    time_mismatch,
    unit_mismatch,
    weekday_mismatch,
)
from thiap.protocols import Check
from thiap.registry import Registry

CHECKS: Registry[Check] = Registry(
    "check",
    {
        "number-mismatch": number_mismatch,
        "magnitude-mismatch": magnitude_mismatch,
        "percent-mismatch": percent_mismatch,
        "date-mismatch": date_mismatch,
        "weekday-mismatch": weekday_mismatch,
        "era-mismatch": era_mismatch,
        "time-mismatch": time_mismatch,
        "duration-mismatch": duration_mismatch,
        "unit-mismatch": unit_mismatch,
        "currency-mismatch": currency_mismatch,
        "ordinal-mismatch": ordinal_mismatch,
        "name-mismatch": name_mismatch,
        "number-missing": number_missing,
        "date-missing": date_missing,
        "precision-lost": precision_lost,
        "date-impossible": date_impossible,
        "conversion-wrong": conversion_wrong,
        "fact-inconsistent": fact_inconsistent,
        "segment-missing": segment_missing,
        "segment-added": segment_added,
        "segment-repeated": segment_repeated,
        "clause-missing": clause_missing,
        "clause-added": clause_added,
        "parenthesis-missing": parenthesis_missing,
    },
)
