"""Whole pages of every kind: links lead somewhere, headings and ids are sound, and every word of a fact is inert."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin, get_type_hints
from urllib.parse import urljoin, urlsplit

import html5lib
import pytest
from english import ENGLISH
from msgspec import structs

from generator.composing.site import compose_site
from generator.linking.project import link_project
from generator.model.anchored import Passage
from generator.model.fields import Prose, Required
from generator.model.graph import Graph
from generator.model.rendered import RenderedPage, RenderedSite
from generator.publishing.templates import read_templates
from generator.rendering.site import render_site

ROOT = "http://site.invalid/"
HOSTILE = "</script></title><script>alert(1)</script><img src=x onerror=alert(1)> \" onfocus=alert(1) x=' {{ 7*7 }}"

Templates = Mapping[str, str]


@pytest.fixture(scope="module")
def templates(project_root: Path) -> Templates:
    """Return the project's own templates by name."""
    return read_templates(project_root)


@pytest.fixture(scope="module", params=["harbour", "own"])
def site(
    request: pytest.FixtureRequest, harbour_graph: Graph, templates: Templates, rendered: RenderedSite
) -> RenderedSite:
    """Return a rendered site: the small one, then the project's own."""
    return rendered if request.param == "own" else render_site(compose_site(harbour_graph, ENGLISH), templates, ENGLISH)


def elements(html: str) -> Iterator[Any]:
    """Yield the elements of some HTML."""
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    yield from (element for element in tree.iter() if isinstance(element.tag, str))


def whole(page: RenderedPage) -> str:
    """Return everything of a page that is HTML."""
    return f"{page.head}{page.content}<nav>{page.toc}</nav>"


def test_every_link_leads_somewhere(site: RenderedSite) -> None:
    """Each address, in a page, in the search or a redirect, is that of a page or file, each fragment an id there."""
    ids = {
        page.address: {element.get("id") for element in elements(page.content) if element.get("id")}
        for page in site.pages
    }
    files = {file.address for file in site.files}
    links = [
        (page.address, urljoin(ROOT + page.address, element.get("href")))
        for page in site.pages
        for element in elements(whole(page))
        if element.get("href") is not None
    ]
    links += [("search", ROOT + entry.address) for page in site.pages for entry in page.search]
    links += [(old, ROOT + new) for old, new in site.redirects.items()]
    broken = []
    for origin, link in links:
        parts = urlsplit(link)
        address = parts.path.lstrip("/")
        found = (address in ids and (not parts.fragment or parts.fragment in ids[address])) or address in files
        if not (link.startswith(ROOT) and found):
            broken.append((origin, link))
    assert broken == []
    assert len(links) > 200


def test_popovers_have_their_buttons(site: RenderedSite) -> None:
    """Each button opens or closes an element that is there, and works without a script."""
    for page in site.pages:
        there = list(elements(page.content))
        popovers = {element.get("id") for element in there if element.get("popover") is not None}
        buttons = [element for element in there if element.tag == "button" and element.get("type") != "reset"]
        targets = [element.get("popovertarget") for element in buttons]
        assert set(targets) == popovers
        assert None not in targets


def test_ids_are_ascii_and_unique(site: RenderedSite) -> None:
    """An id stands once on its page and survives in an address as it is."""
    for page in site.pages:
        ids = [element.get("id") for element in elements(whole(page)) if element.get("id")]
        assert len(set(ids)) == len(ids), page.address
        assert all(name.isascii() for name in ids)
        assert "content" not in ids, "the theme's own"


def test_the_contents_list_what_is_there(site: RenderedSite) -> None:
    """Each entry of a page's table of contents is the words of the heading it leads to."""
    seen = 0
    for page in site.pages:
        headings = {
            one.get("id"): " ".join("".join(one.itertext()).split())
            for one in elements(page.content)
            if one.tag in {"h2", "h3"}
        }
        for entry in elements(page.toc):
            if entry.tag == "a":
                seen += 1
                assert headings[entry.get("href").removeprefix("#")] == "".join(entry.itertext()).strip()
    assert seen > 20


def test_nothing_runs_and_nothing_is_styled_in_place(site: RenderedSite) -> None:
    """No page holds a script but JSON-LD, a style, a handler or a frame, nor a form that could send something."""
    for page in site.pages:
        for element in elements(whole(page)):
            assert element.tag not in {"style", "iframe", "object", "embed", "img"}
            assert element.tag != "form" or element.attrib == {"class": "xp-choice", "autocomplete": "off"}
            assert element.tag != "input" or element.get("type") in {"radio", "checkbox", "search"}
            assert element.tag != "button" or element.get("type") in {"button", "reset"}
            assert element.tag != "script" or element.get("type") == "application/ld+json"
            assert not [name for name in element.attrib if name.startswith("on") or name == "style"]


def test_headings_step_down_one_by_one(site: RenderedSite) -> None:
    """A page begins with its only h1, and no heading is more than one level below the one before."""
    for page in site.pages:
        levels = [int(one.tag[1]) for one in elements(page.content) if one.tag in {"h1", "h2", "h3", "h4"}]
        assert levels[0] == 1, page.address
        assert levels.count(1) == 1, page.address
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels)), page.address


def poisoned(value: Any) -> Any:
    """Return a record with hostile words in the place of all plain lines and prose; ids and vocabularies stay."""
    if isinstance(value, Passage):
        return structs.replace(value, printed=HOSTILE)
    if isinstance(value, tuple):
        return tuple(poisoned(one) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    hints = get_type_hints(type(value), include_extras=True)
    return replace(
        value,
        **{
            field.name: HOSTILE if is_plain_text(hints[field.name]) else poisoned(getattr(value, field.name))
            for field in fields(value)
        },
    )


def is_plain_text(hint: Any) -> bool:
    """Tell whether a field's annotation is that of free words."""
    free = get_origin(hint) is Annotated and any(isinstance(mark, Prose | Required) for mark in hint.__metadata__)
    return hint is str or (free and get_args(hint)[0] is str)


@pytest.fixture(scope="module")
def hostile(harbour_graph: Graph, templates: Templates) -> RenderedSite:
    """Return the small site with hostile words wherever facts and the article hold words."""
    facts = {}
    for fact_id, one in harbour_graph.project.facts.items():
        anchors = {
            keys: structs.replace(found, passages=poisoned(found.passages), anchor=replace(found.anchor, spans=()))
            for keys, found in one.anchors.items()
        }
        facts[fact_id] = structs.replace(one, fact=replace(poisoned(one.fact), id=one.fact.id), anchors=anchors)
    (text,) = harbour_graph.project.texts.values()
    words = (HOSTILE + text.text)[: len(text.text)]
    texts = {text.source: structs.replace(text, text=words)}
    project = structs.replace(harbour_graph.project, facts=facts, texts=texts)
    # Titles are shown from the outlines, so these must be hostile too.
    graph = link_project(project).value
    assert all(HOSTILE in outline.title for outline in graph.outlines.values())
    return render_site(compose_site(graph, ENGLISH), templates, ENGLISH)


def test_hostile_words_are_only_words(hostile: RenderedSite) -> None:
    """On every kind of page, markup in any field of a fact is shown as text: no element, no attribute, no template."""
    shown = 0
    for page in hostile.pages:
        for element in elements(whole(page)):
            assert element.tag != "img", page.address
            assert element.tag != "script" or element.get("type") == "application/ld+json", page.address
            assert not [name for name in element.attrib if name.startswith("on")], page.address
        text = "".join(html5lib.parseFragment(page.content, namespaceHTMLElements=False).itertext())
        shown += "<script>alert(1)</script>" in text
        assert "x=' 49" not in whole(page), page.address
    assert shown > 20


def test_hostile_words_stay_inside_the_json(hostile: RenderedSite) -> None:
    """Metadata of hostile facts are still JSON, and hold the words unchanged."""
    names = [
        json.loads(element.text)["name"]
        for page in hostile.pages
        for element in elements(page.head)
        if element.tag == "script"
    ]
    assert HOSTILE in names


def test_terms_are_explained_in_place(rendered: RenderedSite) -> None:
    """Prose that names a term explains it."""
    opened = {
        page.address: [element.get("id") for element in elements(page.content) if element.get("popover") is not None]
        for page in rendered.pages
    }
    assert "term_front-lines" in opened["claims/quietly-sent/"]


def test_the_page_of_a_term_does_not_explain_it(harbour_graph: Graph, templates: Templates) -> None:
    """A term that names itself is explained on its page by the page."""
    term = harbour_graph["insured"].fact
    facts = dict(harbour_graph.project.facts)
    named = replace(term, summary="Here [[insured]] stands.")
    facts["insured"] = structs.replace(facts["insured"], fact=named)
    graph = link_project(structs.replace(harbour_graph.project, facts=facts)).value
    pages = {page.address: page for page in render_site(compose_site(graph, ENGLISH), templates, ENGLISH).pages}
    assert "Here <a" in pages["terms/insured/"].content
    assert "term_insured" not in pages["terms/insured/"].content


def test_the_glossary_is_closed_and_questions_are_open(rendered: RenderedSite) -> None:
    """Each term unfolds its meaning; what is known on an open question is there to be read."""
    pages = {page.address: page.content for page in rendered.pages}
    entries = pages["terms/"].count('class="xp-entry"')
    assert pages["terms/"].count("<details><summary>") == entries > 1
    assert "<details open" not in pages["terms/"]
    assert "xp-entry" in pages["questions/"].partition('class="xp-colophon"')[0]
    assert "<details" not in pages["questions/"].partition('class="xp-colophon"')[0]


def test_every_page_but_the_search_says_how_to_cite_it(rendered: RenderedSite) -> None:
    """Lists and tables are cited and corrected as facts are."""
    without = [page.address for page in rendered.pages if 'class="xp-colophon"' not in page.content]
    assert without in ([], ["search/"])
