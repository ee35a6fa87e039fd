"""The page of measures and the README's figures, made from docs/measures.json and nothing else."""

from __future__ import annotations

from typing import Any

BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"

#: Aims of the alignment sets: (measure, figure).
ALIGN_AIMS = {
    "ntrex-para": ("link", 0.985),
    "ntrex-flat": ("link", 0.985),
    "ntrex-long": ("link", 0.98),
    "ntrex-noisy": ("link", 0.93),
    "xquad-flat": ("attach", 0.97),
    "xquad-noisy": ("attach", 0.93),
    "pud": ("link", 0.95),
}
#: Aims of the typed recall, by error type.
RECALL_AIMS = {
    **dict.fromkeys(
        [
            "number_digit",
            "number_transposed",
            "number_zero",
            "number_magnitude",
            "percent_changed",
            "number_borrowed",
            "date_day",
            "date_month",
            "date_year",
            "date_weekday",
            "date_era_wrong",
            "unit_changed",
        ],
        0.95,
    ),
    **dict.fromkeys(
        [
            "number_word",
            "numbers_swapped",
            "date_century",
            "sentence_omitted",
            "sentence_added",
            "sentence_repeated",
            "source_sentence_omitted",
            "source_sentence_added",
            "country_changed",
        ],
        0.90,
    ),
    "name_changed": 0.85,
    "parenthesis_omitted": 0.75,
    "clause_omitted": 0.60,
    "negation_removed": 0.60,
    "negation_inserted": 0.60,
}


def page(figures: dict[str, Any]) -> str:
    """docs/measures.md."""
    signature = " ".join(f"{key}:{value}" for key, value in figures["signature"].items())
    parts = [
        "# Measures\n",
        "Made by `python benchmarks/measure.py` from `docs/measures.json`; do not edit. The data is\n"
        "described in the benchmark's own README; all figures are of its development half. *Aim* is what\n"
        "the project set out to reach.\n",
        f"Signature: `{signature}`\n",
        "## Main job\n",
        _main_job(figures),
        "## Seeds, against what two people found\n",
        _table(["measure", "value"], [[key, _number(value)] for key, value in figures["seeds"].items()]),
        "Two people who aligned the seeds agree with each other at F1 0.91.\n",
        "## Alignment\n",
        _alignment(figures["align"]),
        "## Checks\n",
        _checks(figures["checks"]),
    ]
    return "\n".join(parts)


def readme_with_figures(readme: str, figures: dict[str, Any]) -> str:
    """The README with the block between the markers made anew."""
    before, _, rest = readme.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{_readme_block(figures)}{END}{after}"


def _readme_block(figures: dict[str, Any]) -> str:
    align, checks, seeds = figures["align"], figures["checks"], figures["seeds"]
    recall = checks["all_errors"]
    rows = [
        [
            "alignment, news as one unbroken run of Thai (`ntrex-flat`)",
            f"link F1 {align['ntrex-flat']['link']['f1']:.3f}",
        ],
        [
            "alignment, shuffled and cut texts (`ntrex-noisy`)",
            f"link F1 {align['ntrex-noisy']['link']['f1']:.3f}",
        ],
        ["alignment of the seed articles (two people agree at 0.91)", f"F1 {seeds['invasion_align_f1']:.2f}"],
        ["injected errors found and named rightly", f"{recall['typed']:.2f} of {recall['n']}"],
        [
            "harmless rewordings flagged",
            f"{checks['all_controls']['flagged']:.3f} of {checks['all_controls']['n']}",
        ],
        ["alarms on published translations", f"{checks['clean']['per_1000_words']:.2f} per 1,000 words"],
        [
            "real errors of those translators found",
            f"{checks['natural']['located']:.2f} of {checks['natural']['n']}",
        ],
        [
            "the main job on the seeds",
            f"{figures['main_job']['seeds_seconds']:.1f} s, {figures['main_job']['peak_mb']:.0f} MB",
        ],
    ]
    return _table(["what", "figure"], rows)


def _main_job(figures: dict[str, Any]) -> str:
    job = figures["main_job"]
    rows = [
        ["`thiap --help`", f"{job['help_seconds']:.2f} s", "0.3 s"],
        ["`thiap check` on the three seeds, with HTML", f"{job['seeds_seconds']:.1f} s", "10 s"],
        ["its peak memory", f"{job['peak_mb']:.0f} MB", "700 MB"],
        ["all alignment sets in one process", f"{figures['align_seconds']:.0f} s", ""],
        ["all checking sets in one process", f"{figures['check_seconds']:.0f} s", ""],
    ]
    return _table(["what", "figure", "aim"], rows)


def _alignment(sets: dict[str, Any]) -> str:
    rows = []
    for name, result in sets.items():
        known = name.startswith("smoke") and "-vi-" not in name  # the encoder does not read Vietnamese
        measure, aim = ALIGN_AIMS.get(name, ("link", 0.98 if known else None))
        cells = [result[key]["f1"] for key in ("link", "attach")]
        nulls = [result["null"]["precision"], result["null"]["recall"], result["bound"]["f1"]]
        rows.append([name, *map(_number, [*cells, *nulls]), f"{measure} {aim}" if aim else ""])
    return _table(["set", "link F1", "attach F1", "null P", "null R", "bound F1", "aim"], rows)


def _checks(result: dict[str, Any]) -> str:
    errors = [
        [
            name,
            str(c["n"]),
            *(_number(c[key]) for key in ("located", "typed", "new")),
            _number(RECALL_AIMS.get(name)),
        ]
        for name, c in result["errors"].items()
    ]
    total = result["all_errors"]
    errors.append(
        ["**all**", str(total["n"]), *(_number(total[key]) for key in ("located", "typed", "new")), ""]
    )
    controls = [[name, str(c["n"]), _number(c["flagged"])] for name, c in result["controls"].items()]
    controls.append(["**all**", str(result["all_controls"]["n"]), _number(result["all_controls"]["flagged"])])
    clean, precision, natural = result["clean"], result["precision"], result["natural"]
    kinds = [[name, str(n), f"{1000 * n / clean['words']:.2f}"] for name, n in clean["by_finding"].items()]
    return "\n".join(
        [
            _table(["injected error", "n", "located", "typed", "new", "aim (typed)"], errors),
            _table(["control (must not be flagged)", "n", "flagged"], controls),
            f"Alarms on {clean['words']:,} words of published translations: {clean['false_alarms']}, that is "
            f"{clean['per_1000_words']:.2f} per 1,000 words (aim 1.0).\n"
            "`docs/false-alarms.md` reads them one by one.\n",
            _table(["alarm on clean pairs", "n", "per 1,000 words"], kinds),
            f"Precision of new alarms on drafts: {precision['precision']:.2f} of {precision['new_alarms']}.\n"
            f"Real errors of the translators: {natural['located']:.2f} of {natural['n']} (aim 0.8).\n",
        ]
    )


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _table(header: list[str], rows: list[list[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)
