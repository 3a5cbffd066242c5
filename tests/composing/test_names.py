"""A to Z: every name is there once, under its letter, whatever script it is written in."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from english import ENGLISH
from hypothesis import example, given
from hypothesis import strategies as st

from generator.composing import names
from generator.composing.alphabet import DIGITS, IDEOGRAPHS, OTHER, letter_id, letter_of, order_of
from generator.composing.context import Context
from generator.composing.names import names_view
from generator.composing.site import plan_pages
from generator.model.facts.actor import Actor
from generator.model.graph import Graph
from generator.model.pages.site import PagePlan

NAMES = st.lists(st.text(min_size=1, max_size=12), max_size=20)


def heading(name: str) -> str:
    """Return the letter of a name."""
    return letter_of(order_of(name))


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("“Aggression”", "A"),
        ("Élan", "E"),
        ("ødegaard", "Ø"),
        ("Київ", "К"),
        ("Йосип", "Й"),
        ("Їжак", "Ї"),
        ("Έλλη", "Ε"),
        ("ıslak", "ı"),
        ("ђак", "Ђ"),
        ("김정은", "ㄱ"),
        ("끝", "ㄱ"),
        ("폭풍군단", "ㅍ"),
        ("平壤", IDEOGRAPHS),
        ("1,000 troops", DIGITS),
        ("٣ reports", DIGITS),
        ("…", OTHER),
        ("", OTHER),
    ],
)
def test_each_script_has_its_letters(name: str, letter: str) -> None:
    """Marks before a name do not count, nor those on Latin letters; Korean stands under its first consonant."""
    assert heading(name) == letter


def test_scripts_follow_one_another() -> None:
    """Latin comes first, then Greek, Cyrillic, Korean, digits, and what is neither letter nor digit."""
    names_in_order = ["abc", "Élan", "Emil", "Zoe", "Ωμέγα", "Анна", "Ганна", "Ґалаґан", "Євген", "Іван", "Їжак"]
    names_in_order += ["Йосип", "Яна", "가", "하", "1 ship", "20", "!"]
    assert [order_of(name) for name in names_in_order] == sorted(map(order_of, names_in_order))


@given(NAMES)
@example(["ѐ", "Ыa", "Ѐ", "э", "Ύ", "Υ", "ὐ", "ı", "I"])
@example(["ㄱ", "ㄴ", "가", "나"])
def test_a_letter_heads_one_list(found: list[str]) -> None:
    """In order, names under one letter stand together, so no page has a heading twice."""
    letters = [heading(name) for name in sorted(found, key=lambda name: (order_of(name), name))]
    changes = [two for one, two in pairwise(["", *letters]) if one != two]
    assert len(changes) == len(set(changes))


@given(st.text(max_size=3), st.text(max_size=3))
def test_ids_are_ascii_and_differ(one: str, two: str) -> None:
    """The id of a heading is made of ASCII, and different letters have different ids."""
    ids = [letter_id(heading(name)) for name in (one, two)]
    assert all(re.fullmatch(r"letter-[a-z0-9]+", made) for made in ids)
    assert (ids[0] == ids[1]) == (heading(one) == heading(two))


def plans_of(context: Context) -> list[PagePlan]:
    """Return the plans of the list's pages."""
    return [plan for plan in plan_pages(context) if plan.form == "names"]


def with_names(graph: Graph, with_facts: Callable[..., Graph], **changes: object) -> Context:
    """Return the small project with another name of its harbour office."""
    office = graph["harbour-office"].fact
    assert isinstance(office, Actor)
    return Context(with_facts(graph, replace(office, **changes)), ENGLISH)


def test_every_name_is_listed(harbour: Graph, with_facts: Callable[..., Graph]) -> None:
    """Each title and each other name leads to its fact; a name in a language of its own says in which."""
    context = with_names(
        harbour, with_facts, aliases=("The Port", "Harbour office"), own_name="항만청", own_language="ko"
    )
    (plan,) = plans_of(context)
    view = names_view(context, plan, "a-z/")
    entries = [entry for group in view.groups for entry in group.entries]
    titles = sorted(outline.title for outline in context.outlines.values())
    assert sorted(entry.text for entry in entries if entry.line == entry.link.kind) == titles
    others = {entry.text: (entry.link.address, entry.language, entry.line) for entry in entries}
    line = "Actor, another name of Harbour office"
    assert others["The Port"] == ("actors/harbour-office/", "", line)
    assert others["항만청"] == ("actors/harbour-office/", "ko", line)
    assert len([1 for entry in entries if entry.link.address == "actors/harbour-office/"]) == 3, "none twice"
    assert [link.text for link in view.letters] == [group.letter for group in view.groups]


def test_letters_lead_to_other_pages(harbour: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long list has several pages, each with the way to every letter, where it begins."""
    monkeypatch.setattr(names, "NAMES", 4)
    context = Context(harbour, ENGLISH)
    plans = plans_of(context)
    views = [names_view(context, plan, "a-z/") for plan in plans]
    assert len(plans) > 2
    assert len({view.letters for view in views}) == 1
    first: dict[str, str] = {}
    for plan, view in zip(plans, views, strict=True):
        for group in view.groups:
            first.setdefault(group.letter, f"{plan.address}#{group.id}")
    assert {link.text: link.address for link in views[0].letters} == first


def test_a_page_reads_the_names_that_it_shows(harbour: Graph, with_facts: Callable[..., Graph]) -> None:
    """What another name is taken from is noted, so that a new one makes the page anew."""
    context = with_names(harbour, with_facts, aliases=("The Port",))
    (plan,) = plans_of(context)
    context.taken()
    names_view(context, plan, "a-z/")
    reads = context.taken()
    assert "harbour-office" in reads.traits
    assert reads.label == set(context.outlines)
