"""P001: prose is Markdown without HTML and without attribute lists."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from generator.checking.raw_html import check_raw_html
from generator.model.diagnostics import Diagnostic
from generator.model.facts.source import NoFact
from generator.model.graph import Graph


@pytest.fixture
def found(make: Callable[..., Any], graph_of: Callable[..., Graph]) -> Callable[[str], list[Diagnostic]]:
    """Return a function that checks a piece of prose."""
    return lambda prose: list(check_raw_html(graph_of(make("actor", "a", summary=prose))))


@pytest.mark.parametrize(
    ("prose", "words"),
    [
        ("not <b>here", "<b>"),
        ("not</b> here", "</b>"),
        ("a <!-- comment", "<!--"),
        ("a <!DOCTYPE html>", "<!DOCTYPE"),
        ("a <![CDATA[x", "<![CDATA[x"),
        ("a <?php", "<?php"),
        ("a <script\nsrc=x>", "<script"),
        ("a <img/src=x>", "<img/src=x>"),
        ("a <svg:rect onload=x>", "<svg:rect"),
        ("`code` <b", "<b"),
        ("an unclosed ` and <b>", "<b>"),
        ("`one paragraph\n\n<b>` another", "<b>"),
        ("words {: .big}", "{: .big}"),
        ("words{#id}", "{#id}"),
        ("words {.big}", "{.big}"),
        ("words {:onclick=x}", "{:onclick=x}"),
    ],
)
def test_html_in_prose_is_reported(prose: str, words: str, found: Callable[[str], list[Diagnostic]]) -> None:
    """The diagnostic underlines what is not allowed, code spans or not around it."""
    (diagnostic,) = found(prose)
    assert (diagnostic.rule, diagnostic.place.keys) == ("P001", ("summary",))
    assert diagnostic.place.within is not None
    start, end = diagnostic.place.within
    assert prose[start:end].rstrip("}") == words.rstrip("}")


@pytest.mark.parametrize(
    "prose",
    [
        "3 < 5 and 5 > 3, <3",
        "show `<b>` and ``a ` <b>`` as such",
        "<https://example.org/a> and <mailto:a@example.org> and <a@example.org>",
        "*emphasis*, **strong**, [a link](https://example.org)",
        "braces {like these} and `{: .code}`",
        "[[a|words]]",
    ],
)
def test_markdown_is_not(prose: str, found: Callable[[str], list[Diagnostic]]) -> None:
    """Markdown, comparisons, addresses in angle brackets and code are fine."""
    assert found(prose) == []


def test_every_piece_of_html_is_reported(found: Callable[[str], list[Diagnostic]]) -> None:
    """An opening and a closing tag are two findings, so that neither is forgotten."""
    assert [each.place.within for each in found("a <b>x</b>")] == [(2, 5), (6, 10)]


def test_prose_inside_records_is_held_to_it(make: Callable[..., Any], graph_of: Callable[..., Graph]) -> None:
    """The reason for setting a passage aside is prose too; a title is not, and is shown as it is."""
    aside = NoFact(exact="boats", reason="rhetoric", why="<i>no</i>")
    graph = graph_of(make("source", "src", title="<b>", no_fact=(aside,)), make("actor", "a", voice_of="<b>"))
    assert {each.place.keys for each in check_raw_html(graph)} == {("no_fact", 0, "why")}


@pytest.mark.parametrize("hostile", ["<", "<a", "<a ", "</", "<![CDATA[", "{", "{:", "{: ", "`<", "<a@", "<a:"])
def test_hostile_prose_costs_no_more_than_its_length(hostile: str, found: Callable[[str], list[Diagnostic]]) -> None:
    """60 KB of beginnings are checked in a fraction of a second."""
    prose = hostile * (60_000 // len(hostile))
    begun = time.perf_counter()
    found(prose)
    assert time.perf_counter() - begun < 3


def test_of_many_tags_the_first_are_told(found: Callable[[str], list[Diagnostic]]) -> None:
    """Ten findings of one field are told, and the last of them counts the others."""
    assert len(found("<b> " * 10)) == 10
    assert found("<b> " * 10)[-1].notes == ()
    many = found("<b> " * 60)
    assert len(many) == 10
    assert many[-1].notes == ("more of them in this field, not listed: 50",)
