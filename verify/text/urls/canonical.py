"""The canonical form of a URL: the one string under which a source is stored and fetched."""

from __future__ import annotations

from verify.text.urls.faults import parse_url, url_fault
from verify.text.urls.public_suffixes import public_suffixes

# Parameters that tell the publisher where a reader came from and never choose the page.
# Collected from the documentation of the advertising and mail systems that set them.
_TRACKING = frozenset(
    [
        "fbclid",
        "gclid",
        "gclsrc",
        "gbraid",
        "wbraid",
        "dclid",
        "gad_source",
        "gad_campaignid",
        "msclkid",
        "yclid",
        "ysclid",
        "ymclid",
        "igshid",
        "igsh",
        "twclid",
        "ttclid",
        "li_fat_id",
        "mc_cid",
        "mc_eid",
        "mkt_tok",
        "_hsenc",
        "_hsmi",
        "__hssc",
        "__hstc",
        "__hsfp",
        "hsctatracking",
        "vero_id",
        "vero_conv",
        "oly_enc_id",
        "oly_anon_id",
        "wickedid",
        "s_cid",
        "_ga",
        "_gl",
        "_openstat",
        "rb_clickid",
        "srsltid",
        "epik",
        "ref_src",
        "ref_url",
        "fb_action_ids",
        "fb_action_types",
        "fb_source",
        "spm",
        "at_medium",
        "at_campaign",
        "ns_mchannel",
        "ns_source",
        "ns_campaign",
        "ns_linkname",
        "cmpid",
        "ito",
        "smid",
        "amp_js_v",
        "usqp",
        "__twitter_impression",
    ]
)
_TRACKING_PREFIXES = ("utm_", "pk_", "mtm_", "hsa_", "__hs", "itm_", "matomo_")


def canonical_url(url: str) -> str | None:
    """The one spelling of a web address: what browsers make of it, without fragment,
    credentials and tracking parameters. None for what ``url_fault`` refuses.

    An address without a scheme gets ``https``. Nothing else is changed: ``//`` in a path,
    the order of parameters and a final slash can all matter to a server.
    """
    text = url.strip().replace("&amp;", "&")  # an entity left over from HTML
    if url_fault(text):
        return None
    address = parse_url(text)
    if address is None or address.protocol not in ("http:", "https:"):
        return None
    query = _query(address.search) or ("?" if _has_empty_query(text) else "")
    return f"{address.protocol}//{address.host}{address.pathname}{query}"


def has_credentials(url: str) -> bool:
    """Whether the URL has a user name or a password before its host (``https://desk:secret@x.org/``)."""
    address = parse_url(url.strip()) if "@" in url else None
    return address is not None and bool(address.username or address.password)


def _has_empty_query(text: str) -> bool:
    """Whether the URL ends in “?”, which browsers send: some servers know a page only so."""
    return text.partition("#")[0].endswith("?")


def _query(search: str) -> str:
    pairs = [p for p in search.removeprefix("?").split("&") if p and not _is_tracking(p)]
    return f"?{'&'.join(pairs)}" if pairs else ""


def _is_tracking(pair: str) -> bool:
    name = pair.partition("=")[0].lower()
    return name in _TRACKING or name.startswith(_TRACKING_PREFIXES)


def registrable_domain(url: str) -> str | None:
    """The registrable domain of an address ("odkb-csto.org"), in ASCII form; None if it has none."""
    address = canonical_url(url)
    if address is None:
        return None
    host = str(parse_url(address).hostname)  # type: ignore[union-attr]
    found = public_suffixes(host, accept_unknown=False).privatesuffix(host)
    return str(found) if found else host
