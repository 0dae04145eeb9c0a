"""A baseline: the flags of an earlier report, against which the new ones are told."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast, overload
from urllib.parse import unquote

from verify.model import ArticleReport, Flag, History, RunReport
from verify.report.flags.fingerprints import fingerprint, fingerprint_of
from verify.report.flags.listed import file_path

SARIF_KEY = "verifyFlag/v1"
TOOL = "verify"  # the name of the tool in SARIF
_KINDS = ("flag", "gone", "skipped", "run")  # of the JSON lines
Known = tuple[str, str]  # path of the article, fingerprint


class UnusableBaseline(Exception):
    """The file is not a report that lists flags. The text is a clause that says why."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """The flags of an earlier report: how often each fingerprint is in each article."""

    flags: Mapping[Known, int]

    def __len__(self) -> int:
        """Return the number of flags."""
        return sum(self.flags.values())


def read_baseline(text: str) -> Baseline:
    """Return the flags of a report in JSON, JSON lines or SARIF. Raises ``UnusableBaseline``."""
    documents = _documents(text)
    if len(documents) == 1 and "runs" in documents[0]:
        found = _sarif_flags(documents[0])
    elif len(documents) == 1 and "articles" in documents[0]:
        articles = _objects(documents[0]["articles"])
        found = (_flag(flag) for one in articles for flag in _objects(one.get("flags")))
    elif all(one.get("kind") in _KINDS for one in documents):
        found = (_flag(one) for one in documents if one.get("kind") == "flag")
    else:
        raise UnusableBaseline(
            "it is not a report of verify. Write one with: verify run … --format json -o FILE"
        )
    return Baseline(Counter(found))


def _documents(text: str) -> list[dict[str, Any]]:
    """Return the JSON object of the text, or those of its lines."""
    try:
        try:
            found = [json.loads(text)]
        except json.JSONDecodeError:
            found = [json.loads(line) for line in text.splitlines() if line.strip()]
    except (json.JSONDecodeError, RecursionError) as error:
        raise UnusableBaseline("it is neither JSON nor JSON lines") from error
    if not found or not all(isinstance(one, dict) for one in found):
        raise UnusableBaseline("it has no report in it")
    return found


def _objects(values: Any) -> list[dict[str, Any]]:
    """Return a list of objects, or say that the report is damaged."""
    if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
        raise UnusableBaseline("its list of flags is damaged")
    return cast(list[dict[str, Any]], values)


def _flag(value: Mapping[str, Any]) -> Known:
    """Return a flag of the JSON report; one of an older version has no fingerprint."""
    given = value.get("fingerprint")
    if not isinstance(given, str):
        words = [str(place.get("text", "")) for place in _objects(value.get("places", []))]
        given = fingerprint_of(str(value.get("rule")), value.get("source"), words)
    return normal_path(str(value.get("article", ""))), given


def _sarif_flags(log: Mapping[str, Any]) -> Iterator[Known]:
    """Yield our results of a SARIF log but for those that were resolved when it was written."""
    runs = _objects(log["runs"])
    names = [_tool(run) for run in runs]
    if others := sorted({name for name in names if name not in (None, TOOL)}):
        if TOOL not in names:
            raise UnusableBaseline(
                f"it is a report of {', '.join(map(str, others))}, not of verify"
            )
        runs = [run for run, name in zip(runs, names, strict=True) if name == TOOL]
    for run in runs:
        for result in _objects(run.get("results", [])):
            marks = result.get("partialFingerprints")
            given = marks.get(SARIF_KEY) if isinstance(marks, dict) else None
            if isinstance(given, str) and result.get("baselineState") != "absent":
                yield _sarif_path(result), given


def _tool(run: Mapping[str, Any]) -> str | None:
    """Return the name of the tool that a run of a SARIF log is of, if it is stated."""
    try:
        name = run["tool"]["driver"]["name"]
    except (KeyError, TypeError):
        return None
    return name if isinstance(name, str) else None


def _sarif_path(result: Mapping[str, Any]) -> str:
    try:
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    except (KeyError, IndexError, TypeError):
        return ""
    return normal_path(str(uri) if "://" in str(uri) else unquote(str(uri)))


def normal_path(origin: str) -> str:
    """Return a path without `./` and with forward slashes; a URL unchanged."""
    if "://" in origin:
        return origin
    return os.path.normpath(file_path(origin)).replace("\\", "/")


def against_baseline(report: RunReport, baseline: Baseline) -> RunReport:
    """Return the report with each flag as unchanged if the baseline has it, else as new.

    A flag of a renamed file is known by its fingerprint, if the baseline has it more often than
    the files that kept their names.
    """
    known = _known_ids((f for one in report.articles for f in one.flags), baseline)
    return replace(report, articles=_MarkedArticles(report.articles, known))


class _MarkedArticles(Sequence[ArticleReport]):
    """The articles of a report with their flags marked, each when it is read."""

    def __init__(self, articles: Sequence[ArticleReport], known: set[int]) -> None:
        self._articles = articles
        self._known = known

    def __len__(self) -> int:
        return len(self._articles)

    @overload
    def __getitem__(self, index: int) -> ArticleReport: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[ArticleReport]: ...
    def __getitem__(self, index: int | slice) -> ArticleReport | Sequence[ArticleReport]:
        if isinstance(index, slice):
            return _MarkedArticles(self._articles[index], self._known)
        one = self._articles[index]
        marked = (_marked(flag, flag.id in self._known) for flag in one.flags)
        return replace(one, flags=tuple(marked))


def _marked(flag: Flag, known: bool) -> Flag:
    if known:
        return replace(flag, history=History.STILL)
    return flag if flag.history is History.BACK else replace(flag, history=History.NEW)


def _known_ids(flags: Iterable[Flag], baseline: Baseline) -> set[int]:
    left, waiting, known = Counter(baseline.flags), [], set()
    for flag in flags:
        keys = [(normal_path(flag.article), mark) for mark in _marks(flag)]
        if key := next((key for key in keys if left[key] > 0), None):
            left[key] -= 1
            known.add(flag.id)
        else:
            waiting.append(flag)
    anywhere: Counter[str] = Counter()
    for (_, mark), number in left.items():
        anywhere[mark] += number
    for flag in waiting:
        if moved := next((mark for mark in _marks(flag) if anywhere[mark] > 0), None):
            anywhere[moved] -= 1
            known.add(flag.id)
    return known


def _marks(flag: Flag) -> tuple[str, str]:
    """Return the fingerprint, and the one that `_flag` makes for a report that has none."""
    finding = flag.finding
    words = [place.text for place in finding.places]
    return fingerprint(flag), fingerprint_of(finding.rule, finding.source, words)
