"""What is said of claims does not get worse; the labeled claims are beside the repository or absent."""

import pytest

from tests.scores.claim_scores import CLAIMS, scored_claims

pytestmark = [
    pytest.mark.slow,
    pytest.mark.corpus,
    pytest.mark.skipif(not CLAIMS.is_file(), reason="the labeled claims are not here"),
]


def test_reports_on_claims_are_mostly_right() -> None:
    claims = scored_claims()
    fired = [one for one in claims if one.fires]
    assert sum(one.label != "Supported" for one in fired) >= 0.75 * len(fired)
    assert len(fired) >= 8
