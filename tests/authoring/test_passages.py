"""The words that a contributor gives lead to the one passage they name, or to a reason why not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.anchoring.anchors import anchor_quote
from generator.anchoring.matching import Haystack
from generator.authoring.naming import anchor_of
from generator.authoring.passages import Meant, meant_by
from generator.authoring.refusal import Refusal
from generator.model.anchored import FoundAnchor
from generator.model.sources import SourceText, Span

WORDS = st.sampled_from(
    ["the", "boats", "harbour", "40", "storm", "“said”", "union’s", "1,000", "не", "배", "Co.", "x"]
)
PARAGRAPHS = st.lists(st.lists(WORDS, min_size=1, max_size=12).map(" ".join), min_size=1, max_size=4)


def haystack(text: str) -> Haystack:
    """Return a text, ready to be searched."""
    return Haystack(SourceText(source="news", path="seeds/news.txt", text=text, sha256="", sentences=()))


@given(PARAGRAPHS, st.data())
def test_any_passage_can_be_named(paragraphs: list[str], data: st.DataObject) -> None:
    """A passage given in full, with its number where it repeats, gives an anchor that is found there alone."""
    text = "\n".join(paragraphs)
    paragraph = data.draw(st.sampled_from(paragraphs)).split()
    start = data.draw(st.integers(0, len(paragraph) - 1))
    end = data.draw(st.integers(start + 1, len(paragraph)))
    hay = haystack(text)
    words = " ".join(paragraph[start:end])
    for place in range(1, text.count(words) + 1):
        meant = meant_by(hay, words, place=place)
        if isinstance(meant, Refusal):  # some of the counted places are parts of longer words
            assert place > 1
            break
        anchor = anchor_of(hay, meant)
        if isinstance(anchor, Refusal):  # the same words all around: no prefix tells the places apart
            continue
        found = anchor_quote("", (), anchor, {"news": hay})
        assert isinstance(found, FoundAnchor)
        assert found.passages[0].span == meant.spans[0]
        assert found.passages[0].printed == anchor.exact


@given(PARAGRAPHS, st.data())
def test_what_is_found_begins_and_ends_as_was_asked(paragraphs: list[str], data: st.DataObject) -> None:
    """From the first words to the last ones, never across paragraphs."""
    text = "\n".join(paragraphs)
    paragraph = data.draw(st.sampled_from([each.split() for each in paragraphs]))
    first, last = data.draw(st.sampled_from(paragraph)), data.draw(st.sampled_from(paragraph))
    meant = meant_by(haystack(text), f"{first} … {last}", place=1)
    if isinstance(meant, Meant):
        (span,) = meant.spans
        shown = text[span.start : span.end]
        assert shown.lower().startswith(first.lower())
        assert shown.lower().endswith(last.lower())
        assert "\n" not in shown


@pytest.mark.parametrize("dots", ["…", "...", " … ", "[…]", " [...] ", "....", " [ … ] "])
def test_dots_of_every_sort_stand_for_words(dots: str) -> None:
    """One sign, three full stops and both in brackets mean the same."""
    assert meant_by(haystack("one two three four"), f"one{dots}three") == Meant(spans=(Span(0, 13),))


def test_dots_of_the_source_are_words_of_it() -> None:
    """Where the words stand there with their dots, nothing was left out."""
    assert meant_by(haystack("He said … nothing. He came, nothing."), "said … nothing") == Meant(spans=(Span(3, 17),))


def test_capitals_as_printed_win() -> None:
    """Words as printed are found before those that differ in capitals, which are found where nothing else is."""
    text = "The union met. Nobody saw the union."
    assert meant_by(haystack(text), "the union") == Meant(spans=(Span(26, 35),))
    assert meant_by(haystack(text), "UNION MET") == Meant(spans=(Span(4, 13),))


def test_three_pieces_pass_through_the_middle_one() -> None:
    """Words between the first and the last choose among passages that begin and end alike."""
    text = "a one b. c two b."
    assert isinstance(meant_by(haystack(text), "a … b"), Refusal)
    assert meant_by(haystack(text), "a … two … b") == Meant(spans=(Span(0, 16),))


def test_what_nobody_sees_is_not_quoted() -> None:
    """A soft hyphen of the source is no part of the anchor, which fact files may not hold."""
    hay = haystack("The har\u00adbour office says so.")
    meant = meant_by(hay, "harbour … says")
    assert isinstance(meant, Meant)
    anchor = anchor_of(hay, meant)
    assert not isinstance(anchor, Refusal)
    assert anchor.exact == "harbour office says"


def test_the_shortest_context_is_added() -> None:
    """One word before or after is preferred to more, and before to after."""
    hay = haystack("old basin here. the basin there. the basin gone.")
    anchors = []
    for place in (1, 2, 3):
        meant = meant_by(hay, "basin", place=place)
        assert isinstance(meant, Meant)
        anchors.append(anchor_of(hay, meant))
    assert [(a.prefix, a.suffix) for a in anchors if not isinstance(a, Refusal)] == [
        ("old", ""),
        ("", "there."),
        ("", "gone."),
    ]


def test_prefix_and_suffix_together_where_neither_does() -> None:
    """Where one word on one side is not enough whatever its length, both sides are used."""
    line = " ".join(["x"] * 30)
    hay = haystack(
        f"{line} a b {line} a c {line} d b {line} d c {line}".replace(" a ", " a k ").replace(" d ", " d k ")
    )
    meant = meant_by(hay, "k", place=1)
    assert isinstance(meant, Meant)
    anchor = anchor_of(hay, meant)
    assert not isinstance(anchor, Refusal)
    assert (anchor.prefix, anchor.suffix) == ("a", "b")
