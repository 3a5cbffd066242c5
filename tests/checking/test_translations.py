"""L002 to L005: a translation is of words of its fact, once, and leads to the same facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from generator.checking.translations import check_translations
from generator.model.diagnostics import Diagnostic
from generator.model.facts.claim import ClaimLink
from generator.model.facts.event import Participant
from generator.model.facts.story import AnswerSentence, Part
from generator.model.facts.translation import TranslatedText, Translation
from generator.model.graph import Graph

Found = list[Diagnostic]


def into(language: str, *pairs: tuple[str, str]) -> Translation:
    """Return a translation of some texts."""
    texts = tuple(TranslatedText(of=of, text=text) for of, text in pairs)
    return Translation(language=language, translator="T", texts=texts)


@pytest.fixture
def found(make: Callable[..., Any], graph_of: Callable[..., Graph]) -> Callable[..., Found]:
    """Return a function that checks a term with some translations."""

    def check(*translations: Translation, **given: Any) -> Found:
        fact = make("term", "t", title="The basin", translations=translations, **given)
        return list(check_translations(graph_of(fact)))

    return check


def test_sound_translations_pass(found: Callable[..., Found]) -> None:
    """Own words, prose with its references and a quote, into two languages, whatever the line breaks."""
    words = (
        ("The basin", "Гавань"),
        ("Not  explained\nanywhere, see [[office]].", "Ніде, див. [[office|контору]]."),
        ("40 of the 120 boats", "40 зі 120"),
    )
    summary = "Not explained anywhere,\nsee [[office]]."
    assert found(into("uk", *words), into("ko", *words[:1]), summary=summary) == []


def test_words_that_are_not_there_are_a_warning(found: Callable[..., Found]) -> None:
    """Who mends a fact need not know every language; what the fact has now is shown, if it is similar."""
    (one,) = found(into("uk", ("The basin is full", "Гавань повна")))
    assert (one.rule, one.severity, one.place.keys) == ("L003", "warning", ("translations", 0, "texts", 0, "of"))
    assert one.notes == ("the fact has\nThe basin",)
    (one,) = found(into("uk", ("Something else altogether", "Щось зовсім інше")))
    assert one.notes == ()


@pytest.mark.parametrize("of", ["the basin", "The basin.", "basin", "40 of the 120"])
def test_words_are_compared_to_the_letter(found: Callable[..., Found], of: str) -> None:
    """Case and punctuation count, and a part of a field or a quote is not the whole of it."""
    assert [one.rule for one in found(into("uk", (of, "Гавань")))] == ["L003"]


def test_each_language_and_each_text_stands_once(found: Callable[..., Found]) -> None:
    """The second one is pointed at."""
    title = ("The basin", "Гавань")
    (one,) = found(into("uk", title), into("uk", title))
    assert (one.rule, one.place.keys) == ("L002", ("translations", 1, "language"))
    (one,) = found(into("uk", title, title))
    assert (one.rule, one.place.keys) == ("L002", ("translations", 0, "texts", 1, "of"))


@pytest.mark.parametrize(
    ("of", "text", "label"),
    [
        ("See [[office]].", "Див. контору.", "a reference is lost"),
        ("See [[office]].", "Див. [[office]] і [[src]].", "added"),
        ("Nothing.", "Нічого, див. [[src]].", "added"),
        ("The basin", "Гавань, див. [[src]].", "added"),
    ],
)
def test_references_are_those_of_the_original(found: Callable[..., Found], of: str, text: str, label: str) -> None:
    """None is lost and none is added; their words and their order are the translator's."""
    (one,) = found(into("uk", (of, text)), definition=of)
    assert (one.rule, one.label) == ("L004", label)


@pytest.mark.parametrize("word", ["Disputed", "denies", "single-unnamed-estimate", "certain"])
def test_words_of_the_interface_are_not_translated_here(found: Callable[..., Found], word: str) -> None:
    """A status or a stance has its name in the catalogue of the language."""
    assert [one.rule for one in found(into("uk", (word, "Спростовано")))] == ["L005"]


def test_a_title_may_be_a_word_of_the_interface(make: Callable[..., Any], graph_of: Callable[..., Graph]) -> None:
    """Where the fact itself has the word, it is one of its texts."""
    fact = make("term", "t", title="Open", translations=(into("uk", ("Open", "Відкрите")),))
    assert list(check_translations(graph_of(fact))) == []


def test_own_words_of_all_depths_can_be_translated(make: Callable[..., Any], graph_of: Callable[..., Graph]) -> None:
    """What can be translated follows from the model: of statements, parts, roles and links between facts too."""
    statement = make("statement", "s", note="A note.", withdrawn="in a letter")
    claim = make("claim", "c", statements=(statement,), supports=(ClaimLink(claim="c", why="A reason."),))
    event = make("event", "e", participants=(Participant(actor="office", role="host"),))
    story = make(
        "story",
        "st",
        answer=(AnswerSentence(text="An answer.", cites=("c",)),),
        parts=(Part(title="A part", lead="A lead.", facts=("c",)),),
    )
    texts = ("A note.", "in a letter", "A reason.", "host", "An answer.", "A part", "A lead.")
    uk = into("uk", *((text, "Так.") for text in texts))
    facts = [replace(fact, translations=(uk,)) for fact in (claim, event, story)]
    missing = [texts[one.place.keys[3]] for one in check_translations(graph_of(*facts))]  # type: ignore[index]
    assert all(missing.count(text) == len(facts) - 1 for text in texts)


def test_words_of_others_are_not_replaced(make: Callable[..., Any], graph_of: Callable[..., Graph]) -> None:
    """Reporting verbs, numbers as given, aliases and the publisher are printed words: they are never translated."""
    actor = make("actor", "a", aliases=("the union",), own_name="Спілка")
    figure = make("figure", "f", estimates=(make("estimate", "e", cue="says", as_given="at least 40"),))
    source = make("source", "src", publisher="The Courier")
    uk = into("uk", *((text, "Так") for text in ("the union", "Спілка", "says", "at least 40", "The Courier")))
    graph = graph_of(*(replace(fact, translations=(uk,)) for fact in (actor, figure, source)))
    assert [one.rule for one in check_translations(graph)] == ["L003"] * 15
