"""The hook of .pre-commit-hooks.yaml, run by pre-commit itself."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
PARTS = ("verify", "examples", "docs/verify.example.toml", ".pre-commit-hooks.yaml")
PARTS += ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE")
ARTICLE = """# The dam of the valley

The mayor said: “We opened the dam in spring and the valley was flooded.”[^1] He left.

[^1]: “The dam is open”, Courier,, (Date of Accession: 12.03.2024).
"""


def call(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PRE_COMMIT_HOME": str(cwd.parent / "cache")}
    for name, value in (("NAME", "Ada"), ("EMAIL", "ada@news.example")):
        environment |= {f"GIT_AUTHOR_{name}": value, f"GIT_COMMITTER_{name}": value}
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True
    )


def committed(folder: Path) -> Path:
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "All"]):
        done = call("git", *command, cwd=folder)
        assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """This checkout as a repository of its own, with what is not committed yet."""
    folder = tmp_path / "program"
    for part in PARTS:
        source, target = ROOT / part, folder / part
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    return committed(folder)


def test_the_hook_sends_no_requests_keeps_nothing_and_runs_once() -> None:
    [hook] = HOOKS
    assert {"--offline", "--no-save"} <= set(hook["entry"].split())
    assert hook["require_serial"] is True


@pytest.mark.slow
def test_pre_commit_runs_the_hook_and_it_leaves_nothing(program: Path, tmp_path: Path) -> None:
    newsroom = tmp_path / "newsroom"
    newsroom.mkdir()
    (newsroom / "dam.md").write_text(ARTICLE, encoding="utf-8")
    (newsroom / "rain.md").write_text("# A day\n\nIt rained.\n", encoding="utf-8")
    (newsroom / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (newsroom / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {program}\n  rev: HEAD\n  hooks:\n  - id: verify\n"
    )
    committed(newsroom)
    run = [sys.executable, "-m", "pre_commit", "run", "--files"]
    done = call(*run, "dam.md", "rain.md", "photo.png", cwd=newsroom)
    if "No matching distribution" in done.stdout:
        pytest.skip("the package index does not answer")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "dam.md:5:" in done.stdout and "url-missing" in done.stdout
    assert "photo.png" not in done.stdout
    assert re.search(r"verify citations\.+Failed", done.stdout)
    passed = call(*run, "rain.md", "photo.png", cwd=newsroom)
    assert passed.returncode == 0, passed.stdout
    assert call("git", "status", "--porcelain", "--ignored", cwd=newsroom).stdout == ""
