"""What a command does not need is not imported: imports are most of a short command's time."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ARTICLES = Path(__file__).parents[2] / "examples" / "articles"
# Ours that only fetching, the desk and other file formats need.
OURS = {
    *("verify.fetch.client", "verify.fetch.pool", "verify.archive.archive", "verify.review"),
    *("verify.pipeline.fetch_round", "verify.pipeline.lost_pages", "verify.read.formats.pdf"),
    *("verify.translate.libretranslate", "verify.recheck", "verify.read.formats.html"),
    *("verify.match.verdict.compare", "verify.match.titles", "verify.match.claims"),
}
LIBRARIES = {
    *("pydantic", "rich", "requests", "urllib3", "lxml", "bs4", "trafilatura", "warcio"),
    *("wordfreq", "langcodes", "ftfy", "py3langid", "pymorphy3", "babel", "pypdfium2"),
    *("datasette", "playwright", "openpyxl", "distributed", "fsspec", "importlib.metadata"),
}
RUN_ALONE = {"sqlite_utils", "jinja2", "markdown_it", "regex", "rapidfuzz", "numpy", "msgpack"}
OUTSIDE_HELP = {"verify.model", "verify.config", "verify.pipeline", "verify.store", "verify.rules"}
START = (
    "import sys\nfrom verify.cli.entry import run_app\ncode = run_app(sys.argv[1:])\n"
    "print(code, *sorted(sys.modules))"
)


def imported(folder: Path, *arguments: str) -> set[str]:
    """The modules that a command has imported when it ends well."""
    done = subprocess.run(
        [sys.executable, "-c", START, *arguments], capture_output=True, text=True, cwd=folder
    )
    code, *names = done.stdout.splitlines()[-1].split()
    assert code in ("0", "1"), done.stderr
    return set(names)


def test_the_list_of_commands_imports_typer_and_little_else(tmp_path: Path) -> None:
    names = imported(tmp_path, "--help")
    assert names & (OURS | LIBRARIES | RUN_ALONE | OUTSIDE_HELP) == set()


def test_help_of_a_command_does_not_import_other_commands(tmp_path: Path) -> None:
    names = imported(tmp_path, "run", "--help")
    assert names & (OURS | LIBRARIES | RUN_ALONE | OUTSIDE_HELP) == set()
    assert {name for name in names if name.startswith("verify.cli.commands.")} == {
        "verify.cli.commands.run"
    }


@pytest.mark.parametrize("name", ["lake-levels.md", "liman.md"])
def test_an_offline_run_imports_what_its_article_needs(name: str, tmp_path: Path) -> None:
    names = imported(tmp_path, "run", "--offline", "-q", str(ARTICLES / name))
    assert names & (OURS | LIBRARIES) == set()


def test_a_run_does_not_load_numpy_and_leaves_it_importable(tmp_path: Path) -> None:
    if find_spec("numpy") is None:
        pytest.skip("numpy is not installed")
    code = (
        "import sys; from verify.cli.entry import run_app\n"
        "run_app(['run', '--offline', '--no-save', '-q', 'a.md'])\n"
        "print('numpy' in sys.modules); import numpy; print(numpy.array([1]).size)"
    )
    (tmp_path / "a.md").write_text("# Boats\n\nThe boats sail at noon.\n")
    shown = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout
    assert shown.splitlines()[-2:] == ["False", "1"]
