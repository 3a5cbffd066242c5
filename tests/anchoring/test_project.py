"""All anchors of a project: what is found, what is said of the others, and what is covered."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.anchoring.ambiguous import decider
from generator.anchoring.matching import Haystack, find
from generator.anchoring.nearest import nearest
from generator.anchoring.project import anchor_project
from generator.anchoring.spliced import drops_negation, splice
from generator.model.anchored import AnchoredProject
from generator.model.facts.place import Place
from generator.model.facts.source import NoFact, Source
from generator.model.fields import Anchor, Selector
from generator.model.outcome import Outcome
from generator.model.read import ReadFact, ReadProject
from generator.model.sources import SourceText

TEXT = "The boat sank. Nobody was hurt, the office said. The boat was old. It rained."

MakeSource = Callable[[str], SourceText]


def anchored(source: SourceText, *anchors: Anchor, no_fact: tuple[NoFact, ...] = ()) -> Outcome[AnchoredProject]:
    """Anchor a project of one source and one place with these anchors."""
    paper = Source(
        id="paper",
        title="Paper",
        text="paper.txt",
        sha256="0" * 64,
        language="en",
        rights="-",
        show="full",
        no_fact=no_fact,
    )
    place = Place(id="boat", title="Boat", anchors=anchors)
    facts = {
        "paper": ReadFact(path="content/sources/paper.yml", fact=paper),
        "boat": ReadFact(path="content/places/boat.yml", fact=place),
    }
    return anchor_project(ReadProject(facts=facts, texts={"paper": source}))


def rules(outcome: Outcome[AnchoredProject]) -> list[str]:
    """Return the codes of everything that was found wrong."""
    return [one.rule for one in outcome.diagnostics]


def test_a_found_quote_carries_its_printed_words(source: MakeSource) -> None:
    """What is shown is the source's own slice, whatever the fact file's typography."""
    outcome = anchored(source("He said “yes” twice."), Anchor(source="paper", exact='"yes" twice.'))
    (found,) = outcome.value.facts["boat"].anchors.values()
    (passage,) = found.passages
    assert (passage.printed, passage.typographic) == ("“yes” twice.", True)


@pytest.mark.parametrize(
    ("anchor", "rule"),
    [
        (Anchor(source="paper", exact="The boat floated"), "Q001"),
        (Anchor(source="paper", exact="The boat"), "Q002"),
        (Anchor(source="paper", exact="Nobody was hurt, The boat was old."), "Q003"),
        (Anchor(source="paper", spans=(Selector(exact="It rained."), Selector(exact="The boat sank."))), "Q004"),
        (Anchor(source="paper", spans=(Selector(exact="The boat sank"), Selector(exact="boat sank."))), "Q004"),
        (Anchor(source="paper"), "Q005"),
        (Anchor(source="paper", exact="It rained.", spans=(Selector(exact="It rained."),)), "Q005"),
        (Anchor(source="papre", exact="It rained."), "R001"),
    ],
)
def test_each_fault_has_its_rule(source: MakeSource, anchor: Anchor, rule: str) -> None:
    """Each way in which an anchor can fail gives its own rule, and coverage stays silent beside it."""
    assert rules(anchored(source(TEXT), anchor)) == [rule]


def test_of_thousands_of_wrong_quotes_the_first_are_explained(source: MakeSource) -> None:
    """A hundred are told; the last of them counts those that were not looked at, sound ones among them."""
    wrong, right = Anchor(source="paper", exact="The boat"), Anchor(source="paper", exact="It rained.")
    found = anchored(source(TEXT), *(wrong,) * 100)
    assert rules(found) == ["Q002"] * 100
    assert "not looked at" not in str(found.diagnostics[-1].notes)
    found = anchored(source(TEXT), *(wrong,) * 100, *(right,) * 2_900)
    assert rules(found) == ["Q002"] * 100
    assert found.diagnostics[-1].notes[-1] == "quotes of this fact not looked at yet: 2,900"


def test_every_sentence_is_carried_or_set_aside(source: MakeSource) -> None:
    """A sentence without fact and without reason is an error; one with both is one as well."""
    carried = Anchor(source="paper", exact="The boat sank.")
    also = Anchor(source="paper", exact="Nobody was hurt, the office said.")
    old = Anchor(source="paper", exact="The boat was old.")
    rain = NoFact(exact="It rained.", reason="rhetoric", why="Weather.")
    sank = NoFact(exact="The boat sank.", reason="rhetoric", why="-")
    assert rules(anchored(source(TEXT), carried, also, old, no_fact=(rain,))) == []
    assert rules(anchored(source(TEXT), carried, also, no_fact=(rain,))) == ["V001"]
    assert rules(anchored(source(TEXT), carried, also, old, no_fact=(sank, rain))) == ["V002"]


def test_a_misquoted_reason_is_found_too(source: MakeSource) -> None:
    """What is set aside must stand in the source like any quote."""
    wrong = NoFact(exact="It snowed hard today.", reason="rhetoric", why="-")
    everything = Anchor(source="paper", exact=TEXT)
    assert rules(anchored(source(TEXT), everything, no_fact=(wrong,))) == ["Q001"]


def test_the_nearest_passage_names_the_difference(article: Haystack) -> None:
    """The word diff shows the one changed number, points at it, and says where the passage stands."""
    quote = "at least 2,000 of the 11,000 deployed North Korean troops have been killed"
    near = nearest(article, quote)
    assert near is not None
    assert near.diff == "at least [-2,000-] {+1,000+} of the 11,000 deployed North Korean troops have been killed"
    assert (quote[slice(*near.first)], near.instead) == ("2,000", "1,000")
    assert article.source.line_of(near.span.start) == 6


def test_the_nearest_passage_is_found_among_common_words() -> None:
    """Where every word stands in many places, in Hangul too, the passage that has them together is found."""
    words = ["북한은", "러시아", "쿠르스크", "지역에", "병력을", "파견했다고", "처음으로", "공식", "확인했다"]
    passage = [words[index % len(words)] for index in (0, 2, 4, 6, 8, 1, 3, 5, 7)]
    text = " ".join(words * 200 + passage + words * 200)
    haystack = Haystack(SourceText(source="s", path="seeds/s.txt", text=text, sha256="", sentences=()))
    near = nearest(haystack, " ".join([*passage[:4], "어제", *passage[5:]]))
    assert near is not None
    assert text[near.span.start : near.span.end] == " ".join(passage)
    assert near.instead == passage[4]


def test_a_lost_negation_is_named(article: Haystack) -> None:
    """Words that lack only a negation are no splice to be repaired but the opposite of the source."""
    found = splice(article, "There’s also clear word yet on what happens to the North Korean troops")
    assert found is not None
    assert drops_negation(article, found) == "no"


def test_a_splice_shows_its_pieces(article: Haystack) -> None:
    """A quote joined across other words is taken apart into the pieces that the source has."""
    found = splice(article, "“They are numerous. They are motivated. during a televised interview")
    assert found is not None
    assert [article.text[one.start : one.end] for one in found.pieces] == [
        "“They are numerous. They are motivated.",
        "during a televised interview",
    ]


@given(words=st.lists(st.sampled_from(["a", "b", "the", "boat"]), min_size=4, max_size=24), at=st.integers(0, 23))
def test_a_suggested_prefix_or_suffix_decides(words: list[str], at: int) -> None:
    """Whatever is suggested to tell places apart leaves exactly the place that is meant."""
    text = " ".join(words)
    haystack = Haystack(SourceText(source="s", path="seeds/s.txt", text=text, sha256="", sentences=()))
    exact = words[at % len(words)]
    for place in find(haystack, Selector(exact=exact)).places:
        found = decider(haystack, exact, place)
        if found:
            selector = Selector(
                exact=exact,
                prefix=found.words if found.field == "prefix" else "",
                suffix=found.words if found.field == "suffix" else "",
            )
            assert find(haystack, selector).places == (place,)
