"""D002: words that are given as printed stand where the quote stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.checking.words import check_words
from generator.model.diagnostics import Diagnostic, Keys
from generator.model.facts.agreement import Provision
from generator.model.fields import Anchor, When
from generator.model.graph import Graph


@pytest.fixture
def found(graph_of: Callable[..., Graph]) -> Callable[..., list[Diagnostic]]:
    """Return a function that checks some facts."""
    return lambda *facts: list(check_words(graph_of(*facts)))


def keys(diagnostics: list[Diagnostic]) -> list[Keys]:
    """Return where some diagnostics stand."""
    return [each.place.keys for each in diagnostics]


def test_a_time_stands_in_the_sentence_of_its_quote(
    make: Callable[..., Any], found: Callable[..., list[Diagnostic]]
) -> None:
    """A relative time need not be in the quote itself; a line break in the source is only a space."""
    assert found(make("event", "e", quotes=("120 boats",), when=When(as_given="damaged last week"))) == []


def test_words_of_another_sentence_do_not_count(
    make: Callable[..., Any], found: Callable[..., list[Diagnostic]]
) -> None:
    """The diagnostic shows the sentence that was looked at and the line on which the words stand instead."""
    (diagnostic,) = found(make("event", "e", quotes=("120 boats",), when=When(as_given="this year")))
    assert (diagnostic.rule, diagnostic.place.keys) == ("D002", ("when", "as_given"))
    assert diagnostic.message == "`this year` does not stand in the source where the quote stands"
    assert diagnostic.notes == (
        "seeds/src.txt:1 has\nThe office says that at least 40 of the 120 boats were damaged last week.",
    )
    assert diagnostic.help[0] == "the words stand elsewhere: seeds/src.txt:4"


def test_words_that_stand_nowhere_are_reported_without_a_line(
    make: Callable[..., Any], found: Callable[..., list[Diagnostic]]
) -> None:
    """Words of nobody have no place to point to."""
    (diagnostic,) = found(make("event", "e", when=When(as_given="last month")))
    assert diagnostic.help == ("copy the words as printed, or quote the passage that has them",)


def test_case_and_spelling_count(make: Callable[..., Any], found: Callable[..., list[Diagnostic]]) -> None:
    """As printed means as printed."""
    assert keys(found(make("event", "e", when=When(as_given="Last week")))) == [("when", "as_given")]


def test_a_time_inside_a_statement_is_sought_by_that_statement(
    make: Callable[..., Any], found: Callable[..., list[Diagnostic]]
) -> None:
    """The quotes of a neighbouring statement do not help."""
    first = make("statement", "a", quotes=("120 boats",), said=When(as_given="last week"))
    second = make("statement", "b", quotes=("Nobody knows",), said=When(as_given="last week"))
    assert keys(found(make("claim", "c", statements=(first, second)))) == [("statements", 1, "said", "as_given")]


def test_the_nearest_quotes_are_those_of_the_fact_itself(
    make: Callable[..., Any], found: Callable[..., list[Diagnostic]]
) -> None:
    """The quotes of an agreement's provisions do not help its date."""
    provisions = (Provision(text="Help.", anchors=(Anchor(source="src", exact="Nobody knows"),)),)
    agreement = make("agreement", "x", provisions=provisions, signed=When(as_given="this year"))
    assert keys(found(agreement)) == [("signed", "as_given")]


def test_the_period_of_a_figure_is_sought_by_all_its_quotes(
    make: Callable[..., Any], found: Callable[..., list[Diagnostic]]
) -> None:
    """A figure has no quotes but those of its estimates."""
    estimates = (make("estimate", "a"), make("estimate", "b", quotes=("60 boats",), as_given="60"))
    assert found(make("figure", "f", estimates=estimates, period=When(as_given="last week"))) == []
    wrong = make("figure", "f", estimates=estimates, period=When(as_given="this year"))
    assert keys(found(wrong)) == [("period", "as_given")]


def test_the_date_of_a_source_is_sought_in_all_its_text(
    make: Callable[..., Any], found: Callable[..., list[Diagnostic]]
) -> None:
    """A source has no quotes; its own text must hold the words."""
    assert found(make("source", "src", published=When(as_given="this year"))) == []
    wrong = found(make("source", "src", published=When(as_given="next year")))
    assert keys(wrong) == [("published", "as_given")]
    assert wrong[0].notes == ()


def test_a_number_stands_inside_its_own_quote(make: Callable[..., Any], found: Callable[..., list[Diagnostic]]) -> None:
    """The sentence around the quote is not enough for a number, nor is another estimate's quote."""
    inside = make("estimate", "a", quotes=("at least 40",), as_given="at least 40")
    outside = make("estimate", "b", quotes=("120 boats",), as_given="at least 40")
    assert keys(found(make("figure", "f", estimates=(inside, outside)))) == [("estimates", 1, "as_given")]


def test_a_number_stands_inside_one_span(make: Callable[..., Any], found: Callable[..., list[Diagnostic]]) -> None:
    """Pieces of an interrupted quote are not joined to make the words."""
    quotes = ("60 boats,” ... “and not one",)
    assert found(make("figure", "f", estimates=(make("estimate", "a", quotes=quotes, as_given="60 boats"),))) == []
    joined = make("estimate", "a", quotes=quotes, as_given="60 boats,” “and")
    assert keys(found(make("figure", "f", estimates=(joined,)))) == [("estimates", 0, "as_given")]


@pytest.mark.parametrize(("cue", "wrong"), [("does not accept", False), ("says", True), ("accepts", True), ("", False)])
def test_a_reporting_verb_stands_in_the_sentence(
    cue: str, make: Callable[..., Any], found: Callable[..., list[Diagnostic]], *, wrong: bool
) -> None:
    """The cue of a statement, an estimate or a view is printed in the sentence of its quote, or left out."""
    quotes = ("The union",)
    facts = (
        make("claim", "c", statements=(make("statement", "s", quotes=quotes, cue=cue),)),
        make("figure", "f", estimates=(make("estimate", "s", quotes=quotes, as_given="union", cue=cue),)),
        make("view", "v", quotes=quotes, cue=cue),
    )
    expected = [("statements", 0, "cue"), ("estimates", 0, "cue"), ("cue",)]
    assert keys(found(*facts)) == (expected if wrong else [])


def test_any_piece_of_an_interrupted_quote_will_do(
    make: Callable[..., Any], found: Callable[..., list[Diagnostic]]
) -> None:
    """The cue may stand in the sentence of any passage."""
    statement = make("statement", "s", quotes=("120 boats", "“We counted 60 boats,” ... “and not one"), cue="said in")
    assert found(make("claim", "c", statements=(statement,))) == []


def test_a_quote_across_sentences_stands_in_both(
    make: Callable[..., Any], found: Callable[..., list[Diagnostic]]
) -> None:
    """A quote that runs over a full stop is surrounded by the sentences it touches, and by no third one."""
    quotes = ("week. The union",)
    near = [make("event", word, quotes=quotes, when=When(as_given=word)) for word in ("office", "accept", "counted")]
    assert [each.place.path for each in found(*near)] == ["content/events/counted.yml"]
