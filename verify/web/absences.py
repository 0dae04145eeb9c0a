"""The closed set of absences: each reason with its next action for the editor."""

from __future__ import annotations

from datetime import datetime

from verify.model import Absence, Reason

#: reason -> (what it means, what the editor can do)
MEANING_AND_ACTION: dict[Reason, tuple[str, str]] = {
    Reason.NOT_FOUND: (
        "The server says that there is no such page.",
        "Look for the page under its title, or cite an archived copy.",
    ),
    Reason.GONE: (
        "The server says that the page was removed for good.",
        "Cite an archived copy, or another source.",
    ),
    Reason.SERVER_ERROR: (
        "The server failed to answer properly.",
        "Nothing for now: it is asked again at the next check.",
    ),
    Reason.DNS: (
        "The host name leads nowhere.",
        "Check the spelling of the host; if the site is gone, cite an archived copy.",
    ),
    Reason.REFUSED: (
        "The server did not take the connection or broke it off.",
        "Open the page in a browser; if it opens there, save it and attach it.",
    ),
    Reason.TLS: (
        "The server's certificate or encryption could not be accepted.",
        "Open the page in a browser and judge the warning; save the page and attach it.",
    ),
    Reason.TIMEOUT: (
        "The server did not begin to answer in time.",
        "Nothing for now: it is asked again at the next check.",
    ),
    Reason.TOO_SLOW: (
        "The answer had begun but did not end in time.",
        "Save the page by hand and attach it, or allow more time.",
    ),
    Reason.TOO_LARGE: (
        "The answer is larger than the limit.",
        "Save the document and attach it, or raise the limit.",
    ),
    Reason.REDIRECT_LOOP: (
        "The redirects lead round in a circle or do not end.",
        "Open the page in a browser; if it opens there, save it and attach it.",
    ),
    Reason.BLOCKED: (
        "The site keeps automatic visitors out; the page itself was not seen.",
        "Open the page in a browser, save it and attach it.",
    ),
    Reason.LOGIN: (
        "The site asks for a login; the page itself was not seen.",
        "Log in, save the page and attach it.",
    ),
    Reason.PAYWALLED: (
        "Only the beginning of the page is free to read.",
        "Read it with a subscription, save the page and attach it.",
    ),
    Reason.RATE_LIMITED: (
        "The site asked us to come back later.",
        "Nothing for now: it is asked again when the site allows it.",
    ),
    Reason.ROBOTS_DISALLOWED: (
        "The site's robots.txt asks automatic visitors to leave this page alone.",
        "Save the page by hand and attach it, or set robots = false for cited pages.",
    ),
    Reason.SOFT_404: (
        "The server answers “OK”, but the page says that there is nothing here.",
        "Look for the page under its title, or cite an archived copy.",
    ),
    Reason.REDIRECTED_HOME: (
        "The address leads to the site's front page instead of the cited page.",
        "Look for the page under its title, or cite an archived copy.",
    ),
    Reason.PARKED: (
        "The domain shows a placeholder or an offer of sale.",
        "Cite an archived copy; the site itself seems to be gone.",
    ),
    Reason.USURPED: (
        "The domain now shows somebody else's pages.",
        "Remove the link and cite an archived copy.",
    ),
    Reason.NEEDS_BROWSER: (
        "The page is an empty shell that only a browser fills.",
        "Install the extra “browser”, or save the page by hand and attach it.",
    ),
    Reason.UNSUPPORTED_TYPE: (
        "The document is of a kind whose text cannot be read.",
        "Read it by hand; a text or PDF copy can be attached.",
    ),
    Reason.PRIVATE_ADDRESS: (
        "The address leads into a private network and was not asked.",
        "Correct the address, or allow this host and port with --allow-address.",
    ),
    Reason.MALFORMED: (
        "This is not a web address.",
        "Correct the address in the note.",
    ),
    Reason.NO_ADDRESS: (
        "The reference gives no address.",
        "Add the address of the cited page.",
    ),
    Reason.NOT_ASKED: (
        "The page was not asked for, and there is no copy in the archive.",
        "Run again without --offline.",
    ),
}

#: Reasons that may pass by themselves within one run, and are tried again.
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
    """An absence of ``address`` with the next action that belongs to its reason.

    ``detail`` is one sentence on what happened; without it the reason's own is used.
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
    """What a status says about the page, or None where it is an answer (2xx, 304)."""
    if 200 <= status < 300 or status == 304:
        return None
    # 300 and 305 lead nowhere by themselves; a browser shows what came with them.
    other = Reason.NOT_FOUND if 400 <= status < 500 else Reason.SERVER_ERROR
    return _BY_STATUS.get(status, other)


_BY_STATUS = {
    401: Reason.LOGIN,
    402: Reason.PAYWALLED,
    403: Reason.BLOCKED,
    404: Reason.NOT_FOUND,
    405: Reason.BLOCKED,  # a GET that is not allowed: bot walls answer so
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
    451: Reason.BLOCKED,  # legal reasons: could not look
    468: Reason.BLOCKED,
    498: Reason.BLOCKED,  # used by Wildberries' and other bot walls
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
