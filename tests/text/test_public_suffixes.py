"""The public suffix list is the one of publicsuffixlist, read faster."""

from __future__ import annotations

import pytest
from publicsuffixlist import PublicSuffixList

from verify.text.urls.public_suffixes import public_suffixes


@pytest.mark.parametrize("options", [{}, {"accept_unknown": False}, {"only_icann": True}])
def test_the_list_has_the_same_names(options: dict[str, bool]) -> None:
    expected, found = PublicSuffixList(**options), public_suffixes(**options)
    assert found._publicsuffix == expected._publicsuffix
    for host in (
        "a.b.co.uk",
        "x.公司.cn",
        "x.xn--55qx5d.cn",
        "a.github.io",
        "city.kobe.jp",
        "a.nope",
    ):
        assert found.privatesuffix(host) == expected.privatesuffix(host), host
