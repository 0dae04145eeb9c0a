"""action.yml: its steps run as a script in a scratch repository."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
ARTICLE = """# The dam of the valley

The mayor said: “We opened the dam in spring and the valley was flooded.”[^1] He left.

[^1]: “The dam is open”, Courier,, (Date of Accession: 12.03.2024).
"""
_EXPRESSION = re.compile(r"\$\{\{ *([a-z0-9_.-]+) *\}\}")


@dataclass
class Runner:
    """A runner of GitHub Actions as far as the steps with scripts need one."""

    folder: Path
    inputs: dict[str, str]
    programs: Path = Path(sys.executable).parent
    outputs: dict[str, str] = field(default_factory=dict)
    printed: str = ""

    def value(self, text: str) -> str:
        """A value with its expressions replaced; an output that was not set is empty."""
        return _EXPRESSION.sub(lambda found: self._expression(found[1]), text)

    def _expression(self, name: str) -> str:
        if name == "github.action_path":
            return str(ROOT)
        kind, _, rest = name.partition(".")
        if kind == "inputs":
            return self.inputs.get(rest, ACTION["inputs"][rest]["default"])
        return self.outputs.get(rest.replace(".outputs.", "."), "")

    def step(self, step: dict[str, Any]) -> int:
        """Run one script; its exit code."""
        written, summary = self.folder / ".output", self.folder / ".summary"
        written.write_text("")
        environment = {
            "PATH": f"{self.programs}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(self.folder),
            "GITHUB_OUTPUT": str(written),
            "GITHUB_STEP_SUMMARY": str(summary),
            **{name: self.value(value) for name, value in step.get("env", {}).items()},
        }
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=600,
        )
        self.printed += done.stdout + done.stderr
        for line in written.read_text().splitlines():
            name, _, value = line.partition("=")
            self.outputs[f"{step['id']}.{name}"] = value
        written.unlink()
        return done.returncode

    def run(self, *, install: bool = False) -> int:
        """Run the steps in order; the exit code of the first that fails."""
        for step in STEPS:
            if "run" in step and (install or step["id"] != "install") and (code := self.step(step)):
                return code
        return 0


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    (folder / "articles").mkdir(parents=True)
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    (folder / "articles" / "dam.md").write_text(ARTICLE, encoding="utf-8")
    (folder / "articles" / "it's a $(touch hacked) name.md").write_text("# A day\n\nIt rained.\n")
    return folder


def test_actions_are_named_by_their_major_version() -> None:
    used = [step["uses"] for step in STEPS if "uses" in step]
    assert len(used) >= 3
    assert all(re.fullmatch(r"[\w.-]+(?:/[\w.-]+)+@v\d+", name) for name in used)


def test_the_cache_is_saved_before_open_flags_fail_the_job() -> None:
    """“actions/cache” saves after the job, and only if it succeeded."""
    used = [step.get("uses") or step.get("id") for step in STEPS]
    restored, saved = (STEPS[used.index(f"actions/cache/{one}@v4")] for one in ("restore", "save"))
    assert saved["with"] == {name: restored["with"][name] for name in ("path", "key")}
    assert used.index("run") < used.index("actions/cache/save@v4") < used.index("result")
    assert "actions/cache@v4" not in used


def test_no_script_contains_an_expression() -> None:
    """What an input says would be run; a variable is only a word."""
    scripts = [step["run"] for step in STEPS if "run" in step]
    assert len(scripts) == 4
    assert not [script for script in scripts if "${{" in script]
    known = {f"inputs.{name}" for name in ACTION["inputs"]} | {"github.action_path"}
    known |= {f"github.{name}" for name in ("ref_name", "run_id", "run_attempt")}
    known |= {"steps.run.outputs.exit-code", "steps.report.outputs.sarif-file"}
    assert set(_EXPRESSION.findall((ROOT / "action.yml").read_text())) <= known


@pytest.mark.slow
def test_the_steps_annotate_write_sarif_and_a_summary_and_fail(repository: Path) -> None:
    runner = Runner(repository, {"paths": "articles\n", "offline": "true"})
    assert runner.run() == 1
    assert "::warning file=articles/dam.md,line=5," in runner.printed
    sarif = json.loads((repository / runner.outputs["report.sarif-file"]).read_text())
    assert [one["ruleId"] for one in sarif["runs"][0]["results"]] == ["url-missing"]
    assert "URL missing" in (repository / ".summary").read_text()
    assert (repository / ".verify" / "citations.db").exists()
    assert not (repository / "hacked").exists()


@pytest.mark.slow
def test_options_and_paths_reach_the_program_as_they_are(repository: Path) -> None:
    options = "--fail-on=never\n--exclude=it's a *.md\n--outlet=$(touch hacked); true\n"
    runner = Runner(repository, {"offline": "true", "options": options})
    assert runner.run() == 0
    assert runner.outputs["run.exit-code"] == "0"
    assert not (repository / "hacked").exists() and not (repository / "articles/hacked").exists()
    runner = Runner(repository, {"offline": "true", "paths": "--help"})
    assert runner.run() == 2  # a path, though it looks like an option
    assert "No article could be read" in runner.printed


@pytest.mark.slow
def test_options_that_cannot_be_used_fail_without_a_summary(repository: Path) -> None:
    runner = Runner(repository, {"offline": "true", "options": "--fail-on=sometimes"})
    assert runner.run() == 2
    assert "--fail-on takes error, warning" in runner.printed
    assert "report.sarif-file" not in runner.outputs


@pytest.mark.slow
def test_the_first_step_installs_what_the_others_run(repository: Path) -> None:
    venv = repository.parent / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
    runner = Runner(repository, {"paths": "articles", "offline": "true"}, venv / "bin")
    code = runner.run(install=True)
    if "No matching distribution" in runner.printed:
        pytest.skip("the package index does not answer")
    assert code == 1, runner.printed
    assert (venv / "bin" / "verify").exists()
    assert "::warning file=articles/dam.md" in runner.printed


@pytest.mark.slow
def test_a_run_that_checks_nothing_reports_no_earlier_run(repository: Path) -> None:
    runner = Runner(repository, {"paths": "articles\n", "offline": "true"})
    assert runner.run() == 1
    (repository / ".summary").unlink()
    again = Runner(repository, {"paths": "gone.md\n", "offline": "true"})
    assert again.run() == 2
    assert "report.sarif-file" not in again.outputs
    assert not (repository / ".summary").exists()
    assert not (repository / ".verify" / "flags.sarif").exists()
    assert "::notice file=gone.md::Not read: No such file or folder." in again.printed
