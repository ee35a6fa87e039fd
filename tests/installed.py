"""What users get: wheel and sdist, installed outside of the checkout, in the places where users are.

    python tests/installed.py                                this Python, with its packages as dependencies
    python tests/installed.py --python /usr/bin/python3.11   another one of the same version

Builds both (needs `build`), looks for licences, notices and tables in them, installs each at a path with
blanks and Thai letters and runs the main job there: as another user where this one is root, without a home,
with one that cannot be written, under LANG=C, from a folder with blanks and Thai. All must
write the same bytes.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
import zipfile
from pathlib import Path

import setuptools

ROOT = Path(__file__).resolve().parents[1]
#: Of the repository: what the build needs, and nothing that a build left.
SOURCES = ("src", "pyproject.toml", "README.md", "LICENSE", "NOTICE", "MANIFEST.in", "setup.cfg")
_ENGLISH = "The bridge was opened in 1932.\nIt is 500 metres long.\n"
_THAI = "สะพานเปิดใช้ใน พ.ศ. 2475\nมีความยาว 600 เมตร\n"


def build(kind: str, source: Path, out: Path) -> Path:
    """The wheel or sdist that `build` makes of a copy of the sources, where it can without a network."""
    command = [sys.executable, "-m", "build", f"--{kind}", "--outdir", str(out), str(source)]
    if int(setuptools.__version__.partition(".")[0]) >= 77:
        command.append("--no-isolation")
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SystemExit(f"{kind} cannot be built: {done.stdout[-800:]}{done.stderr[-800:]}")
    (made,) = out.glob("*.whl" if kind == "wheel" else "*.tar.gz")
    return made


def copy_of_sources(to: Path) -> Path:
    to.mkdir()
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(
                ROOT / name, to / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")
            )
        elif (ROOT / name).is_file():
            shutil.copy(ROOT / name, to / name)
    return to


def names_in(package: Path) -> set[str]:
    """The files of a wheel or sdist, by their paths below its top."""
    if package.suffix == ".whl":
        with zipfile.ZipFile(package) as wheel:
            return set(wheel.namelist())
    with tarfile.open(package) as sdist:
        return {name.partition("/")[2] for name in sdist.getnames()}


def lacking(package: Path) -> list[str]:
    """What should be in a package and is not: every file of src/thiap, and the licences."""
    names = names_in(package)
    inside = "" if package.suffix == ".whl" else "src/"
    files = [path for path in (ROOT / "src" / "thiap").rglob("*") if path.is_file()]
    wanted = [f"{inside}{path.relative_to(ROOT / 'src').as_posix()}" for path in files]
    wanted = [name for name in wanted if "__pycache__" not in name]
    for licence in ("LICENSE", "NOTICE", "NOTICE-wordnet.txt"):
        if not any(Path(name).name == licence for name in names):
            wanted.append(licence)
    return sorted(set(wanted) - names)


def surroundings(folder: Path) -> dict[str, dict[str, str]]:
    """Environments of users, by what is odd in them."""
    closed, own = folder / "closed home", folder / "home บ้าน"
    closed.mkdir(mode=0o555)
    own.mkdir()
    own.chmod(0o777)
    path = {"PATH": os.environ["PATH"]}
    return {
        "plain": path | {"HOME": str(own), "LANG": "C.UTF-8"},
        "LANG=C": path | {"HOME": str(own), "LANG": "C", "LC_ALL": "C"},
        "no home": path | {"LANG": "C.UTF-8"},
        "a home that is not there": path | {"HOME": "/nonexistent", "LANG": "C"},
        "a home that cannot be written": path | {"HOME": str(closed), "LANG": "C.UTF-8"},
    }


def as_user() -> list[str]:
    """What makes a command run without the rights of root, where it has them."""
    if os.name != "posix" or os.geteuid() != 0 or shutil.which("setpriv") is None:
        return []
    return ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--no-new-privs"]


def main_job(python: str, site: Path, work: Path, env: dict[str, str], encoder: str) -> bytes:
    """The findings of a pair in a folder of its own."""
    work.mkdir()
    work.chmod(0o777)
    (work / "a.en.txt").write_text(_ENGLISH, encoding="utf-8")
    (work / "ก ข.th.txt").write_text(_THAI, encoding="utf-8")
    paths = os.pathsep.join([str(site), sysconfig.get_path("purelib")])
    command = [python, "-B", "-m", "thiap", "check", "a.en.txt", "ก ข.th.txt", "--encoder", encoder]
    command += ["--lang", "en", "--html", "a.html", "--format", "jsonl", "-o", "ผล ลัพธ์.jsonl"]
    done = subprocess.run(
        [*as_user(), *command], cwd=work, env=env | {"PYTHONPATH": paths}, capture_output=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"exit code {done.returncode}: {done.stderr.decode('utf-8', 'replace')}")
    return (work / "ผล ลัพธ์.jsonl").read_bytes() + (work / "a.html").read_bytes()


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--encoder", default="muse")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="thiap installed ติดตั้ง ") as name:
        folder = Path(name)
        folder.chmod(0o755)
        wheel = build("wheel", copy_of_sources(folder / "tree"), folder)
        sdist = build("sdist", copy_of_sources(folder / "again"), folder)
        for package in (wheel, sdist):
            missing = lacking(package)
            print(f"{package.name}: {len(names_in(package))} files, lacks {missing or 'nothing'}")
            if missing:
                return 1
        with tarfile.open(sdist) as archive:
            archive.extractall(folder / "unpacked", filter="data")
        (tree,) = (folder / "unpacked").iterdir()
        (folder / "from sdist").mkdir()
        wheels = {"wheel": wheel, "sdist": build("wheel", tree, folder / "from sdist")}
        odd = surroundings(folder)
        results: set[bytes] = set()
        for kind, package in wheels.items():
            site = folder / f"site {kind} ไซต์"
            with zipfile.ZipFile(package) as archive:
                archive.extractall(site)
            for number, (told, env) in enumerate(odd.items()):
                work = folder / f"work {kind} {number} งาน"
                results.add(main_job(chosen.python, site, work, env, chosen.encoder))
                print(f"{kind}, {'another user, ' if as_user() else ''}{told}: well", flush=True)
        print("the same bytes everywhere" if len(results) == 1 else "results differ")
        return int(len(results) != 1)


if __name__ == "__main__":
    sys.exit(main())
