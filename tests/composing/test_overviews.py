"""The pages about many facts: the matrix, the timeline, the glossary, the home page and the method."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from english import ENGLISH

from generator.composing.cards import card, description
from generator.composing.context import Context
from generator.composing.method import method_view
from generator.composing.overviews import index_view, matrix_view, placed_and_unplaced, placing_of, timeline_view
from generator.composing.relations import compared
from generator.composing.story import SHOWN_CARDS, story_view
from generator.composing.views import expert_view
from generator.model.facts.claim import Claim
from generator.model.facts.event import Event
from generator.model.facts.source import Source
from generator.model.facts.story import Story
from generator.model.facts.view import View, ViewLink
from generator.model.fields import When
from generator.model.graph import Graph
from generator.model.pages.overviews import GlossaryView, StoryView, TimelineView
from generator.model.status_rules import STATUS_WORDS


def test_the_matrix_holds_every_statement_once(own: Graph) -> None:
    """Each statement is one entry, in the row of its claim and the column of its speaker, leading to it."""
    context = Context(own, ENGLISH)
    claims = context.facts(context.told("claim"), Claim)
    view = matrix_view(context, context.told("claim"))
    found = {
        (row.claim.address, speaker.address, link.address)
        for row in view.rows
        for speaker, cell in zip(view.actors, row.cells, strict=True)
        for _, link in cell.entries
    }
    assert found == {
        (f"claims/{claim.id}/", f"actors/{made.speaker}/", f"claims/{claim.id}/#{made.id}")
        for claim in claims
        for made in claim.statements
    }


def test_an_excerpt_of_the_matrix_has_no_empty_column(own: Graph) -> None:
    """The matrix of some claims has a column only for voices on those claims."""
    context = Context(own, ENGLISH)
    view = matrix_view(context, context.told("claim")[:3])
    assert len(view.rows) == 3
    assert all(any(row.cells[column].entries for row in view.rows) for column in range(len(view.actors)))


def whole_timeline(context: Context) -> TimelineView:
    """Return the timeline of all events, uncut."""
    events = [outline for outline in context.outlines.values() if outline.kind == "event"]
    return timeline_view(context, *placed_and_unplaced(map(placing_of, events)))


def events_at(graph: Graph, with_facts: Callable[..., Graph], **dates: str) -> list[str]:
    """Return the order of the events that have these dates, `_` in an id standing for `-`."""
    changed = []
    for name, date in dates.items():
        event = graph[name.replace("_", "-")].fact
        assert isinstance(event, Event)
        changed.append(replace(event, when=When(date=date), follows=()))
    view = whole_timeline(Context(with_facts(graph, *changed), ENGLISH))
    return [moment.link.address for moment in (*view.moments, *view.unplaced)]


def test_dates_order_the_timeline_by_what_they_mean(harbour: Graph, with_facts: Callable[..., Graph]) -> None:
    """Earlier dates come first however they are written, and unknown ones last."""
    storm, signed = "events/storm/", "events/agreement-signed/"
    assert events_at(harbour, with_facts, storm="2024-04", agreement_signed="2024-03~") == [signed, storm]
    assert events_at(harbour, with_facts, storm="201X", agreement_signed="2012") == [storm, signed]
    assert events_at(harbour, with_facts, storm="unknown", agreement_signed="2024") == [signed, storm]
    assert events_at(harbour, with_facts, storm="../2023", agreement_signed="2024") == [storm, signed]


def test_what_follows_comes_after(own: Graph) -> None:
    """No event stands before one that the source places before it."""
    context = Context(own, ENGLISH)
    order = [moment.link.address for moment in whole_timeline(context).moments]
    for event in context.of_kind(Event):
        for earlier in event.follows:
            assert order.index(f"events/{earlier}/") < order.index(f"events/{event.id}/")


def test_the_glossary_names_no_element_of_the_page(context: Context) -> None:
    """An entry's id cannot be that of the page's own elements, whatever a term is called."""
    view = index_view(context, "term", context.told("term"))
    assert isinstance(view, GlossaryView)
    assert [entry.id for entry in view.entries] == ["term-insured"]


def home_of(graph: Graph) -> StoryView:
    """Return the view of a project's first story."""
    context = Context(graph, ENGLISH)
    return story_view(context, context.of_kind(Story)[0])


def test_each_sentence_of_the_answer_has_its_evidence(own: Graph) -> None:
    """Every sentence has citations, numbered through, each with the exact words of at least one voice."""
    citations = [one for sentence in home_of(own).answer for one in sentence.citations]
    assert all(sentence.citations for sentence in home_of(own).answer)
    assert [one.number for one in citations] == list(range(1, len(citations) + 1))
    assert all(voiced.quote.passages for one in citations for voiced in one.voices)
    assert all(one.voices for one in citations)


def test_a_relay_is_named_with_the_voice(harbour: Graph, with_facts: Callable[..., Graph]) -> None:
    """A citation says through whom words came."""
    claim = harbour["forty-damaged"].fact
    assert isinstance(claim, Claim)
    relayed = replace(claim, statements=(replace(claim.statements[0], via=("fishers-union",)), claim.statements[1]))
    first = home_of(with_facts(harbour, relayed)).answer[0].citations[0]
    assert [one.who for one in first.voices] == ["Harbour office (through Fishers' union)", "Fishers' union"]


def test_the_boards_answer_four_questions(own: Graph) -> None:
    """Who says what, how many, when, what is not known: disputed claims come first, and no board is too long."""
    boards = {board.code: board for board in home_of(own).boards}
    assert list(boards) == ["says", "numbers", "when", "open"]
    party = {"agreed-by-both-sides", "acknowledged-by-the-party", "stated-by-the-party"}
    disputed = [card.chip.code in {"disputed", "denied"} for card in boards["says"].cards]
    assert disputed[0]
    assert disputed == sorted(disputed, reverse=True)
    assert {card.chip.code for card in boards["says"].cards} <= party | {"disputed", "denied"}
    assert boards["says"].labelled
    assert {card.link.kind for card in boards["numbers"].cards} == {"Figure"}
    assert {card.link.kind for card in boards["open"].cards} == {"Open question"}
    assert all(len(board.cards) <= SHOWN_CARDS for board in boards.values())


def test_the_board_of_times_keeps_the_words_of_the_source(own: Graph) -> None:
    """Events stand in the order of the timeline, each with the time as given, none without one."""
    (board,) = (board for board in home_of(own).boards if board.code == "when")
    assert board.cards[0].line == "“last year” (date not stated)"
    assert all(card.link.kind == "Event" for card in board.cards)
    assert all("“" in card.line for card in board.cards)


def test_home_says_that_its_source_has_no_date(own: Graph, harbour: Graph, with_facts: Callable[..., Graph]) -> None:
    """An article without date, author and publisher is named as one; an article with one of them is not."""
    assert home_of(own).as_of.endswith("The article names no date, author or publisher.")
    source = harbour["harbour"].fact
    assert isinstance(source, Source)
    for known in ({"publisher": "The Gazette"}, {"author": "A. Writer"}, {"published": When(date="2024-05-01")}):
        changed = with_facts(harbour, replace(source, publisher="not stated", author="not stated", published=When()))
        assert "names no date" in home_of(changed).as_of
        assert "names no date" not in home_of(with_facts(changed, replace(changed["harbour"].fact, **known))).as_of


def test_a_role_that_is_the_name_is_said_once(own: Graph) -> None:
    """Of experts whom the article only calls military experts, no role repeats that."""
    context = Context(own, ENGLISH)
    assert card(context, "military-experts-on-troops").line == "Military experts"
    view = own["military-experts-on-troops"].fact
    assert isinstance(view, View)
    assert "Role" not in {one.term for one in expert_view(context, view).standing}


def test_a_card_says_of_what_nothing_is_stated(own: Graph) -> None:
    """The card of an event without a time says that the time is not stated, as the timeline does."""
    context = Context(own, ENGLISH)
    assert card(context, "us-response").line == "time not stated"
    assert description(context, "us-response") == "Event. time not stated."


def test_the_matrix_offers_its_voices_and_statuses_once(own: Graph) -> None:
    """What readers can choose is what stands in the table: each voice of a column, each status of a row."""
    context = Context(own, ENGLISH)
    view = matrix_view(context, [claim.id for claim in context.of_kind(Claim)])
    assert view.voices == view.actors
    assert [chip.code for chip in view.statuses] == list(dict.fromkeys(row.status.code for row in view.rows))


def test_home_shows_the_matrix_of_its_answer(harbour: Graph) -> None:
    """The excerpt on the home page holds the claims that the answer cites, and no other."""
    assert [row.claim.address for row in home_of(harbour).matrix.rows] == ["claims/forty-damaged/"]


def test_the_method_lists_the_rules_as_they_are_tried(context: Context) -> None:
    """The rules stand in the order in which the first that applies decides."""
    view = method_view(context, tuple(story.id for story in context.stories))
    assert [chip.code for chip, _ in view.rules] == list(STATUS_WORDS)
    assert not any("{" in chip.text for chip, _ in view.rules)


def test_the_method_traces_one_fact_to_the_answer(context: Context, harbour: Graph) -> None:
    """The trace goes from words that stand in the article to a sentence that stands in the answer."""
    steps = method_view(context, tuple(story.id for story in context.stories)).trace
    assert steps[0].text.strip("“”") in harbour.project.texts["harbour"].text
    assert steps[-1].text in {sentence.text for sentence in home_of(harbour).answer}


def test_views_are_compared_from_either_end(own: Graph) -> None:
    """Where one view says that it differs from another, the page of each names the other."""
    context = Context(own, ENGLISH)
    pairs = [
        (view.id, link.view)
        for view in context.of_kind(View)
        for link in (*view.agrees_with, *view.differs_from)
        if isinstance(link, ViewLink)
    ]
    assert pairs
    for one, other in pairs:
        for here, there in ((one, other), (other, one)):
            view = own[here].fact
            assert isinstance(view, View)
            found = (*compared(context, view, "agrees_with"), *compared(context, view, "differs_from"))
            assert f"views/{there}/" in {related.link.address for related in found}
