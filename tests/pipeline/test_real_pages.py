"""Real pages on a local server: true quotations of them are verified, changed numbers are found."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from shared_data import SHARED, needs_shared
from web.server import Server, Wire

from verify.config import Settings
from verify.model import Result, RunReport
from verify.pipeline.run import run

NOW = datetime(2026, 2, 3, tzinfo=UTC)
PAGES = SHARED / "corpus" / "more"
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_MARKS = re.compile(r"[\"“”«»„\[\]()\n]")
_NUMBER = re.compile(r"(?<![\w.,])\d{2,4}(?![\w.,]*\d)")
_EACH = 4  # sentences of a page


def _sentences(body: str) -> list[str]:
    """Sentences that can be quoted as they are: 8 to 28 words, no marks, spread over the text."""
    whole = [one.strip().rstrip(".") for one in _SENTENCE.split(body)]
    able = [one for one in whole if 8 <= len(one.split()) <= 28 and not _MARKS.search(one)]
    return able[:: max(1, len(able) // _EACH)][:_EACH]


def _changed(sentence: str) -> str | None:
    """The sentence with its first number raised, or None."""
    found = _NUMBER.search(sentence)
    if not found:
        return None
    other = str(int(found.group()) + 23)
    return sentence[: found.start()] + other + sentence[found.end() :]


def _article(number: int, quoted: list[tuple[str, list[str]]]) -> str:
    said, notes = [], []
    for label, (url, sentences) in enumerate(quoted, 1):
        said += [f"The town read it again. “{one}”, the report said.[{label}]" for one in sentences]
        host = urlsplit(url).hostname
        notes.append(f"[{label}] {host}, {url}, (Date of Accession: 02.02.2026).")
    return "\n\n".join([f"Report {number}", *said, "Notes", *notes]) + "\n"


def _sources() -> Iterator[tuple[str, bytes, list[str]]]:
    known = json.loads((PAGES / "pages.truth.json").read_text("utf-8"))
    for name, one in sorted(known.items()):
        parts = urlsplit(one["address"])
        query = f"?{parts.query}" if parts.query else ""
        sentences = _sentences(one["body"])
        if sentences:
            url = f"http://{parts.netloc}{parts.path}{query}"
            yield url, (PAGES / name).read_bytes(), sentences


def _run(folder: Path, quoted: list[tuple[str, list[str]]], pages: dict[str, bytes]) -> RunReport:
    def serve(wire: Wire) -> None:
        url = f"http://{wire.headers.get('host', '').split(':')[0]}{wire.path}"
        body = pages.get(url)
        wire.answer(body or "<p>Not found</p>", "200 OK" if body else "404 Not Found")

    for number in range(0, len(quoted), 5):
        text = _article(number, quoted[number : number + 5])
        (folder / f"report-{number}.txt").write_text(text, encoding="utf-8")
    with Server(serve) as server:
        place = list(server.allowed[0])
        fetch = {
            "polite": False,
            "retries": 0,
            "probe": False,
            "allow_addresses": [place],
            "resolve": {str(urlsplit(url).hostname): place for url in pages},
            "archive": {"enabled": False},
        }
        settings = Settings(
            db=folder / "citations.db",
            archive=folder / "archive",
            reports=folder / "reports",
            tables={"fetch": fetch, "find": {"enabled": False}, "services": {"use": []}},
        )
        return run([str(folder)], settings, NOW)


@pytest.mark.slow
@needs_shared
def test_quotations_of_real_pages(tmp_path: Path) -> None:
    sources = list(_sources())
    pages = {url: body for url, body, _ in sources}
    true = [(url, sentences) for url, _, sentences in sources]
    false = [(url, [o for s in sentences if (o := _changed(s))]) for url, sentences in true]
    for name in ("true", "false"):
        (tmp_path / name).mkdir()
    report = _run(tmp_path / "true", true, pages)
    statements = [s for a in report.articles for s in (a.results.statements if a.results else ())]
    assert len(statements) >= 80
    assert [s.text for s in statements if s.result is not Result.VERIFIED] == []
    assert [f.finding.message for a in report.articles for f in a.flags] == []

    report = _run(tmp_path / "false", [one for one in false if one[1]], pages)
    statements = [s for a in report.articles for s in (a.results.statements if a.results else ())]
    assert len(statements) >= 15
    assert [s.text for s in statements if s.result is not Result.ALTERED] == []
