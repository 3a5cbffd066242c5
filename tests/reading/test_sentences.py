"""Sentences as readers of several languages cut them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.sentences import sentences

CASES = {
    "titles": ("en", ["Col. Hamish and Gen. Oleksandr met Dr. Lee, Mr. Kim and St. John.", "They left."]),
    "numbers": ("en", ["It is No. 10, or No. Ten.", "The price is 3.5 dollars."]),
    "initials": ("en", ["J. R. Smith of the U.S. Army spoke.", "He left."]),
    "inside quotation marks": ("en", ["“They are numerous.", "They are motivated.", "And they are here,” he said."]),
    "closing marks stay": ("en", ["He said “go.”", "(She went.)", "“Why?”", "Nobody knew."]),
    "words that go on": ("en", ["He asked “why?” and left… and came back.", "The end!"]),
    "lower-case brands wait": ("en", ["It cost 5 p.m. wages, approx. half."]),
    "lines end sentences": ("en", ["A headline without a stop", "The first sentence."]),
    "Ukrainian": (
        "uk",
        ["Ген. Сирський був у м. Київ.", "«Їх багато!» — сказав В. Зеленський.", "У 2024 р. було інакше."],
    ),
    "Korean": ("ko", ["김정은은 “해방했다.”고 말했다.", "2024년에 파견되었다.", "한국은 비판했다."]),
    "Japanese": ("ja", ["彼は言った。", "「はい。」", "そして去った。"]),
    "German": ("de-AT", ["Prof. Huber und Nr. Fünf kamen z.B. Montag.", "Er ging."]),
    "a language without a table": ("xx", ["J. Smith came.", "Dr.", "Lee left."]),
}


@pytest.mark.parametrize(("language", "expected"), CASES.values(), ids=CASES)
def test_sentences_are_cut_where_readers_cut(language: str, expected: list[str]) -> None:
    """Abbreviations, initials, quotation marks and scripts are treated as printed text treats them."""
    glue = "\n" if expected[0] == "A headline without a stop" else "" if language == "ja" else " "
    text = glue.join(expected)
    assert [text[slice(*span)] for span in sentences(text, language)] == expected


@given(
    text=st.one_of(st.text(), st.text(alphabet=" \n\u00a0.!?…。“”\"'()[]aABéЇ한.2")),
    language=st.sampled_from(["en", "uk", "ko", ""]),
)
def test_sentences_hold_all_that_is_not_white_space(text: str, language: str) -> None:
    """Spans are in order, disjoint, without white space around them, and nothing stands outside them."""
    at = 0
    for span in sentences(text, language):
        assert at <= span.start < span.end
        assert text[at : span.start].strip() == ""
        assert text[slice(*span)] == text[slice(*span)].strip()
        at = span.end
    assert text[at:].strip() == ""


def test_the_archived_article_has_its_sentences(project_root: Path) -> None:
    """The article that the site explains is cut into its 24 sentences, none across two paragraphs."""
    text = (project_root / "seeds" / "nk-kursk.txt").read_text(encoding="utf-8")
    found = [text[slice(*span)] for span in sentences(text, "en")]
    assert len(found) == 24
    assert all(sentence[-1] in ".”" or sentence.endswith(".") for sentence in found)
    assert not any("\n" in sentence for sentence in found)
    assert any(sentence.startswith("According to former British Army tank commander Col. Hamish") for sentence in found)


@pytest.mark.parametrize("unit", [".", '."', ". ", '.\t"', "…", "A.", "。", "x\n"])
def test_splitting_takes_time_with_the_length_alone(unit: str) -> None:
    """A long text of marks that could each end a sentence is split in one pass; one that looks back takes minutes."""
    text = unit * (200_000 // len(unit))
    began = time.process_time()
    found = sentences(text, "en")
    assert time.process_time() - began < 5
    assert "".join(text[slice(*span)] for span in found).replace(" ", "") == "".join(text.split())
