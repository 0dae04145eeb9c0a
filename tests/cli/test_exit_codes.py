"""Exit codes of a run: flags, what was not checked, and no network."""

from __future__ import annotations

from pathlib import Path

import pytest

from verify.cli.entry import run_app

SAID = "The mayor said: “We opened the dam in spring and the valley was flooded.”{marker} He left."
NOTE = "[{n}] “The dam is open”, Courier, https://courier{n}.test/dam"
QUIET = ["--fail-on", "never"]


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder without a network: hosts under .test never resolve."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "verify.toml").write_text(
        "[fetch]\nretries = 0\nrobots = false\nprobe = false\n[fetch.archive]\nenabled = false\n"
    )
    return tmp_path / "dam.txt"


def written(path: Path, notes: int) -> None:
    listed = "\n".join(NOTE.format(n=n) for n in range(1, notes + 1))
    marker = "[1]" if notes else ""
    path.write_text(f"The Dam and the Valley\n\n{SAID.format(marker=marker)}\n\n{listed}\n")


@pytest.mark.parametrize("hosts", [1, 4])
def test_no_network_gives_4(article: Path, hosts: int, capsys: pytest.CaptureFixture[str]) -> None:
    written(article, hosts)
    assert run_app(["run", "dam.txt", *QUIET]) == 4
    assert run_app(["run", "dam.txt", *QUIET]) == 4
    out = capsys.readouterr()
    assert ("seems to be offline" in out.err) == (hosts == 4)
    assert "1 statement: 1 not checked (not archived)" in out.out.replace("\n", " ")


def test_a_flag_makes_it_1(article: Path) -> None:
    written(article, 4)
    with article.open("a") as file:
        file.write("[6] “Nothing”, Courier,, (Date of Accession: 12.03.2024).\n")
    assert run_app(["run", "dam.txt", "--fail-on", "info"]) == 1


def test_offline_and_no_sources_never_give_4(article: Path) -> None:
    written(article, 4)
    assert run_app(["run", "dam.txt", "--offline", *QUIET]) == 0
    written(article, 0)
    assert run_app(["run", "dam.txt", *QUIET]) == 0
    assert run_app(["run", "missing.txt", *QUIET]) == 2


def test_require_checked(article: Path) -> None:
    written(article, 1)
    assert run_app(["run", "dam.txt", "--offline", "--require-checked", *QUIET]) == 1
    config = Path("verify.toml")
    config.write_text("require_checked = true\n" + config.read_text())
    assert run_app(["run", "dam.txt", "--offline", *QUIET]) == 1
    article.write_text("The Dam and the Valley\n\nNobody said anything about the dam today.\n")
    assert run_app(["run", "dam.txt", "--offline", *QUIET]) == 0


@pytest.mark.parametrize("section", ["translate", "services", "find", "cluster_tls"])
def test_a_section_that_cannot_be_used_gives_2(
    article: Path, section: str, capsys: pytest.CaptureFixture[str]
) -> None:
    written(article, 1)
    Path("verify.toml").write_text(f"[{section}]\nadress = 1\n")
    assert run_app(["run", "dam.txt", "--offline"]) == 2
    assert f"[{section}]: there is no setting “adress”." in capsys.readouterr().err
    assert not Path("citations.db").exists()
