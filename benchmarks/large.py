"""Large and odd texts: processor time and memory of each step as the text grows.

    python benchmarks/large.py                              prose of 0.1 to 1 MB
    python benchmarks/large.py --kinds line char --sizes 0.1 0.3 1 --limit 600
    python benchmarks/large.py --profile prose 0.1          where the time goes

Both texts of a pair have the size given, in megabytes of UTF-8. They are made here, the same on every run:

prose       sentences with numbers, dates and names, four to a paragraph; the Thai translates the English
line        the same in one line
numbers     nothing but numbers
unspaced    the prose with the Thai in one line without a blank
rows        a table of years and figures, one row a line
char        one character, again and again

Each run is a process of its own. *growth* is the factor by which processor time grows when the size
doubles: 2 is linear, 4 quadratic.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import resource
import subprocess
import sys
import time
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any

KINDS = ("prose", "line", "numbers", "unspaced", "rows", "char")

_PEOPLE = (
    ("The minister", "รัฐมนตรี"),
    ("The committee", "คณะกรรมการ"),
    ("A spokesman", "โฆษก"),
    ("The teacher", "ครู"),
)
_ACTS = (("said", "กล่าวว่า"), ("believed", "เชื่อว่า"), ("announced", "ประกาศว่า"), ("denied", "ปฏิเสธว่า"))
_THINGS = (
    ("the bridge near the old market", "สะพานใกล้ตลาดเก่า"),
    ("the hospital in the northern district", "โรงพยาบาลในเขตเหนือ"),
    ("a school for young musicians", "โรงเรียนสำหรับนักดนตรีรุ่นเยาว์"),
    ("the railway between the two cities", "ทางรถไฟระหว่างสองเมือง"),
    ("the rice harvest of the province", "ผลผลิตข้าวของจังหวัด"),
    ("the museum of natural history", "พิพิธภัณฑ์ธรรมชาติวิทยา"),
    ("the water supply of the village", "ระบบน้ำประปาของหมู่บ้าน"),
)
_STATES = (
    ("would cost {n} million baht", "จะใช้เงิน {n} ล้านบาท"),
    ("had not been finished by {m} {y}", "ยังไม่แล้วเสร็จภายในเดือน{t} พ.ศ. {b}"),
    ("was visited by {n} people in {y}", "มีผู้มาเยือน {n} คนใน พ.ศ. {b}"),
    ("needs {p} percent more workers", "ต้องการคนงานเพิ่มร้อยละ {p}"),
    ("is {p} kilometres from the river", "อยู่ห่างจากแม่น้ำ {p} กิโลเมตร"),
)
_MORE = (
    ("because many families depend on it", "เพราะหลายครอบครัวต้องพึ่งพา"),
    ("although the roads are still closed", "แม้ว่าถนนยังปิดอยู่"),
    ("and the people of {c} were very happy", "และชาว{d}มีความสุขมาก"),
    ("when the rain began in {c}", "เมื่อฝนเริ่มตกที่{d}"),
)
_CITIES = (("Berlin", "เบอร์ลิน"), ("Chiang Mai", "เชียงใหม่"), ("Warsaw", "วอร์ซอ"), ("Tokyo", "โตเกียว"))
_MONTHS = (("January", "มกราคม"), ("March", "มีนาคม"), ("July", "กรกฎาคม"), ("October", "ตุลาคม"))


def sentence(rng: random.Random) -> tuple[str, str]:
    """One English sentence and its Thai translation."""
    city, month = rng.choice(_CITIES), rng.choice(_MONTHS)
    year = rng.randrange(1950, 2020)
    values = {
        "n": f"{rng.randrange(1000, 99999):,}",
        "p": str(rng.randrange(3, 90)),
        "y": str(year),
        "b": str(year + 543),
        "m": month[0],
        "t": month[1],
        "c": city[0],
        "d": city[1],
    }
    parts = [rng.choice(table) for table in (_PEOPLE, _ACTS, _THINGS, _STATES, _MORE)]
    english = f"{parts[0][0]} {parts[1][0]} that {parts[2][0]} {parts[3][0]} {parts[4][0]}."
    thai = f"{parts[0][1]}{parts[1][1]}{parts[2][1]}{parts[3][1]} {parts[4][1]}"
    return english.format(**values), thai.format(**values)


def texts(kind: str, size: float) -> tuple[str, str]:
    """An English and a Thai text of about ``size`` megabytes each."""
    wanted, rng = int(size * 1e6), random.Random(7)
    if kind == "char":
        return "The text. " + "a" * wanted, "ข้อความ " + "ก" * (wanted // 3)
    if kind in ("numbers", "rows"):
        lines: list[str] = []
        done = 0
        while done < wanted:
            year = rng.randrange(1900, 2020)
            some = [f"{rng.randrange(10, 99999):,}" for _ in range(4)]
            lines.append(f"{year} {' '.join(some)}")
            done += len(lines[-1]) + 1
        head = ("Year Births Deaths Marriages Visitors", "ปี เกิด ตาย แต่งงาน ผู้มาเยือน")
        glue = "\n" if kind == "rows" else " "
        return glue.join((head[0], *lines)), glue.join((head[1], *lines))
    english: list[str] = []
    thai: list[str] = []
    sizes = [0, 0]
    while max(sizes) < wanted:
        a, b = sentence(rng)
        english.append(a)
        thai.append(b)
        sizes = [sizes[0] + len(a) + 1, sizes[1] + len(b.encode()) + 1]
    if kind == "prose":
        groups = range(0, len(english), 4)
        return "\n".join(" ".join(english[k : k + 4]) for k in groups), "\n".join(
            " ".join(thai[k : k + 4]) for k in groups
        )
    if kind == "unspaced":
        return " ".join(english), "".join(thai).replace(" ", "")
    return " ".join(english), " ".join(thai)


def run(kind: str, size: float, encoder: str, mode: str) -> dict[str, float]:
    """Seconds of processor time by step, and the peak of memory in MB."""
    from thiap.checks import CHECKS
    from thiap.pipeline import align_pair, compare_pair
    from thiap.readers import read_text
    from thiap.renderers import RENDERERS, html, run_json
    from thiap.reporting import make_report
    from thiap.settings import Settings

    spent: dict[str, float] = defaultdict(float)
    clock = [time.process_time(), "read"]

    def step(name: str, share: float = 0.0) -> None:
        now = time.process_time()
        spent[clock[1]] += now - clock[0]
        clock[:] = [now, name]

    english, thai = texts(kind, size)
    clock[0] = time.process_time()
    source, target = read_text("source.txt", english, lang="en"), read_text("target.txt", thai, lang="th")
    settings = Settings(encoder=encoder, mode=mode)
    bitext = align_pair(source, target, settings, progress=step)
    step("comparing")
    bitext = compare_pair(bitext)
    findings = []
    for name, check in CHECKS.items():
        step(f"check {name}")
        findings += check.run(bitext)
    step("report")
    report = make_report([bitext], (), settings)
    findings.sort(key=lambda finding: (finding.severity, finding.target or finding.source))
    report = replace(report, findings=tuple(findings))
    for name, renderer in RENDERERS.items():
        step(f"render {name}")
        renderer.render(report)
    step("render html")
    page = html.render(report)
    step("render run")
    run_json.dump_run(report)
    step("end")
    spent["total"] = sum(spent.values())
    spent["findings"] = len(report.findings) + len(report.hidden)
    spent["html MB"] = len(page.encode()) / 1e6 if isinstance(page, str) else len(page) / 1e6
    spent["MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return dict(spent)


def measured(kind: str, size: float, args: argparse.Namespace) -> dict[str, Any] | None:
    """One run in a process of its own; None where it took longer than the limit."""
    command = [
        sys.executable,
        __file__,
        "--one",
        kind,
        str(size),
        "--encoder",
        args.encoder,
        "--mode",
        args.mode,
    ]

    def limits() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (args.limit, args.limit + 5))

    done = subprocess.run(command, capture_output=True, text=True, preexec_fn=limits, check=False)
    if done.returncode:
        print(done.stderr[-2000:] or f"stopped after {args.limit} s", file=sys.stderr)
        return None
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=["prose"])
    parser.add_argument("--sizes", nargs="+", type=float, default=[0.1, 0.3, 1.0], metavar="MB")
    parser.add_argument("--encoder", default="muse")
    parser.add_argument("--mode", default="auto")
    parser.add_argument("--limit", type=int, default=3600, help="seconds of processor time of one run")
    parser.add_argument("--steps", type=int, default=8, help="dearest steps shown")
    parser.add_argument("--json", help="write all figures here")
    parser.add_argument("--one", nargs=2, metavar=("KIND", "MB"), help=argparse.SUPPRESS)
    parser.add_argument("--profile", nargs=2, metavar=("KIND", "MB"), help="profile one run")
    args = parser.parse_args()
    if args.one:
        print(json.dumps(run(args.one[0], float(args.one[1]), args.encoder, args.mode)))
        return 0
    if args.profile:
        import cProfile
        import pstats

        profile = cProfile.Profile()
        profile.runcall(run, args.profile[0], float(args.profile[1]), args.encoder, args.mode)
        pstats.Stats(profile).sort_stats("tottime").print_stats(45)
        return 0
    figures: dict[str, dict[str, Any]] = {}
    for kind in args.kinds:
        before: tuple[float, float] | None = None
        for size in args.sizes:
            found = measured(kind, size, args)
            if found is None:
                print(f"{kind:9} {size:5g} MB  not done within {args.limit} s")
                break
            total = found["total"]
            growth = ""
            if before:
                growth = f"growth {2 ** (math.log(total / before[1]) / math.log(size / before[0])):.2f}"
            before = (size, total)
            figures[f"{kind} {size:g}"] = found
            speed = f"{total:8.1f} s {total / size:8.1f} s/MB"
            print(f"{kind:9} {size:5g} MB {speed} {found['MB']:6.0f} MB  {growth}")
            steps = {k: v for k, v in found.items() if k not in ("total", "MB", "findings", "html MB")}
            dear = sorted(steps, key=lambda name: -steps[name])[: args.steps]
            print("    " + ", ".join(f"{name} {steps[name]:.1f}" for name in dear if steps[name] >= 0.05))
            print(f"    {found['findings']:.0f} findings, HTML {found['html MB']:.1f} MB", flush=True)
    if args.json:
        Path(args.json).write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
