"""The timers: what is printed is what the systems understand, and installing twice is once."""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
import subprocess
import textwrap
from pathlib import Path

import pytest

from verify.cli.actions.links import schedule
from verify.cli.entry import run_app
from verify.recheck.timers.github import github
from verify.recheck.timers.units import (
    KINDS,
    Job,
    TimerNotPossible,
    cron,
    crontab_with,
    systemd,
    timer_files,
)

Out = pytest.CaptureFixture[str]
GIT = "git+https://git.example/verify.git@v1"

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
    assert "network-online" not in "".join(systemd(job).values())  # no unit of a user's manager


def test_each_folder_and_each_choice_of_files_has_a_unit_of_its_own() -> None:
    db = (("--db", Path("/srv/news/b.db")),)
    jobs = [PLAIN, AWKWARD, Job(Path("/srv/other"), ("v",)), Job(Path("/home/x/news"), ("v",))]
    jobs += [Job(PLAIN.folder, PLAIN.command, db), Job(Path("/srv/газета"), ("v",))]
    units = [job.unit for job in jobs]
    assert len(set(units)) == len(units)
    assert all(re.fullmatch(r"verify-recheck(-[a-z0-9]+)+", unit) for unit in units)
    assert units[0].startswith("verify-recheck-news-")
    assert Job(PLAIN.folder, ("/opt/verify",)).unit == PLAIN.unit


def test_a_folder_that_no_timer_can_be_told_is_a_sentence() -> None:
    for kind in KINDS:
        with pytest.raises(TimerNotPossible, match="a timer cannot contain"):
            timer_files(Job(Path("/srv/a\nb"), ("v",)), kind)


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
    assert flow["defaults"]["run"]["working-directory"] == "."
    steps = flow["jobs"]["recheck"]["steps"]
    assert any(step.get("run") == "verify recheck\n" for step in steps)


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@news.example", *words],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder inside a repository that has been pushed, and that somebody else has pushed to."""
    if shutil.which("git") is None:
        pytest.skip("git, which the workflow is made for, is not on this machine")
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", "remote")
    git(tmp_path, "clone", "--quiet", "remote", "repository")
    repository = tmp_path / "repository"
    folder = repository / "the desk"
    folder.mkdir()
    (folder / "verify.toml").write_text('reports = "out"\n')
    (folder / "note.md").write_text("A note.\n")
    (folder / "data").mkdir()
    git(repository, "checkout", "--quiet", "-b", "main")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "-m", "Begin")
    git(repository, "push", "--quiet", "-u", "origin", "main")
    git(tmp_path, "clone", "--quiet", "remote", "elsewhere")
    (tmp_path / "elsewhere" / "other.md").write_text("Another.\n")
    git(tmp_path / "elsewhere", "add", ".")
    git(tmp_path / "elsewhere", "commit", "--quiet", "-m", "Meanwhile")
    git(tmp_path / "elsewhere", "push", "--quiet")
    monkeypatch.chdir(folder)
    return folder


def steps_of(text: str) -> tuple[str, str, str]:
    """(where the workflow works, what it runs, how it keeps what was learnt)."""
    where = text.partition("working-directory: ")[2].partition("\n")[0]
    runs = [part.partition("      - ")[0] for part in text.split("        run: |\n")[1:]]
    _, looked, kept = (textwrap.dedent(run) for run in runs)
    return json.loads(where), looked.strip(), kept


def test_the_workflow_keeps_what_was_learnt_where_there_are_no_reports_yet(
    newsroom: Path, tmp_path: Path, capsys: Out
) -> None:
    assert run_app(["schedule", "github", "--db", "data/b.db"]) == 0
    where, looked, keeping = steps_of(capsys.readouterr().out)
    assert (where, looked) == ("the desk", "verify recheck --db=data/b.db")
    (newsroom / "data" / "b.db").write_text("learnt")
    (newsroom / "note.md").write_text("A note that something has touched.\n")
    home = {"HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", keeping]
    subprocess.run(shell, cwd=tmp_path / "repository" / where, env=home, check=True)
    pushed = git(tmp_path / "remote", "ls-tree", "-r", "--name-only", "main").splitlines()
    assert "the desk/data/b.db" in "\n".join(pushed)
    assert "other.md" in pushed
    subprocess.run(shell, cwd=tmp_path / "repository" / where, env=home, check=True)


def test_the_workflow_is_told_the_configuration_and_follows_its_folders(
    newsroom: Path, capsys: Out
) -> None:
    (newsroom / "desk.toml").write_text('db = "data/c.db"\n[notify]\nurls = ["json://x"]\n')
    assert run_app(["schedule", "github", "--config", "desk.toml"]) == 0
    text = capsys.readouterr().out
    assert steps_of(text)[1] == "verify recheck --config=desk.toml"
    assert "for kept in data/c.db reports; do" in text
    assert "pip install 'verify-citations[notify] @ git+https://PUT-THE-ADDRESS-HERE" in text
    assert "put the URL of its git repository" in text


def test_the_archive_is_in_the_cache_unless_the_repository_is_to_have_it(
    newsroom: Path, capsys: Out
) -> None:
    yaml = pytest.importorskip("yaml", reason="it reads the workflow")
    assert run_app(["schedule", "github"]) == 0
    text = capsys.readouterr().out
    steps = yaml.safe_load(text)["jobs"]["recheck"]["steps"]
    used = [step.get("uses", step.get("name")) for step in steps]
    cache = steps[used.index("actions/cache/restore@v4")]["with"]
    assert cache["path"] == "the desk/archive"
    assert "${{ github.run_id }}" in cache["key"] and cache["key"].startswith(cache["restore-keys"])
    # A job that found a change fails, and “actions/cache” saves nothing then.
    saved = steps[used.index("actions/cache/save@v4")]
    assert saved["if"] == "always()"
    assert saved["with"] == {name: cache[name] for name in ("path", "key")}
    assert used.index("Re-check") < used.index("actions/cache/save@v4")
    assert run_app(["schedule", "github", "--commit-archive"]) == 0
    assert "actions/cache" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("private", "published", "committed", "warnings"),
    [
        ("true", "", True, 0),
        ("false", "", False, 2),  # of the database, and of the archive that stays out
        ("false", "true", True, 0),
        ("", "", False, 1),  # GitHub does not say
    ],
)
def test_a_public_repository_is_warned_before_it_publishes_copies(
    newsroom: Path,
    tmp_path: Path,
    capsys: Out,
    private: str,
    published: str,
    committed: bool,
    warnings: int,
) -> None:
    assert run_app(["schedule", "github", "--commit-archive"]) == 0
    keeping = steps_of(capsys.readouterr().out)[2]
    (newsroom / "archive").mkdir()
    (newsroom / "archive" / "a.warc.gz").write_text("a page")
    (newsroom / "citations.db").write_text("learnt")
    program(tmp_path / "bin", "gh", f"echo {private}" if private else "exit 1")
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", keeping],
        cwd=newsroom,
        env={
            "HOME": str(tmp_path),
            "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}",
            "VERIFY_PUBLISH_COPIES": published,
        },
        capture_output=True,
        text=True,
        check=True,
    )
    pushed = git(tmp_path / "remote", "ls-tree", "-r", "--name-only", "main")
    assert "citations.db" in pushed
    assert ("archive/a.warc.gz" in pushed) == committed
    assert done.stdout.count("::warning title=") == warnings


@pytest.mark.parametrize(
    ("package", "installed"),
    [
        (GIT, f"'verify-citations @ {GIT}'"),
        ("/srv/news/tools/verify it", "'./tools/verify it'"),
        ("", "'verify-citations @ git+https://PUT-THE-ADDRESS-HERE.invalid/verify.git'"),
    ],
)
def test_the_workflow_never_installs_what_an_index_has_under_the_name(
    package: str, installed: str
) -> None:
    job = Job(PLAIN.folder, PLAIN.command, package=package)
    assert f"          pip install {installed}\n" in github(job)


@pytest.mark.parametrize(
    ("noted", "package"),
    [
        ({"url": "https://g.example/v", "vcs_info": {"vcs": "git", "commit_id": "a1"}}, True),
        ({"url": "file:///nowhere/verify", "dir_info": {}}, False),
        (None, False),
    ],
)
def test_the_workflow_installs_what_is_installed_here(
    noted: object, package: bool, newsroom: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    class Noted:
        def read_text(self, name: str) -> str | None:
            return json.dumps(noted) if noted else None

    monkeypatch.setattr(schedule, "distribution", lambda name: Noted())
    assert run_app(["schedule", "github"]) == 0
    out = capsys.readouterr().out
    assert ("git+https://g.example/v@a1" in out) == package
    assert ("PUT-THE-ADDRESS-HERE" in out) != package


def test_a_folder_of_the_repository_can_be_installed_and_nothing_else_that_is_none(
    newsroom: Path, tmp_path: Path, capsys: Out
) -> None:
    (newsroom.parent / "verify").mkdir()
    assert run_app(["schedule", "github", "--from", "../verify"]) == 0
    assert "pip install ./../verify\n" in capsys.readouterr().out
    assert run_app(["schedule", "github", "--from", "verify-citations"]) == 2
    assert "--from takes git+https://" in capsys.readouterr().err
    assert run_app(["schedule", "github", "--from", str(tmp_path / "remote")]) == 2
    assert "lies outside the repository" in capsys.readouterr().err


def test_a_database_outside_the_repository_is_a_sentence(
    newsroom: Path, tmp_path: Path, capsys: Out
) -> None:
    assert run_app(["schedule", "github", "--db", str(tmp_path / "a.db")]) == 2
    assert "outside the repository" in capsys.readouterr().err


@pytest.mark.parametrize("kind", KINDS)
def test_what_would_be_installed_can_be_read_first(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run_app(["schedule", kind]) == 0
    assert "recheck" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_a_timer_that_does_not_exist_is_a_sentence(capsys: Out) -> None:
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
    assert run_app(["schedule", "cron", "--install"]) == 0
    assert run_app(["schedule", "--install", "cron"]) == 0
    lines = table.read_text().splitlines()
    assert lines[0] == "1 2 3 4 5 other"
    assert len(lines) == 2
    assert str(tmp_path) in lines[1]


@pytest.mark.parametrize(
    ("said", "code"), [("no crontab for a", 0), ("you are not allowed to use this program", 2)]
)
def test_a_crontab_that_cannot_be_read_is_not_written_over(
    said: str, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    table = tmp_path / "table"
    script = f'if [ "$1" = -l ]; then echo "{said}" >&2; exit 1; fi; cat > {table}'
    program(tmp_path / "bin", "crontab", script)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    monkeypatch.chdir(tmp_path)
    assert run_app(["schedule", "cron", "--install"]) == code
    assert table.exists() == (code == 0)
    assert (said in capsys.readouterr().err) == (code == 2)


def test_the_systemd_timer_is_written_and_switched_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    log = tmp_path / "log"
    program(tmp_path / "bin", "systemctl", f'echo "$@" >> {log}')
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    units = tmp_path / "config" / "systemd" / "user"
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        monkeypatch.chdir(tmp_path / name)
        assert run_app(["schedule", "systemd", "--install"]) == 0
    written = sorted(path.name for path in units.iterdir())
    assert [name.partition("-recheck-")[2][:3] for name in written] == ["one", "one", "two", "two"]
    assert log.read_text().splitlines()[:2] == [
        "--user daemon-reload",
        f"--user enable --now {written[1]}",
    ]
    out = capsys.readouterr().out
    assert "loginctl enable-linger" in out
    assert "No database at " in out
    (line,) = [x for x in (units / written[0]).read_text().splitlines() if "ExecStart" in x]
    assert line.startswith('ExecStart="/')


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["systemd", "--install", "cron"], "unexpected extra argument"),
        (["--install"], "Say which timer"),
        (["--install", "at"], "no timer “at”"),
        (["cron", "--config", "nofile.toml"], "No configuration file at nofile.toml"),
    ],
)
def test_what_cannot_be_meant_is_a_sentence(
    words: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run_app(["schedule", *words]) == 2
    assert said in capsys.readouterr().err


def test_a_refusal_of_the_system_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    program(tmp_path / "bin", "systemctl", "echo 'Failed to connect to bus' >&2; exit 1")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    assert run_app(["schedule", "--install", "systemd"]) == 2
    said = "systemctl refused: Failed to connect to bus. Nothing was left behind.\n"
    assert capsys.readouterr().err.endswith(said)
    assert not list((tmp_path / "config").rglob("verify-recheck*"))
    assert run_app(["schedule", "--install", "cron"]) == 2
    assert "There is no crontab" in capsys.readouterr().err


def test_units_of_an_earlier_time_outlive_a_refusal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    program(tmp_path / "bin", "systemctl", "exit 0")
    assert run_app(["schedule", "--install", "systemd"]) == 0
    program(tmp_path / "bin", "systemctl", "exit 4")
    assert run_app(["schedule", "--install", "systemd"]) == 2
    assert "The existing units were kept." in capsys.readouterr().err
    assert len(list((tmp_path / "config").rglob("verify-recheck*"))) == 2


def test_the_workflow_goes_into_the_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run_app(["schedule", "--install", "github"]) == 2
    assert "not in a git repository" in capsys.readouterr().err
    (tmp_path / ".git").mkdir()
    monkeypatch.setattr(schedule, "_installed_from", lambda folder: "")
    assert run_app(["schedule", "--install", "github"]) == 2
    assert "--from git+https://" in capsys.readouterr().err
    assert run_app(["schedule", "--install", "github", "--from", GIT]) == 0
    (made,) = (tmp_path / ".github" / "workflows").iterdir()
    assert made.name.startswith("verify-recheck-")
