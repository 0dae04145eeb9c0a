"""doi.org: whether a DOI exists, who registered its prefix, and the work's metadata.

Documentation: https://www.doi.org/the-identifier/resources/handbook (chapter 3, resolution),
https://www.handle.net/proxy_servlet.html (REST API: ``responseCode`` 1 exists, 100 does not, 200
has no such values), https://www.doi.org/the-identifier/resources/factsheets/doi-resolution-documentation
(which registration agency: ``doiRA``), https://citation.crosscite.org/docs.html (CSL-JSON).
"""

from __future__ import annotations

from verify.registries.service import UnreadableResponse, encoded, json_object
from verify.text.encoding.storable import read_json

LABEL = "doi.org"
BASE = "https://doi.org"
GAP = 1.0
CSL = "application/vnd.citationstyles.csl+json"
_EXISTS = (1, 200)
_UNKNOWN = 100


def handle_path(doi: str) -> str:
    """Return the path that tells whether a DOI exists."""
    return f"/api/handles/{encoded(doi)}?type=URL"


def agency_path(doi: str) -> str:
    """Return the path that tells which agency registered the prefix of a DOI."""
    return f"/doiRA/{encoded(doi.split('/')[0])}"


def metadata_path(doi: str) -> str:
    """Return the path of the metadata; doi.org redirects to the agency that has them."""
    return f"/{encoded(doi)}"


def exists(body: bytes) -> bool:
    """Return whether the DOI exists. Raises ``UnreadableResponse``."""
    code = json_object(body).get("responseCode")
    if code in _EXISTS:
        return True
    if code == _UNKNOWN:
        return False
    raise UnreadableResponse("its JSON has another form than documented")


def agency(body: bytes) -> str | None:
    """Return the agency of a prefix, None for a prefix that nobody registered."""
    try:
        rows = read_json(body)
    except ValueError as error:
        raise UnreadableResponse("its JSON is damaged") from error
    if not isinstance(rows, list) or not rows or not isinstance(rows[0], dict):
        raise UnreadableResponse("its JSON has another form than documented")
    name = rows[0].get("RA")
    return name if isinstance(name, str) and name else None
