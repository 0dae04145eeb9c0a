"""All absences: each reason with the next action for the editor."""

from __future__ import annotations

from datetime import datetime

from verify.model import Absence, Reason

#: reason -> (what it means, what the editor can do)
MEANING_AND_ACTION: dict[Reason, tuple[str, str]] = {
    Reason.NOT_FOUND: (
        "The server reports that the page does not exist.",
        "Search for the page by its title, or cite an archived copy.",
    ),
    Reason.GONE: (
        "The server reports that the page was removed permanently.",
        "Cite an archived copy, or another source.",
    ),
    Reason.SERVER_ERROR: (
        "The server returned an error.",
        "Nothing for now; the page is requested again at the next check.",
    ),
    Reason.DNS: (
        "The host name does not resolve.",
        "Check the spelling of the host name; if the site is gone, cite an archived copy.",
    ),
    Reason.REFUSED: (
        "The server refused or closed the connection.",
        "Open the page in a browser; if it opens there, save it and attach it.",
    ),
    Reason.TLS: (
        "The server's certificate or encryption was rejected.",
        "Open the page in a browser and read the warning; if you trust the site, save the page and attach it.",
    ),
    Reason.TIMEOUT: (
        "The server did not respond in time.",
        "Nothing for now; the page is requested again at the next check.",
    ),
    Reason.TOO_SLOW: (
        "The response began but did not finish in time.",
        "Save the page in a browser and attach it, or raise the time limit.",
    ),
    Reason.TOO_LARGE: (
        "The response is larger than the limit.",
        "Save the document and attach it, or raise the size limit.",
    ),
    Reason.REDIRECT_LOOP: (
        "The redirects form a loop or do not end.",
        "Open the page in a browser; if it opens there, save it and attach it.",
    ),
    Reason.BLOCKED: (
        "The site blocks automatic visitors; the page itself was not checked.",
        "Open the page in a browser, save it and attach it.",
    ),
    Reason.LOGIN: (
        "The site requires a login; the page itself was not checked.",
        "Log in, save the page and attach it.",
    ),
    Reason.PAYWALLED: (
        "Only the beginning of the page is free; the rest is behind a paywall.",
        "Read it with a subscription, save the page and attach it.",
    ),
    Reason.RATE_LIMITED: (
        "The site limits the rate of requests.",
        "Nothing for now; the page is requested again when the site allows it.",
    ),
    Reason.ROBOTS_DISALLOWED: (
        "The site's robots.txt disallows this page for automatic visitors.",
        "Save the page in a browser and attach it, or set robots = false for cited pages.",
    ),
    Reason.SOFT_404: (
        "The link works, but the page says “not found”.",
        "Search for the page by its title, or cite an archived copy.",
    ),
    Reason.REDIRECTED_HOME: (
        "The URL redirects to the site's front page instead of the cited page.",
        "Search for the page by its title, or cite an archived copy.",
    ),
    Reason.PARKED: (
        "The domain shows a placeholder page or is offered for sale.",
        "Cite an archived copy; the site seems to be gone.",
    ),
    Reason.USURPED: (
        "The domain has a new owner and shows unrelated pages.",
        "Remove the link and cite an archived copy.",
    ),
    Reason.NEEDS_BROWSER: (
        "The page is empty until a browser runs its scripts.",
        "Install the extra “browser”, or save the page in a browser and attach it.",
    ),
    Reason.UNSUPPORTED_TYPE: (
        "The text of this type of document cannot be read.",
        "Check it yourself; a text or PDF copy can be attached.",
    ),
    Reason.PRIVATE_ADDRESS: (
        "The URL points to a private network and was not requested.",
        "Correct the URL, or allow this host and port with --allow-address.",
    ),
    Reason.MALFORMED: (
        "This is not a valid URL.",
        "Correct the URL in the note.",
    ),
    Reason.NO_ADDRESS: (
        "The reference has no URL.",
        "Add the URL of the cited page.",
    ),
    Reason.NOT_ASKED: (
        "The page was not requested, and the archive has no copy of it.",
        "Run again without --offline.",
    ),
}

#: Reasons that may be temporary, so the request is retried within a run.
TEMPORARY = frozenset(
    {Reason.SERVER_ERROR, Reason.REFUSED, Reason.TIMEOUT, Reason.RATE_LIMITED, Reason.DNS}
)


def absence(
    address: str,
    reason: Reason,
    detail: str | None = None,
    *,
    checked_at: datetime | None = None,
    status: int | None = None,
    final_address: str | None = None,
    signs: tuple[str, ...] = (),
) -> Absence:
    """Return an absence of ``address`` with the next action for its reason.

    ``detail`` is one sentence on what happened; the default is the reason's own.
    """
    meaning, action = MEANING_AND_ACTION[reason]
    return Absence(
        address=address,
        reason=reason,
        detail=detail or meaning,
        next_action=action,
        checked_at=checked_at,
        status=status,
        final_address=final_address,
        signs=signs,
    )


def reason_for_status(status: int) -> Reason | None:
    """Return the reason for an HTTP status, or None for a success (2xx, 304)."""
    if 200 <= status < 300 or status == 304:
        return None
    # 300 and 305 redirect nowhere; a browser shows their body.
    other = Reason.NOT_FOUND if 400 <= status < 500 else Reason.SERVER_ERROR
    return _BY_STATUS.get(status, other)


_BY_STATUS = {
    401: Reason.LOGIN,
    402: Reason.PAYWALLED,
    403: Reason.BLOCKED,
    404: Reason.NOT_FOUND,
    405: Reason.BLOCKED,  # method not allowed for a GET: bot guards use it
    406: Reason.BLOCKED,
    407: Reason.REFUSED,
    408: Reason.TIMEOUT,
    410: Reason.GONE,
    418: Reason.BLOCKED,
    421: Reason.SERVER_ERROR,
    423: Reason.BLOCKED,
    425: Reason.RATE_LIMITED,
    429: Reason.RATE_LIMITED,
    430: Reason.RATE_LIMITED,  # Shopify
    444: Reason.REFUSED,  # nginx
    451: Reason.BLOCKED,  # legal reasons: the content could not be checked
    468: Reason.BLOCKED,
    498: Reason.BLOCKED,  # used by Wildberries' and other bot guards
    499: Reason.SERVER_ERROR,
    504: Reason.TIMEOUT,
    509: Reason.RATE_LIMITED,
    521: Reason.REFUSED,  # Cloudflare: the site behind it is down
    522: Reason.TIMEOUT,
    523: Reason.REFUSED,
    524: Reason.TIMEOUT,
    525: Reason.TLS,
    526: Reason.TLS,
    529: Reason.RATE_LIMITED,
    530: Reason.DNS,
    999: Reason.BLOCKED,  # LinkedIn
}
