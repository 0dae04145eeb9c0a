"""The public suffix list is the one of publicsuffixlist, read faster."""

from __future__ import annotations

from typing import Any

import pytest
from publicsuffixlist import PublicSuffixList

from verify.text.urls.public_suffixes import _lines, public_suffixes

HOSTS = (
    *("a.b.co.uk", "co.uk", "uk", "a.github.io", "x.公司.cn", "x.xn--55qx5d.cn", "b.公司.香港"),
    *("city.kobe.jp", "a.city.kobe.jp", "x.kobe.jp", "www.ck", "a.b.ck", "a.nope", "nope", ""),
    *("EXAMPLE.COM", "example.com.", "a..b", "127.0.0.1", "xn--90ais", "пример.рф"),
)


@pytest.mark.parametrize("options", [{}, {"accept_unknown": False}, {"only_icann": True}])
def test_the_list_decides_as_publicsuffixlist(options: dict[str, bool]) -> None:
    expected: Any = PublicSuffixList(**options)
    rules = sorted(expected._publicsuffix)[::40]
    for host in (*HOSTS, *(f"x.y.{rule.lstrip('*!.')}" for rule in rules)):
        found = public_suffixes(host, **options)
        assert found.privatesuffix(host) == expected.privatesuffix(host), host
        assert found.publicsuffix(host) == expected.publicsuffix(host), host


def test_the_list_has_all_names() -> None:
    assert {form for top, form in _lines() if top} == PublicSuffixList()._publicsuffix
