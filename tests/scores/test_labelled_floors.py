"""The scores on the sets that others labeled never fall below what has been reached."""

from __future__ import annotations

import pytest

from tests.scores import labelled_quotations, labelled_roles, labelled_russian
from tests.scores.inserted_addresses import exact_share
from tests.scores.labelled_references import LABELLED
from tests.scores.labelled_tables import rates, reference_sets
from tests.scores.reference_scores import measures, read_by_regex, read_by_verify, score

pytestmark = [
    pytest.mark.slow,
    pytest.mark.corpus,
    pytest.mark.skipif(
        not LABELLED.is_dir(), reason="the labeled sets are not beside this repository"
    ),
]

# Micro-F1 of fields with exact bounds on the first 300 references of each set.
REFERENCE_FLOORS = {"core": 0.898, "list": 0.863, "footnote": 0.773}


@pytest.mark.parametrize("kind", REFERENCE_FLOORS)
def test_the_fields_of_labeled_references_are_read_better_than_by_regex(kind: str) -> None:
    references = reference_sets()[kind][:300]
    ours = measures(score(references, read_by_verify))[3]
    assert ours >= REFERENCE_FLOORS[kind]
    assert ours > measures(score(references, read_by_regex))[3] + 0.1


def test_inserted_addresses_are_read_exactly() -> None:
    references = [r for found in reference_sets().values() for r in found]
    assert exact_share(references) >= 0.95


def test_quotations_and_speakers_of_us_news() -> None:
    found, speakers = labelled_quotations.score(
        list(labelled_quotations.polnear()), labelled_quotations.read_by_verify
    )
    assert rates(found)[3] >= 0.945
    assert speakers["right"] / sum(speakers.values()) >= 0.865


def test_quotations_and_speakers_of_german_news() -> None:
    found, speakers = labelled_quotations.score(
        list(labelled_quotations.german()), labelled_quotations.read_by_verify
    )
    assert rates(found)[3] >= 0.93
    assert speakers["right"] / sum(speakers.values()) >= 0.78


def test_reported_speech_in_russian_sentences() -> None:
    counts = labelled_russian.token_scores()
    assert rates(counts["content"])[3] >= 0.85
    assert rates(counts["source"])[3] >= 0.65


def test_roles_beside_their_person() -> None:
    right, total = labelled_roles.recall()
    assert right / total >= 0.89
