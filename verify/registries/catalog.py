"""The registries that can be asked besides doi.org, by their names in the settings."""

from __future__ import annotations

from verify.registries.service import Service
from verify.registries.services.arxiv import ARXIV
from verify.registries.services.crossref import CROSSREF
from verify.registries.services.openalex import OPENALEX
from verify.registries.services.openlibrary import OPEN_LIBRARY
from verify.registries.services.pubmed import PUBMED

SERVICES: dict[str, Service] = {
    one.name: one for one in (CROSSREF, OPENALEX, OPEN_LIBRARY, ARXIV, PUBMED)
}
