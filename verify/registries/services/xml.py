"""Read XML responses of registries without entities or network."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verify.registries.service import UnreadableResponse
from verify.text.encoding.storable import storable

if TYPE_CHECKING:
    from lxml.etree import _Element


def xml_root(body: bytes, name: str) -> _Element:
    """Return the root element with this local name. Raises ``UnreadableResponse``."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(body.strip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableResponse("its XML is damaged") from error
    if etree.QName(root).localname != name:
        raise UnreadableResponse("it sent another document than documented")
    return root


def texts(element: _Element, name: str) -> Iterator[str]:
    """Yield the texts of all elements with this local name, white space collapsed."""
    for one in element.iter(f"{{*}}{name}"):
        if words := " ".join(storable("".join(map(str, one.itertext()))).split()):
            yield words
