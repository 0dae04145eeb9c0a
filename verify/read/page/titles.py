"""Titles without the site's name: `Headline - BBC News`, `Site :: Section :: Headline`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verify.read.blocks.vocabulary import phrase_key

_CUT = re.compile(r"\s+[|\-–—:•·»/]{1,2}\s+|\s*[|»]\s*|::")


def strip_site_name(title: str, site: str | None, others: Sequence[str] = ()) -> str:
    """The title without the site's name at either end.

    ``site``: its name, if the page says it. ``others``: the page's other titles: where one of
    them is a part of this one, cut off at a separator, it is the title. A dash that belongs to
    the headline stays, as nothing says that what follows it is a site.
    """
    cuts = list(_CUT.finditer(title))
    if not cuts:
        return title
    own = phrase_key(title)
    known = {phrase_key(other) for other in others} - {own}
    for cut in cuts:
        for part in (title[: cut.start()], title[cut.end() :]):
            if phrase_key(part) in known and len(part.split()) > 1:
                return part.strip()
    name = phrase_key(site or "")
    if name and phrase_key(title[cuts[-1].end() :]) == name:
        return title[: cuts[-1].start()].strip()
    if name and phrase_key(title[: cuts[0].start()]) == name:
        return title[cuts[0].end() :].strip()
    return title
