"""Patterns that wait to be compiled behave as those that do not."""

from __future__ import annotations

import re as eager
import subprocess
import sys

import pytest
import regex as eager_regex

from verify.text.lazy_patterns import re, regex

TEXT = "Anna Bek, 42, said: «Да»."


@pytest.mark.parametrize(("lazy", "library"), [(re, eager), (regex, eager_regex)])
def test_a_lazy_pattern_does_what_the_pattern_does(lazy: eager, library: eager) -> None:
    waiting, pattern = (
        lazy.compile(r"(?P<word>[a-z]+)|\d", lazy.I),
        library.compile(r"(?P<word>[a-z]+)|\d", library.I),
    )
    assert isinstance(waiting, library.Pattern)
    assert waiting.pattern == pattern.pattern and waiting.flags == pattern.flags
    assert waiting.findall(TEXT) == pattern.findall(TEXT)
    assert waiting.sub("-", TEXT) == pattern.sub("-", TEXT)
    assert [m.group("word") for m in waiting.finditer(TEXT)] == [
        m.group("word") for m in pattern.finditer(TEXT)
    ]
    assert waiting.search(TEXT, 5).span() == pattern.search(TEXT, 5).span()
    assert lazy.split(waiting, TEXT) == library.split(pattern, TEXT)
    assert lazy.escape("a.b") == library.escape("a.b")
    assert repr(waiting) == repr(pattern)


def test_words_of_the_library_regex_are_passed_on() -> None:
    pattern = regex.compile(r"\L<names>", names=["Anna", "Bek"])
    assert pattern.findall(TEXT) == ["Anna", "Bek"]


def test_a_pattern_is_compiled_once_and_by_its_first_use(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    real = eager.compile
    monkeypatch.setattr(eager, "compile", lambda *given: compiled.append(given[0]) or real(*given))
    pattern = re.compile(r"\d+")
    assert isinstance(pattern, eager.Pattern) and pattern.pattern == r"\d+"
    assert compiled == []
    assert pattern.findall(TEXT) == ["42"] and pattern.search(TEXT)
    assert compiled == [r"\d+"]


def test_a_wrong_pattern_is_told_by_its_first_use() -> None:
    pattern = re.compile("(")
    with pytest.raises(eager.error):
        pattern.search(TEXT)


def test_importing_it_imports_no_library() -> None:
    code = "import sys; import verify.text.lazy_patterns; print('regex' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "False\n"
