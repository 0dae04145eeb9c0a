"""What a page calls its site and its sections: in the head, in links home, in the menu."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from verify.read.blocks.vocabulary import phrase_key
from verify.read.dom.tree import Element

_IN_HEAD = ("og:site_name", "application-name", "apple-mobile-web-app-title", "citation_journal")
_SECTIONS = ("article:section", "og:article:section", "section", "parsely-section")
_LONGEST = 6  # words of a site's name
_LONGEST_SECTION = 3  # words
_AROUND_HOST = 13  # characters: `https://www.` and a slash
_MOST = 40  # links home that are read
_MOST_SECTIONS = 400  # links of menus that are read
_MENUS = "//nav//a | //header//a | //*[contains(@class, 'bread') or contains(@class, 'menu')]//a"


def find_site_names(
    root: Element, metas: Mapping[str, Sequence[str]], publisher: str | None, host: str | None
) -> frozenset[str]:
    """Return the keys of the names that the page gives its site, in its head and in links home.

    `<a href="/"><img alt="Valley Post"></a>` names a site that the head does not.
    """
    said = [value for name in _IN_HEAD for value in metas.get(name, ())]
    said += filter(None, [publisher])
    for link in home_links(root, host):
        said += [link.get("title") or "", " ".join(link.itertext())]
        said += [image.get("alt") or "" for image in link.iter("img")]
    keys = {phrase_key(name) for name in said if len(name.split()) <= _LONGEST}
    return frozenset(keys - {""})


def home_links(root: Element, host: str | None) -> Iterator[Element]:
    """Yield the first links to the site's front page."""
    left = _MOST
    for link in root.iter("a"):
        if leads_home(link, host):
            yield link
            left -= 1
            if not left:
                return


def leads_home(link: Element, host: str | None) -> bool:
    """Return whether a link leads to the front page of the host: `/`, `https://valley.com`."""
    href = (link.get("href") or "").strip()
    if href == "/":
        return True
    if not host or len(href) > len(host) + _AROUND_HOST or not href.startswith(("http", "//")):
        return False
    named = href.partition("//")[2].rstrip("/").removeprefix("www.")
    return named.lower() == host.removeprefix("www.")


def find_sections(root: Element, metas: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Return the keys of the section's names: in the head, in the menu and in breadcrumbs."""
    said = [value for name in _SECTIONS for value in metas.get(name, ())]
    for link in root.xpath(_MENUS)[:_MOST_SECTIONS]:
        text = " ".join(link.itertext())
        if len(text) <= 60:
            said.append(text)
    keys = {phrase_key(name) for name in said}
    return frozenset(key for key in keys if key and len(key.split()) <= _LONGEST_SECTION)
