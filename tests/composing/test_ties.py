"""Who is tied to whom, and what of it is drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import chain

import pytest
from english import ENGLISH
from hypothesis import given
from hypothesis import strategies as st

from generator.composing import relations_page
from generator.composing.actors import relays_of
from generator.composing.context import Context
from generator.composing.diagram import diagrams_of
from generator.composing.knots import LINES, drawn_of, hanging_together, knots_of, strands_of
from generator.composing.paging import DRAWN
from generator.composing.plain import plain_view
from generator.composing.relations_page import relations_view
from generator.composing.site import compose_page, plan_pages
from generator.composing.ties import CODES, Tie, all_ties, around, tie_of, ties_of
from generator.model.facts.actor import Actor
from generator.model.facts.claim import Claim
from generator.model.graph import Graph
from generator.model.pages.overviews import RelationsView
from generator.model.pages.pictures import Diagram
from generator.model.pages.site import PagePlan

NAMES = st.sampled_from([f"actor-{number}" for number in range(40)])


def tie(code: str, origin: str, target: str) -> Tie:
    """Return a tie."""
    return Tie(code=next(one for one in CODES if one == code), origin=origin, target=target)


TIES = st.lists(
    st.builds(tie, st.sampled_from(CODES[:3]), NAMES, NAMES).filter(lambda one: one.origin != one.target),
    max_size=120,
    unique=True,
)


def plans_of(context: Context) -> list[PagePlan]:
    """Return the plans of the map's pages."""
    return [plan for plan in plan_pages(context) if plan.form == "relations"]


def nowhere(_: object) -> str:
    """Lead nowhere."""
    return "actors/"


def test_every_tie_of_the_project_is_found(own: Graph) -> None:
    """What facts say of who speaks for, passes on, belongs to or concluded what is all there, each once."""
    found = {(one.code, one.origin, one.target) for one in all_ties(own.outlines.values())}
    for fact in (one.fact for one in own.project.facts.values()):
        if isinstance(fact, Actor):
            assert {("speaks-for", fact.id, other) for other in fact.speaks_for} <= found
            assert {("belongs-to", fact.id, other) for other in fact.member_of} <= found
        if isinstance(fact, Claim):
            assert {("passes-on", via, made.speaker) for made in fact.statements for via in made.via} <= found
    assert ("party-to", "vladimir-putin", "security-agreement") in found
    assert ("passes-on", "tsn-tyzhden", "oleksandr-syrskyi") in found
    relayed = next(one for one in all_ties(own.outlines.values()) if one.origin == "tsn-tyzhden")
    assert (relayed.count, "syrskyi-on-troops" in relayed.facts) == (3, True), "views count too"


def test_nobody_is_tied_to_itself(harbour: Graph, with_facts: Callable[..., Graph]) -> None:
    """Whoever is named as passing on words of its own has no tie by that."""
    claim = harbour["forty-damaged"].fact
    assert isinstance(claim, Claim)
    first, *others = claim.statements
    changed = replace(claim, statements=(replace(first, via=(first.speaker,)), *others))
    ties = all_ties(with_facts(harbour, changed).outlines.values())
    assert {one.code for one in ties} == {"party-to"}


@given(TIES)
def test_a_plan_holds_a_tie_as_a_text(ties: list[Tie]) -> None:
    """What was written can be read."""
    assert [tie_of(str(one)) for one in ties] == ties


def test_the_order_of_facts_says_nothing(own: Graph) -> None:
    """The map is the same whatever order the facts come in."""
    outlines = list(own.outlines.values())
    assert all_ties(outlines) == all_ties(reversed(outlines))


@pytest.mark.parametrize("name", ["harbour", "own"])
def test_an_actor_knows_its_own_ties(name: str, request: pytest.FixtureRequest) -> None:
    """The page of an actor has just those ties of the map that it takes part in."""
    graph: Graph = request.getfixturevalue(name)
    context = Context(graph, ENGLISH)
    every = {(one.code, one.origin, one.target) for one in all_ties(graph.outlines.values())}
    for actor in context.of_kind(Actor):
        mine = {(one.code, one.origin, one.target) for one in ties_of(context, actor, *relays_of(context, actor.id))}
        assert mine == {one for one in every if actor.id in one[1:]}


@given(TIES)
def test_whoever_is_tied_alike_shares_a_box(ties: list[Tie]) -> None:
    """Everybody is in one box; in one box are those with the same ties, and nobody who is tied to another in it."""
    knots = knots_of(ties)
    names = list(chain.from_iterable(knots.values()))
    assert sorted(names) == sorted({name for one in ties for name in (one.origin, one.target)})
    assert not [one for one in ties if any({one.origin, one.target} <= set(found) for found in knots.values())]
    for bundled in (False, True):
        told = [one for strand in strands_of(ties, knots, bundled=bundled) for one in strand.ties]
        assert sorted(map(str, told)) == sorted(map(str, ties)), "every tie is drawn once"


@given(TIES)
def test_groups_hang_together(ties: list[Tie]) -> None:
    """No name is in two groups, and no tie is lost."""
    groups = hanging_together(ties)
    names = [{name for one in group for name in (one.origin, one.target)} for group in groups]
    assert sum(map(len, names)) == len(set().union(*names))
    assert sorted(map(str, chain.from_iterable(groups))) == sorted(map(str, ties))


@given(TIES)
def test_what_is_drawn_is_some_of_what_there_is(ties: list[Tie]) -> None:
    """A picture makes no tie up, and where there is any tie, there is a picture."""
    drawn = drawn_of(ties)
    assert set(drawn) <= set(ties)
    assert bool(drawn) == bool(ties)


@pytest.mark.parametrize("steps", [(1,), (1, 2, 5, 7)], ids=["ring", "thicket"])
def test_a_picture_stays_small(steps: tuple[int, ...]) -> None:
    """However many ties there are, few boxes with few lines each are drawn."""
    count = 40
    ties = [
        tie("passes-on", f"actor-{one:02}", f"actor-{(one + step) % count:02}")
        for one in range(count)
        for step in steps
    ]
    assert len(knots_of(ties)) == count, "no two are tied alike"
    drawn = drawn_of(ties)
    lines = Counter(name for one in drawn for name in (one.origin, one.target))
    assert DRAWN - 1 <= len(lines) <= DRAWN
    assert max(lines.values()) <= LINES


def test_an_agency_with_many_speakers_has_one_line() -> None:
    """Those whose words one agency passes on stand in one box."""
    ties = [tie("passes-on", "agency", f"actor-{number:02}") for number in range(30)]
    assert drawn_of(ties) == tuple(ties)
    (strand,) = strands_of(ties, knots_of(ties), bundled=True)
    assert len(strand.ties) == 30


def test_the_pages_tell_all(own: Graph) -> None:
    """Every tie has its place in a table, every other actor is named, and what is drawn is in the tables too."""
    context = Context(own, ENGLISH)
    (plan,) = plans_of(context)
    view = relations_view(context, plan)
    told = {
        (group.code, row.who.text, other.link.text) for group in view.groups for row in group.rows for other in row.ties
    }
    assert len(told) == len(all_ties(own.outlines.values()))
    assert ("passes-on", "KCNA", "Kim Jong Un") in told
    assert ("party-to", "The security agreement signed last year", "Vladimir Putin") in told
    drawn = {entry.link.text for one in view.diagrams for box in one.boxes for entry in box.entries}
    actors = {actor.title for actor in context.of_kind(Actor) if not actor.voice_of}
    assert drawn | {link.text for link in view.alone} >= actors
    assert not drawn & {link.text for link in view.alone}
    assert view.not_all is False


def test_passed_on_words_are_one_click_away(own: Graph) -> None:
    """Whoever passes on words is told with the statements in which."""
    context = Context(own, ENGLISH)
    view = relations_view(context, plans_of(context)[0])
    group = next(one for one in view.groups if one.code == "passes-on")
    kcna = next(row for row in group.rows if row.who.text == "KCNA")
    facts = {other.link.text: {fact.address for fact in other.facts} for other in kcna.ties}
    assert "claims/kursk-liberated/#kim" in {one.replace("-jong-un", "") for one in facts["Kim Jong Un"]}
    assert all("#" in address for address in chain.from_iterable(facts.values()))


def test_long_lists_have_pages(own: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pictures stand on the first page, and each tie on one of them; words on lines lead where the tables are."""
    monkeypatch.setattr(relations_page, "TIES", 5)
    context = Context(own, ENGLISH)
    plans = plans_of(context)
    views = [relations_view(context, plan) for plan in plans]
    assert len(plans) > 3
    assert [bool(view.diagrams) for view in views] == [True, *[False] * (len(views) - 1)]
    ties = [other for view in views for group in view.groups for row in group.rows for other in row.ties]
    assert len(ties) == len(all_ties(own.outlines.values()))
    ids = {f"relations/#{row.id}" for group in views[0].groups for row in group.rows}
    ids |= {f"relations/#{group.code}" for group in views[0].groups}
    leading = {wire.address for one in views[0].diagrams for wire in one.wires}
    assert {one for one in leading if one.startswith("relations/")} <= ids
    assert any(one.startswith(("actors/", "agreements/")) for one in leading)


def test_a_plan_tells_what_its_page_shows(own: Graph, with_facts: Callable[..., Graph]) -> None:
    """A tie more is another plan, so that the page is made anew."""
    kim = own["vladimir-putin"].fact
    assert isinstance(kim, Actor)
    changed = with_facts(own, replace(kim, speaks_for=("russia",)))
    before, after = (plans_of(Context(graph, ENGLISH)) for graph in (own, changed))
    assert before != after


def pictures(graph: Graph) -> dict[str, tuple[Diagram, ...]]:
    """Return the pictures of actors' own pages."""
    context = Context(graph, ENGLISH)
    return {actor.id: plain_view(context, actor).ties for actor in context.of_kind(Actor)}


def test_actors_have_pictures_of_their_own(own: Graph) -> None:
    """An actor with several neighbours is drawn among them and nobody else; one with a single neighbour is not."""
    found = pictures(own)
    (kcna,) = found["kcna"]
    assert {entry.link.text for box in kcna.boxes for entry in box.entries} == {"KCNA", "Kim Jong Un", "North Korea"}
    assert [wire.sentence for wire in kcna.wires] == [
        "KCNA: speaks for, passes on the words of North Korea",
        "KCNA: passes on the words of Kim Jong Un",
    ]
    assert found["russian-command"] == ()
    assert found["united-states"] == ()


def test_very_many_neighbours_are_not_all_drawn() -> None:
    """On an actor's page a picture stays small."""
    ties = [tie("belongs-to", f"actor-{number:02}", "body") for number in range(30)]
    assert {one.origin for one in around(ties, "body")} == {f"actor-{number:02}" for number in range(9)}


def test_a_picture_reads_what_it_shows(own: Graph) -> None:
    """The kinds of those who are drawn are noted, so that another one makes the page anew."""
    context = Context(own, ENGLISH)
    (plan,) = plans_of(context)
    context.taken()
    page = compose_page(context, plan)
    assert isinstance(page.view, RelationsView)
    reads = context.taken()
    assert {"kcna", "kim-jong-un", "security-agreement"} <= reads.fact
    assert {"united-states", "kursk-liberated"} <= reads.label


def test_what_stands_in_circles_is_drawn(context: Context) -> None:
    """Two who pass on one another's words both have their arrow."""
    ties = [tie("passes-on", "harbour-office", "fishers-union"), tie("passes-on", "fishers-union", "harbour-office")]
    (picture,) = diagrams_of(context, ties, nowhere, bundled=True)
    assert len(picture.wires) == 2
    assert all(wire.heads for wire in picture.wires)
