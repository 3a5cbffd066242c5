"""What an actor says, own words and reports apart, and through whom words pass."""

from __future__ import annotations

import pytest
from english import ENGLISH

from generator.composing.actors import in_groups, passed_on, relays_of
from generator.composing.context import Context
from generator.composing.relations import compared
from generator.model.facts.view import View
from generator.model.graph import Graph


def test_own_words_and_reports_stand_apart(own: Graph) -> None:
    """Each group holds only what was quoted in its way, and together they hold all that the actor says."""
    context = Context(own, ENGLISH)
    speaking = context.speaking("oleksandr-syrskyi")
    groups = in_groups(context, "oleksandr-syrskyi", speaking)
    assert [group.title for group in groups] == ["In own words, at least in part", "As reported, not in own words"]
    assert [{one.direct for one in group.spoken} for group in groups] == [{True}, {False}]
    assert sum(len(group.spoken) for group in groups) == len(speaking)


def test_both_ends_of_a_relay_name_the_other(own: Graph) -> None:
    """Whose words an agency passes on, and who passes them on, is told on either page."""
    context = Context(own, ENGLISH)
    assert "kcna" in relays_of(context, "kim-jong-un")[0]
    assert "kim-jong-un" in relays_of(context, "kcna")[1]
    assert relays_of(context, "hamish-de-bretton-gordon") == ([], [])


def test_views_are_compared_from_either_end(own: Graph) -> None:
    """A difference that one view states stands on both pages, with the words of the other and the reason."""
    context = Context(own, ENGLISH)
    ends = ("de-bretton-gordon-on-troops", "syrskyi-on-troops")
    for one, other in (ends, ends[::-1]):
        view = own[one].fact
        assert isinstance(view, View)
        (differing,) = compared(context, view, "differs_from")
        assert differing.link.address == f"views/{other}/"
        assert differing.quotes
        assert differing.why.text
        assert other not in {found.link.address for found in compared(context, view, "agrees_with")}


def test_the_words_an_agency_passes_on_stand_on_its_page(own: Graph) -> None:
    """Each statement that came through the agency stands once, under the name of who made it."""
    context = Context(own, ENGLISH)
    (group,) = passed_on(context, "kcna", "actors/kcna/links/")
    assert (group.count, group.everything) == (str(len(group.spoken)), ())
    assert len({one.link for one in group.spoken}) == len(group.spoken)
    speakers = {link.address for one in group.spoken for link in one.speaker}
    assert "actors/kim-jong-un/" in speakers
    assert "actors/kcna/" not in speakers
    assert passed_on(context, "hamish-de-bretton-gordon", "") == ()


def test_of_very_many_the_first_are_shown_with_the_way_to_all(own: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where not all words fit, no number claims to count them, and a link leads to the rest."""
    monkeypatch.setattr("generator.composing.actors.FEW", 2)
    (group,) = passed_on(Context(own, ENGLISH), "kcna", "actors/kcna/links/")
    assert group.count == ""
    assert [link.address for link in group.everything] == ["actors/kcna/links/"]
