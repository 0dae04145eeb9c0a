"""Compare the start-up cost of this version with that of a former commit, in one run.

Each command runs in a new process and an empty folder, by turns in both versions. Printed are
the median CPU seconds and the median peak memory of each, and their ratio; of the pre-commit hook
also the least CPU seconds, since others may use the processors. Each version has a
virtual environment of its own under ``.bench/``, the former commit also a git worktree.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
FORMER = "89798e7"  # version 0.1.0
HOOK = ("run", "--offline", "--no-save", "--format", "concise")  # version 0.1.0 had none
ARTICLES = {"English": "lake-levels.md", "Russian": "biblioteka.md", "Turkish": "liman.md"}


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process used."""

    cpu: float  # seconds, user and system
    memory: float  # MB at the peak


def commands() -> dict[str, list[str]]:
    """What is measured: name → arguments of the interpreter."""
    folder = ROOT / "examples" / "articles"
    runs = {
        f"run --offline, {language}": ["run", "--offline", str(folder / name)]
        for language, name in ARTICLES.items()
    }
    commands = {"--help": ["--help"], **runs}
    typer = {"import typer": ["-c", "import typer"]}  # what --help is compared with
    return typer | {name: ["-m", "verify", *words] for name, words in commands.items()}


def former_python(commit: str) -> Path:
    """The interpreter of the former commit's environment, made on first use."""
    tree = ROOT / ".bench" / commit
    if not tree.exists():
        subprocess.run(
            ["git", "worktree", "add", "--detach", str(tree), commit], cwd=ROOT, check=True
        )
    # Version 0.1.0 does not name this package, and old pips leave it out.
    return installed(tree / ".venv", tree, "lxml_html_clean")


def present_python() -> Path:
    """The interpreter of this version's environment: as installed, without what developers use."""
    return installed(ROOT / ".bench" / "present", ROOT)


def installed(environment: Path, tree: Path, *more: str) -> Path:
    """The interpreter of an environment with the program of a tree, made on first use.

    It is made anew when the tree's dependencies have changed.
    """
    python, asked = environment / "bin" / "python", tree / "pyproject.toml"
    made = environment / "made"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    if not made.exists() or made.stat().st_mtime < asked.stat().st_mtime:
        install = [str(python), "-m", "pip", "install", "--quiet", "--editable", str(tree)]
        subprocess.run([*install, *more], check=True)
        made.touch()
    return python


def cost(python: Path, arguments: list[str]) -> Cost:
    """Run the interpreter once in an empty folder. Raises ``RuntimeError`` if it fails."""
    # An installed program has its .pyc files, also where the environment says to write none.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as folder, Path(os.devnull).open("wb") as nowhere:
        process = subprocess.Popen(
            [str(python), *arguments],
            cwd=folder,
            stdout=nowhere,
            stderr=nowhere,
            env=environment,
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{python} {' '.join(arguments)}: exit {process.returncode}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--former", default=FORMER, help="the commit to compare with")
    chosen = options.parse_args()
    former, present = former_python(chosen.former), present_python()
    print(f"median of {chosen.rounds} rounds; former: {chosen.former}\n")
    print(f"{'':24} {'CPU s':>15} {'ratio':>6}   {'peak MB':>15} {'ratio':>6}")
    for name, arguments in commands().items():
        pairs = [
            (cost(former, arguments), cost(present, arguments)) for _ in range(chosen.rounds + 1)
        ][1:]  # the first round fills the disk cache and writes the .pyc files
        cpu = [median(pair[i].cpu for pair in pairs) for i in (0, 1)]
        memory = [median(pair[i].memory for pair in pairs) for i in (0, 1)]
        print(
            f"{name:24} {cpu[0]:6.2f} → {cpu[1]:6.2f} {cpu[1] / cpu[0]:6.2f}"
            f"   {memory[0]:6.0f} → {memory[1]:6.0f} {memory[1] / memory[0]:6.2f}"
        )
    hook(present, chosen.rounds)


def hook(python: Path, rounds: int) -> None:
    """Print what the pre-commit hook takes for one Markdown file."""
    for language, name in ARTICLES.items():
        file = ROOT / "examples" / "articles" / name
        costs = [cost(python, ["-m", "verify", *HOOK, str(file)]) for _ in range(rounds + 1)][1:]
        cpu = [one.cpu for one in costs]
        size = f"{file.stat().st_size / 1000:.1f} kB"
        print(f"hook, {language}, {size:10} {median(cpu):6.2f} (least {min(cpu):.2f})")


if __name__ == "__main__":
    main()
