"""Write ``verify/text/language/language.model``: py3langid's model for the languages known here.

py3langid's own file takes 0.5 s to unpack and 170 MB of memory: 142 languages, and a table of 256
transitions for each of 104,583 states. Written here are the columns of 27 languages and one edge
for each state, the trie behind that table; the scores are the same.
"""

from __future__ import annotations

import zlib
from pathlib import Path
from struct import pack

import numpy
from py3langid.langid import MODEL_DIR, MODEL_FILE
from py3langid.modelio import load_model

from verify.text.language.detect import DETECTABLE_LANGUAGES
from verify.text.language.language_model import MODEL

# Trie of one state a prefix: its edges, failure links, and the feature that each state completes.
Trie = tuple[list[int], list[int], list[int]]


def trie(rows: list[int], row_of: list[int], feature_of: list[int]) -> Trie:
    """Return the trie behind a table of transitions, its states numbered by length of prefix.

    A transition to a prefix one byte longer is an edge of the trie; every other follows from the
    failure link, the state of the longest suffix that is a prefix too.
    """
    number, order = {0: 0}, [0]
    edges, links, features = [0], [0], [feature_of[0] + 1]
    for state in order:
        for byte in range(256):
            target = rows[row_of[state] << 8 | byte]
            if target in number:
                continue
            number[target] = len(order)
            order.append(target)
            edges.append(number[state] << 8 | byte)
            link = links[number[state]]
            known = rows[row_of[order[link]] << 8 | byte] if state else 0
            links.append(number[known] if known != target else 0)
            features.append(feature_of[target] + 1)
    return edges, links, features


def write(path: Path = MODEL) -> None:
    """Write the model file."""
    table, priors, classes, rows, row_of, feature_of = load_model(MODEL_DIR / MODEL_FILE)
    columns = [i for i, code in enumerate(classes) if code in DETECTABLE_LANGUAGES]
    # A third of the n-grams occur in none of these languages: they share one row.
    kept, place = numpy.unique(table[:, columns], axis=0, return_inverse=True)
    codes = " ".join(classes[i] for i in columns).encode()
    states = trie(rows, row_of, feature_of)
    head = pack("<5I", len(codes), len(states[0]), len(place) + 1, len(kept), len(columns))
    body = [numpy.asarray(part, "<u4").tobytes() for part in (*states, [0, *place])]
    body += [priors[columns].astype("<f4").tobytes(), kept.astype("<f2").tobytes()]
    path.write_bytes(zlib.compress(head + codes + b"".join(body), 9))


if __name__ == "__main__":
    write()
