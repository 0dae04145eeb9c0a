"""The timers: what is printed is what the systems understand, and installing twice is once."""

from __future__ import annotations

import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from verify.cli import run_app
from verify.recheck.timers import KINDS, Job, cron, crontab_with, github, systemd

PLAIN = Job(Path("/srv/news"), ("/srv/venv/bin/verify", "recheck", "--quiet"))
AWKWARD = Job(Path("/srv/50% of $news"), ("/srv/my venv/bin/verify", "recheck", '--db=a"b$c'))


@pytest.mark.parametrize("job", [PLAIN, AWKWARD], ids=["plain", "awkward"])
def test_systemd_accepts_the_units(job: Job, tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("systemd-analyze, which judges the units, is not on this machine")
    program = tmp_path / "verify"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    paths = []
    for name, text in systemd(Job(job.folder, (str(program), *job.command[1:]))).items():
        (tmp_path / name).write_text(text)
        paths.append(str(tmp_path / name))
    done = subprocess.run([analyze, "verify", *paths], capture_output=True, text=True, check=False)
    ours = [line for line in done.stderr.splitlines() if "verify-recheck" in line]
    assert ours == []


def test_the_minute_is_drawn_from_the_folder_and_stays() -> None:
    minutes = {Job(Path(f"/srv/{n}"), ("v",)).minute for n in range(200)}
    assert len(minutes) > 100
    assert all(180 <= minute < 420 for minute in minutes)
    assert Job(Path("/srv/1"), ("v",)).minute == Job(Path("/srv/1"), ("w",)).minute


def test_the_cron_line_survives_awkward_names() -> None:
    line = cron(AWKWARD)
    when, command = line.split(" * * * ", 1)
    assert all(part.isdigit() for part in when.split())
    assert "%" not in command.replace("\\%", "")
    shell = command.replace("\\%", "%").partition(" && ")[0].removeprefix("cd ")
    echoed = subprocess.run(
        ["sh", "-c", f"printf %s {shell}"], capture_output=True, text=True, check=True
    )
    assert echoed.stdout == "/srv/50% of $news"


def test_a_crontab_keeps_its_lines_and_gets_ours_once() -> None:
    other = "MAILTO=desk@news.example\n5 4 * * * backup  # verify-recheck is run elsewhere\n"
    once = crontab_with(cron(PLAIN), other)
    assert once == other + cron(PLAIN) + "\n"
    assert crontab_with(cron(PLAIN), once) == once
    newer = Job(PLAIN.folder, ("/opt/verify", "recheck"))
    assert crontab_with(cron(newer), once) == other + cron(newer) + "\n"
    both = crontab_with(cron(Job(Path("/srv/other"), ("verify",))), once)
    assert cron(PLAIN) in both


def test_the_workflow_is_valid_yaml_that_runs_every_day() -> None:
    yaml = pytest.importorskip(
        "yaml", reason="the reader that judges the workflow is not installed"
    )
    flow = yaml.safe_load(github(PLAIN))
    minute, hour, *rest = flow[True]["schedule"][0]["cron"].split()  # YAML 1.1 reads "on" as true
    assert (int(hour) * 60 + int(minute), rest) == (PLAIN.minute, ["*", "*", "*"])
    steps = flow["jobs"]["recheck"]["steps"]
    assert any(step.get("run") == "verify recheck" for step in steps)


@pytest.mark.parametrize("kind", KINDS)
def test_what_would_be_installed_can_be_read_first(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run_app(["schedule", kind]) == 0
    assert "recheck" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_a_timer_that_does_not_exist_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_app(["schedule", "at"]) == 2
    assert "systemd, cron, github" in capsys.readouterr().err


def program(folder: Path, name: str, script: str) -> None:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def test_the_cron_line_is_installed_beside_what_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "table"
    table.write_text("1 2 3 4 5 other\n")
    program(tmp_path / "bin", "crontab", f'[ "$1" = -l ] && cat {table} || cat > {table}')
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    monkeypatch.chdir(tmp_path)
    assert run_app(["schedule", "--install", "cron"]) == 0
    assert run_app(["schedule", "--install", "cron"]) == 0
    lines = table.read_text().splitlines()
    assert lines[0] == "1 2 3 4 5 other"
    assert len(lines) == 2
    assert str(tmp_path) in lines[1]


def test_the_systemd_timer_is_written_and_switched_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "log"
    program(tmp_path / "bin", "systemctl", f'echo "$@" >> {log}')
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    assert run_app(["schedule", "--install", "systemd"]) == 0
    units = tmp_path / "config" / "systemd" / "user"
    assert {path.name for path in units.iterdir()} == {
        "verify-recheck.service",
        "verify-recheck.timer",
    }
    assert log.read_text().splitlines() == [
        "--user daemon-reload",
        "--user enable --now verify-recheck.timer",
    ]


def test_a_refusal_of_the_system_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program(tmp_path / "bin", "systemctl", "echo 'Failed to connect to bus' >&2; exit 1")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    assert run_app(["schedule", "--install", "systemd"]) == 2
    assert "Failed to connect to bus" in capsys.readouterr().err
    assert run_app(["schedule", "--install", "cron"]) == 2
    assert "There is no crontab" in capsys.readouterr().err


def test_the_workflow_goes_into_the_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run_app(["schedule", "--install", "github"]) == 2
    assert "in no git repository" in capsys.readouterr().err
    (tmp_path / ".git").mkdir()
    assert run_app(["schedule", "--install", "github"]) == 0
    assert (tmp_path / ".github" / "workflows" / "verify-recheck.yml").is_file()
