"""The articles of ../shared/corpus, and which of them one publication printed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

SHARED = Path(__file__).resolve().parent.parent.parent.parent / "shared"
CORPUS = SHARED / "corpus"

# What annotators and the index wrote is no article: news_ap_mexico.fundus.json, INDEX.tsv.
_NO_ARTICLE = re.compile(r"^INDEX\.|\.(?:truth|fundus)\.json$")

# The repositories that INDEX.tsv names are mostly collections of other people's pages, so the
# publication is told by the file's name. One file name a line; the name on the left is ours.
PUBLICATIONS = {
    "bbc": r"news_bbc_europe\.html|sh_bbc_com_.*",
    "bebhuvan": r"blog_.*",  # repository bebhuvan/bebhuvan
    "business insider": r"fu_us_BusinessInsider_.*",
    "cnbc": r"sh_cnbc_com_.*",
    "idebate": r"art_idebate_.*\.txt",
    "le monde": r"lemonde_fr\.html|rd_lemonde-1\.html",
    "omucosmiclab": r"tr_omu_.*",  # repository omucosmiclab/Makaleler
    "sfgate": r"sh_sfgate_com_.*",
    "vox": r"pl_vox\.html|sh_vox_com_.*",
    "wikinews, German": r"art_wikinews_de_.*|wn_de_.*",
    "wikinews, Russian": r"art_wikinews_ru_.*|ru_\d+\.txt|wn_\d+\.txt",  # repository NEREL
    "wikipedia, English": r"art_wikipedia_.*|rd_wikipedia-.*|wikitext_.*",
}


def articles(folder: Path = CORPUS) -> list[Path]:
    """Every file of the corpus that is offered to the program, in the order of its path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in files if not _NO_ARTICLE.search(path.name))


def digest(path: Path) -> str:
    """The first 12 hex digits of the file's SHA-256: how the ledger names an article."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def publications(files: Iterable[Path]) -> Iterator[tuple[str, list[Path]]]:
    """Each publication with at least two of the files, and these files."""
    known = list(files)
    for name, pattern in PUBLICATIONS.items():
        printed = [path for path in known if re.fullmatch(pattern, path.name)]
        if len(printed) > 1:
            yield name, printed
