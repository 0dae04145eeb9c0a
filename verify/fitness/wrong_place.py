"""Detect pages of a new domain owner, and redirects to another page. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlsplit

from verify.fitness.page_shape import PageShape
from verify.fitness.signs import gambling_words
from verify.model import Page, Reason
from verify.web.urls import is_front_page, registrable

Found = tuple[Reason, str, tuple[str, ...]]

_COMMON = frozenset({"html", "news", "article", "articles", "page", "index", "default", "print"})
_WORDS = re.compile(r"[^\W\d_]{3,}")
_ERROR_PATH = re.compile(
    r"(?:^|/)(?:40[34]|error-?40[34]|40[34]-?error|not-?found|page-?not-?found|errors?|oops"
    r"|sorry|missing|notfound\w*|pagenotfound|err404)(?:\.\w{2,5})?/?$",
    re.IGNORECASE,
)
_LOGIN_PATH = re.compile(
    r"(?:^|/)(?:login|log-in|signin|sign-in|auth|authwall|sso|wp-login\.php|account/login|users/sign_in"
    r"|oauth2?/authorize|accounts/login)(?:\.\w{2,5})?/?$",
    re.IGNORECASE,
)
_WALL_PATH = re.compile(
    r"(?:^|/)(?:showcaptcha|captcha|sorry/index|challenge|_incapsula_resource|checkpoint|consent|collectconsent|cookieabsent|cookie-?wall|age-?gate|age-?verification)\b",
    re.IGNORECASE,
)


def redirected_elsewhere(asked: str, final: str) -> Found | None:
    """Return a verdict for a redirect to a front page, error page, login or block; else None."""
    if asked == final:
        return None
    before, after = urlsplit(asked), urlsplit(final)
    sign = (f"redirected to {final}",)
    if _matches_only_after(_WALL_PATH, before.path, after.path) or _is_consent_host(after.hostname):
        return Reason.BLOCKED, "The URL leads to a bot check.", sign
    if _matches_only_after(_LOGIN_PATH, before.path, after.path):
        return Reason.LOGIN, "The URL leads to a login page.", sign
    if _matches_only_after(_ERROR_PATH, before.path, after.path):
        return Reason.SOFT_404, "The URL leads to an error page.", sign
    if is_front_page(final) and not is_front_page(asked) and not _short_link(asked, final):
        return Reason.REDIRECTED_HOME, "The URL leads to the site's front page.", sign
    return None


def _matches_only_after(pattern: re.Pattern[str], before: str, after: str) -> bool:
    return bool(pattern.search(after)) and not pattern.search(before)


def _is_consent_host(host: str | None) -> bool:
    return bool(host) and str(host).split(".")[0] in ("consent", "guce", "validate", "myprivacy")


def _short_link(asked: str, final: str) -> bool:
    """Return whether another site's short link leads to a front page: it may be the cited page."""
    before, after = urlsplit(asked), urlsplit(final)
    if registrable(before.hostname or "") == registrable(after.hostname or ""):
        return False
    segments = [s for s in before.path.split("/") if s]
    return len(segments) <= 1 and len("".join(segments)) <= 12 and not parse_qsl(before.query)


def usurped_domain(
    final: str, form: PageShape, page: Page | None, earlier: Page | None
) -> Found | None:
    """Return a verdict if the domain of the cited URL now has a different owner.

    With an earlier capture: hardly any word in common with it, and betting words or another
    language. Without one: only a page about betting, under a URL whose own words name another
    subject.
    """
    bets = _betting(form)
    if earlier is not None and earlier.text:
        return _jumped(form, page, earlier, bets)
    if len(bets) >= 3 and not form.article_marks and _address_disagrees(final, form):
        return Reason.USURPED, "The page is about betting; the URL is not.", _signs(bets)
    return None


def _jumped(
    form: PageShape, page: Page | None, earlier: Page, bets: tuple[str, ...]
) -> Found | None:
    other = page is not None and page.language and earlier.language
    jump = bool(other) and page is not None and page.language != earlier.language
    overlap = _shared(earlier.text, page.text if page else " ".join(form.blocks))
    if overlap < 0.05 and (len(bets) >= 2 or (jump and overlap < 0.02)):
        signs = (
            *_signs(bets),
            *((f"language {earlier.language} became {page.language}",) if jump and page else ()),
            f"{overlap:.0%} of the earlier words remain",
        )
        return (
            Reason.USURPED,
            "The page has nothing in common with the earlier archived copy.",
            signs,
        )
    return None


def _signs(bets: tuple[str, ...]) -> tuple[str, ...]:
    return (f"betting: {', '.join(bets[:5])}",) if bets else ()


def _betting(form: PageShape) -> tuple[str, ...]:
    """Return the betting words of the title if they are frequent in the text as well."""
    words = [w.casefold() for text in form.blocks for w in _WORDS.findall(text)]
    known = gambling_words()
    share = sum(1 for w in words if w in known) / len(words) if words else 0.0
    titled = {w.casefold() for w in _WORDS.findall(" ".join((form.title, *form.headings)))} & known
    return tuple(sorted(titled)) if share >= 0.04 else ()


def _address_disagrees(final: str, form: PageShape) -> bool:
    path = urlsplit(final).path
    slug = {w.casefold() for w in _WORDS.findall(path) if len(w) > 3} - _COMMON
    text = " ".join((form.title, *form.headings, *form.blocks)).casefold()
    return len(slug) >= 2 and not any(word in text for word in slug)


def _shared(before: str, after: str) -> float:
    old = {w.casefold() for w in _WORDS.findall(before) if len(w) > 4}
    new = {w.casefold() for w in _WORDS.findall(after)}
    return len(old & new) / len(old) if old else 1.0


def redirect_lost_words(asked: str, final: str) -> bool:
    """Return whether the target's path has none of the words in the requested URL's path."""
    path = urlsplit(asked).path
    words = {w.casefold() for w in _WORDS.findall(path) if len(w) > 3} - _COMMON
    left = urlsplit(final).path.casefold()
    return len(words) >= 2 and not any(word in left for word in words)


def shared_targets(finals: Mapping[str, str], at_least: int = 4) -> dict[str, str]:
    """Return the URLs whose redirect target is shared by ``at_least`` URLs or more.

    Such a target is the page of none of them. ``finals``: requested URL -> final URL. Returns
    requested URL -> shared target. Only URLs whose words the target has lost count: variants of
    one URL (http and https, print and mobile) also share a target, which is their own page.
    """
    by_target: dict[str, list[str]] = {}
    for asked, final in finals.items():
        if asked != final and redirect_lost_words(asked, final):
            by_target.setdefault(final.split("#")[0], []).append(asked)
    return {a: t for t, group in by_target.items() if len(group) >= at_least for a in group}
