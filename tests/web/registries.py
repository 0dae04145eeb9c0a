"""Stand-ins for registries of works, in the formats that their documentation publishes.

No live service was asked. Each method names the documentation that it follows. ``fault`` makes all
of them fail in one way.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html import escape
from urllib.parse import parse_qs, unquote, urlsplit

from verify.text.fold import fold_words
from web.server import Wire

FAULTS = ("429", "html", "truncated", "wrong-first", "twice", "slow", "500", "empty")


_ODD = {  # what gateways in front of a service send with status 200
    "error object": '{"status": "error", "message": "Quota exceeded"}',
    "error list": '[{"error": "unavailable"}]',
    "null": "null",
}


@dataclass(frozen=True)
class Work:
    """One work. ``updates`` are (kind, source) pairs as Crossref has them."""

    title: str
    authors: tuple[tuple[str, str], ...] = ()  # (given, family)
    year: int = 2019
    container: str = ""
    kind: str = "journal-article"
    doi: str = ""
    isbn: str = ""
    pmid: str = ""
    arxiv: str = ""
    publisher: str = ""
    updates: tuple[tuple[str, str], ...] = ()


OTHER = Work("Enzymes in very cold water", (("Cora", "Moor"),), 1987, "Cold Letters", doi="10.9/z")


@dataclass
class RegistryStandIn:
    """Answers under /doi, /crossref, /openalex, /openlibrary, /arxiv, /pubmed and /sru."""

    works: list[Work] = field(default_factory=list)
    prefixes: tuple[str, ...] = ("10.1000",)
    fault: str | None = None
    headers: dict[str, str] = field(default_factory=dict)  # sent with every answer
    asked: list[str] = field(default_factory=list)
    accepted: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)

    @property
    def urls(self) -> tuple[str, ...]:
        return ("doi.org", "crossref", "openalex", "openlibrary", "arxiv", "pubmed")

    def __call__(self, wire: Wire) -> None:
        self.asked.append(wire.path)
        self.accepted.append(wire.headers.get("accept", ""))
        self.agents.append(wire.headers.get("user-agent", ""))
        if self.fault == "429":
            return wire.answer("Slow down", "429 Too Many Requests", retry_after="3600")
        if wire.path == "/login":
            return wire.answer("<html><title>Log in</title><form>Password</form></html>")
        if self.fault == "login":
            return wire.redirect("/login")
        if self.fault in _ODD:
            return wire.answer(_ODD[self.fault], content_type="application/json")
        if self.fault == "500":
            return wire.answer("Sorry", "500 Internal Server Error")
        if self.fault == "html":
            return wire.answer("<html><body>Maintenance</body></html>")
        if self.fault == "empty":
            return wire.answer("{}", content_type="application/json")
        if self.fault == "slow":
            wire.wait(10)
        parts = urlsplit(wire.path)
        name, _, rest = parts.path.lstrip("/").partition("/")
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        return getattr(self, f"_{name}")(wire, unquote(rest), query)

    def _answer(self, wire: Wire, body: str, content_type: str, status: str = "200 OK") -> None:
        whole = body[: len(body) // 2] if self.fault == "truncated" else body
        wire.answer(whole, status, content_type=content_type, **self.headers)

    def _json(self, wire: Wire, value: object, status: str = "200 OK") -> None:
        self._answer(wire, json.dumps(value), "application/json", status)

    def _with(self, **values: str) -> list[Work]:
        [(name, value)] = values.items()
        found = [one for one in self.works if getattr(one, name).lower() == value.lower()]
        if self.fault == "wrong-first" and found:
            return [OTHER, *found]
        return found * 2 if self.fault == "twice" else found

    def _titled(self, words: str) -> list[Work]:
        wanted = set(words.lower().split())
        found = [one for one in self.works if wanted & set(one.title.lower().split())]
        found.sort(key=lambda one: -len(wanted & set(one.title.lower().split())))
        return [OTHER, *found] if self.fault == "wrong-first" else found[:5]

    def _doi(self, wire: Wire, rest: str, query: dict[str, str]) -> None:
        """https://www.handle.net/proxy_servlet.html, DOI Handbook (doiRA), citation.crosscite.org."""
        if rest.startswith("api/handles/"):
            doi = rest.removeprefix("api/handles/")
            if not self._with(doi=doi):
                missing = {"responseCode": 100, "handle": doi}
                return self._json(wire, missing, "404 Not Found")
            value = {"format": "string", "value": f"https://publisher.test/{doi}"}
            return self._json(
                wire,
                {
                    "responseCode": 1,
                    "handle": doi,
                    "values": [{"index": 1, "type": "URL", "data": value, "ttl": 86400}],
                },
            )
        if rest.startswith("doiRA/"):
            prefix = rest.removeprefix("doiRA/")
            if prefix in self.prefixes:
                return self._json(wire, [{"DOI": prefix, "RA": "Crossref"}])
            return self._json(wire, [{"DOI": prefix, "status": "Invalid DOI"}])
        if "application/vnd.citationstyles.csl+json" not in wire.headers.get("accept", ""):
            return wire.answer("<html><body>A landing page</body></html>")
        if not rest.startswith("transform/"):  # doi.org redirects to the agency
            return wire.redirect(f"/doi/transform/{rest}")
        found = self._with(doi=rest.removeprefix("transform/"))
        csl = _crossref(found[0]) if found else {}
        csl["title"], csl["container-title"] = csl["title"][0], csl["container-title"][0]
        body = json.dumps(csl)
        return self._answer(wire, body, "application/vnd.citationstyles.csl+json")

    def _crossref(self, wire: Wire, rest: str, query: dict[str, str]) -> None:
        """https://www.crossref.org/documentation/retrieve-metadata/rest-api/."""
        if doi := rest.removeprefix("works").lstrip("/"):
            found = self._with(doi=doi)
            if not found:
                return wire.answer("Resource not found.", "404 Not Found")
            head = {"status": "ok", "message-type": "work", "message-version": "1.0.0"}
            return self._json(wire, {**head, "message": _crossref(found[0])})
        found = self._titled(query["query.bibliographic"])
        message = {"total-results": len(found), "items": [_crossref(one) for one in found]}
        return self._json(wire, {"status": "ok", "message-type": "work-list", "message": message})

    def _openalex(self, wire: Wire, rest: str, query: dict[str, str]) -> None:
        """https://docs.openalex.org/api-entities/works."""
        if one := rest.removeprefix("works").lstrip("/"):
            kind, _, value = one.partition(":")
            found = self._with(**{kind: value})
            if not found:
                return wire.answer("<h1>404</h1>", "404 Not Found")
            return self._json(wire, _openalex(found[0]))
        results = [_openalex(one) for one in self._titled(query["search"])]
        return self._json(wire, {"meta": {"count": len(results)}, "results": results})

    def _openlibrary(self, wire: Wire, rest: str, query: dict[str, str]) -> None:
        """https://openlibrary.org/dev/docs/api/search."""
        isbn = query.get("isbn")
        found = self._with(isbn=isbn) if isbn else self._titled(query["title"])
        docs = [
            {
                "title": one.title,
                "author_name": [" ".join(author) for author in one.authors],
                "publish_year": [one.year, one.year + 7],
                "publisher": [one.publisher],
            }
            for one in found
        ]
        return self._json(wire, {"numFound": len(docs), "start": 0, "docs": docs})

    def _arxiv(self, wire: Wire, rest: str, query: dict[str, str]) -> None:
        """https://info.arxiv.org/help/api/user-manual.html."""
        entries = "".join(
            f"<entry><id>http://arxiv.org/abs/{one.arxiv}</id><title>{escape(one.title)}</title>"
            f"<published>{one.year}-01-02T00:00:00Z</published>"
            + "".join(f"<author><name>{escape(' '.join(a))}</name></author>" for a in one.authors)
            + "</entry>"
            for one in self._with(arxiv=query["id_list"])
        )
        feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>ArXiv</title>{entries}</feed>'
        return self._answer(wire, feed, "application/atom+xml")

    def _pubmed(self, wire: Wire, rest: str, query: dict[str, str]) -> None:
        """https://www.ncbi.nlm.nih.gov/books/NBK25499/ (ESummary, retmode=json)."""
        uid = query["id"]
        summary: dict[str, object] = {"uid": uid, "error": "cannot get document summary"}
        for one in self._with(pmid=uid)[:1]:
            summary = {
                "uid": uid,
                "title": f"{one.title}.",
                "authors": [{"name": f"{f} {g[0]}", "authtype": "Author"} for g, f in one.authors],
                "pubdate": f"{one.year} Jan",
                "source": one.container,
                "fulljournalname": one.container,
                "articleids": [{"idtype": "doi", "value": one.doi}],
                "pubtype": ["Journal Article"],
                "references": [
                    {"reftype": "Retraction in", "refsource": "X. 2023"}
                    for kind, _ in one.updates
                    if kind == "retraction"
                ],
            }
        return self._json(wire, {"header": {}, "result": {"uids": [uid], uid: summary}})

    def _sru(self, wire: Wire, rest: str, query: dict[str, str]) -> None:
        """https://www.loc.gov/standards/sru/sru-1-1.html, Dublin Core as the DNB sends it."""
        index, _, asked = query["query"].partition("=")
        titled = [one for one in self.works if fold_words(one.title) == fold_words(asked)]
        found = titled if index == "TIT" else self._with(isbn=asked)
        records = "".join(
            "<record><recordSchema>oai_dc</recordSchema><recordData>"
            '<dc xmlns="http://purl.org/dc/elements/1.1/">'
            f"<title>{escape(one.title)} / by {escape(' '.join(one.authors[0]))}</title>"
            f"<creator>{escape(one.authors[0][1])}, {one.authors[0][0]} [Verfasser]</creator>"
            f"<date>{one.year}</date><publisher>{escape(one.publisher)}</publisher>"
            "</dc></recordData></record>"
            for one in found
        )
        body = (
            '<searchRetrieveResponse xmlns="http://www.loc.gov/zing/srw/"><version>1.1</version>'
            f"<numberOfRecords>{len(found)}</numberOfRecords><records>{records}</records>"
            "</searchRetrieveResponse>"
        )
        return self._answer(wire, body, "text/xml")


def _crossref(one: Work) -> dict[str, object]:
    value: dict[str, object] = {
        "DOI": one.doi,
        "type": one.kind,
        "title": [one.title],
        "container-title": [one.container],
        "publisher": one.publisher,
        "issued": {"date-parts": [[one.year, 3]]},
        "author": [
            {"given": given, "family": family, "sequence": "first"} for given, family in one.authors
        ],
    }
    if one.updates:
        value["updated-by"] = [
            {
                "DOI": f"{one.doi}.n",
                "type": kind,
                "label": kind.title(),
                "source": source,
                "updated": {"date-parts": [[2023, 5, 2]], "timestamp": 1682985600000},
            }
            for kind, source in one.updates
        ]
    return value


def _openalex(one: Work) -> dict[str, object]:
    return {
        "id": "https://openalex.org/W1",
        "doi": f"https://doi.org/{one.doi}" if one.doi else None,
        "title": one.title,
        "display_name": one.title,
        "publication_year": one.year,
        "type": "article",
        "authorships": [{"author": {"display_name": " ".join(a)}} for a in one.authors],
        "primary_location": {"source": {"display_name": one.container}},
        "is_retracted": any(kind == "retraction" for kind, _ in one.updates),
    }
