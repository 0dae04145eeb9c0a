"""The report as JUnit XML, for test reporters of CI services."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from verify.model import ArticleReport, RunReport
from verify.report.coverage_wording import coverage_sentence, unchecked_sentence
from verify.report.display import DisplayOptions
from verify.report.flag_wording import decision_summary, is_closed
from verify.report.flags.listed import ListedFlag, file_path, listed_flags
from verify.report.safe_text import safe_xml
from verify.report.wording import capitalized

_RANK = {"error": 3, "warning": 2, "info": 1}
# Attributes of a suite: the cases that have the element, or all.
_TOTALS = {"tests": "testcase", "failures": "failure", "errors": "error", "skipped": "skipped"}


def pieces(report: RunReport, options: DisplayOptions) -> Iterator[str]:
    """Yield a test suite for each article with a test case for each flag.

    A flag at or above ``options.fail_on`` is a failure, another one a case that passes with its
    message as output; a dismissed or fixed one is skipped. An article without open flags has a
    case that passes and says so; a file that could not
    be read is an error if verify is to blame, else skipped.
    """
    root = Element("testsuites", {"name": "verify"})
    totals = Counter(dict.fromkeys(_TOTALS, 0))
    for suite in _suites(report, options):  # the totals come first, and memory holds one suite
        totals.update(_counted(suite))
    _set_totals(root, totals)
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n{_opening(root)}\n'
    for suite in _suites(report, options):
        _set_totals(suite, _counted(suite))
        indent(suite, level=1)
        yield f"  {tostring(suite, encoding='unicode')}\n"
    yield f"</{root.tag}>\n"


def _suites(report: RunReport, options: DisplayOptions) -> Iterator[Element]:
    for article in report.articles:
        yield _suite(article, options)
    if report.skipped or not report.articles:
        yield _not_read(report)


def _opening(root: Element) -> str:
    """Return the start tag of an element without content."""
    return tostring(root, encoding="unicode", short_empty_elements=False).removesuffix(
        f"</{root.tag}>"
    )


def _suite(report: ArticleReport, options: DisplayOptions) -> Element:
    path = safe_xml(file_path(report.dossier.article.origin))
    suite = Element("testsuite", {"name": path})
    listed = list(listed_flags(report, replace(options, decided=True)))
    for one in listed:
        _case(suite, path, one, options)
    if all(is_closed(one.flag) for one in listed):
        name = "no new flags" if options.only_new else "no open flags" if listed else "no flags"
        SubElement(suite, "testcase", {"name": name, "classname": path, "file": path})
    if options.decided:  # a list of flags says nothing of what was checked
        return suite
    said = f"{coverage_sentence(report.coverage)} {unchecked_sentence(report.coverage)}"
    SubElement(suite, "system-out").text = safe_xml(said.strip())
    return suite


def _case(suite: Element, path: str, listed: ListedFlag, options: DisplayOptions) -> None:
    finding = listed.flag.finding
    where = f" at {listed.start}" if listed.start else ""
    values = {"name": safe_xml(f"{finding.rule}{where}"), "classname": path, "file": path}
    if listed.start and not listed.start.place:
        values["line"] = str(listed.start.line)
    case = SubElement(suite, "testcase", values)
    text = safe_xml(f"{listed.location}: {finding.severity.value} {finding.rule} {listed.message}")
    if is_closed(listed.flag):
        decision = capitalized(decision_summary(listed.flag))
        SubElement(case, "skipped", {"message": safe_xml(decision)}).text = text
        return
    if _RANK[finding.severity.value] < _RANK.get(options.fail_on, 4):
        SubElement(case, "system-out").text = text
        return
    told = {"message": safe_xml(listed.message), "type": finding.severity.value}
    SubElement(case, "failure", told).text = text


def _not_read(report: RunReport) -> Element:
    suite = Element("testsuite", {"name": "files not read"})
    for one in report.skipped:
        case = SubElement(suite, "testcase", {"name": safe_xml(one.origin), "classname": "files"})
        SubElement(case, "error" if one.error else "skipped", {"message": safe_xml(one.why)})
    return suite


def _counted(suite: Element) -> dict[str, int]:
    cases = list(suite.iter("testcase"))
    found = {
        name: sum(case.find(tag) is not None for case in cases) for name, tag in _TOTALS.items()
    }
    return found | {"tests": len(cases)}


def _set_totals(element: Element, totals: Mapping[str, int]) -> None:
    for name in _TOTALS:
        element.set(name, str(totals[name]))
