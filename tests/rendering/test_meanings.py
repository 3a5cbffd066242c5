"""A term is explained where prose names it first, in HTML that may stand in a paragraph."""

from __future__ import annotations

from typing import Any

import html5lib
import pytest

from generator.model.pages.blocks import Link, Prose
from generator.rendering.meanings import Meanings
from generator.rendering.prose import ProseRenderer

BASE = "../../"
LINKS = {
    "agency": Link(text="The agency", address="actors/agency/", kind="Actor"),
    "front": Link(text="<Front> & “lines”", address="terms/front/", kind="Term"),
    "list": Link(text="A list", address="terms/list/", kind="Term"),
}
DEFINITIONS = {
    "front": Prose(text="What [[agency]] calls *so*; see [[list]]."),
    "list": Prose(text="One\n\n- two"),
}
PROSE = ProseRenderer(LINKS, Meanings(DEFINITIONS, "Meaning: {title}", "uk"), "uk")
MARK = (
    '<a class="xp-ref" href="../../terms/front/">it</a>'
    '<button class="xp-cite xp-what" type="button" popovertarget="term_front"'
    ' aria-label="Meaning: &lt;Front&gt; &amp; “lines”">i</button>'
    '<span class="xp-evidence xp-meaning" id="term_front" popover><b>&lt;Front&gt; &amp; “lines”</b> '
    'What <a class="xp-ref" href="../../actors/agency/">The agency</a> calls <em>so</em>; '
    'see <a class="xp-ref" href="../../terms/list/">A list</a>.</span>'
)


def parsed(html: str) -> Any:
    """Return HTML as a tree; what may not stand where it does fails the test."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parseFragment(html)


@pytest.mark.parametrize("text", ["says [[front|it]].", "says [[front|it]]. `x`"])
def test_the_definition_stands_behind_the_word(text: str) -> None:
    """The first link to a term is followed by a button and what it opens, whichever way prose takes."""
    html = PROSE.explained(Prose(text=text), BASE, set())
    assert f"says {MARK}." in html
    (paragraph,) = parsed(html)
    assert [child.tag for child in paragraph][:3] == ["a", "button", "span"]


def test_a_page_explains_a_term_once() -> None:
    """Neither in one piece of prose nor in a later one is a term explained again, so no id is there twice."""
    known: set[str] = set()
    first = PROSE.explained(Prose(text="[[front|it]] and [[front]]"), BASE, known)
    assert (first.count("<button"), first.index("<button") < first.index(" and ")) == (1, True)
    assert "button" not in PROSE.explained(Prose(text="[[front]]"), BASE, known)


@pytest.mark.parametrize(
    "text",
    [
        "[[agency]]",
        "[[list]]",
        "`[[front]]`",
        "[go [[front]] now](https://e.org)",
        "no reference",
        "[x](../../terms/front/)",
    ],
)
def test_nothing_else_is_marked(text: str) -> None:
    """No other fact, no word in code or in another link, and no term whose definition is more than a paragraph."""
    assert PROSE.explained(Prose(text=text), BASE, set()) == PROSE.html(text, BASE)


def test_other_facts_beside_a_term_stay_links() -> None:
    """Of all that a piece of prose names terms alone are explained."""
    html = PROSE.explained(Prose(text="[[agency]] says [[front|it]]"), BASE, set())
    assert html == f'<p><a class="xp-ref" href="../../actors/agency/">The agency</a> says {MARK}</p>'


def test_without_definitions_prose_is_as_it_was() -> None:
    """A site whose terms are not given explains none."""
    assert ProseRenderer(LINKS).explained(Prose(text="[[front]]"), BASE, set()) == PROSE.html("[[front]]", BASE)
