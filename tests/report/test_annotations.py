"""W3C Web Annotations: an annotation for each open flag, at its words."""

from __future__ import annotations

import json

from report_samples import FERRY, sample

from verify.report import render


def test_every_open_flag_has_an_annotation_at_its_words() -> None:
    report = sample()
    page = json.loads(render(report, "annotations"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage" and page["items"]
    for item in page["items"]:
        assert item["type"] == "Annotation" and item["id"].startswith("urn:verify:flag:")
        purposes = [body["purpose"] for body in item["body"]]
        assert purposes[0] == "commenting" and purposes[-2:] == ["tagging", "tagging"]
        for target in item["target"]:
            quote, position = target["selector"]
            text = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert position["end"] - position["start"] == len(quote["exact"])
            assert any(text in a.dossier.article.text for a in report.articles)
    assert len({item["id"] for item in page["items"]}) == len(page["items"])
    assert FERRY


def test_a_message_that_is_a_sentence_gets_no_second_full_stop() -> None:
    assert "not there." in render(sample(), "annotations")
    assert "not there.." not in render(sample(), "annotations")
