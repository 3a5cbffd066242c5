"""The set of pages: one for each fact, each with what names it and a place in the search."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from english import ENGLISH
from msgspec.structs import replace

from generator.composing.context import Context, address_of
from generator.composing.site import compose_site
from generator.linking.project import link_project
from generator.model.facts.claim import Claim
from generator.model.facts.figure import Figure
from generator.model.facts.story import Story
from generator.model.graph import Graph
from generator.model.kinds import KINDS
from generator.model.pages.site import Page

OVERVIEWS = {"a-z/", "", "timeline/", "matrix/", "method/", "data/", "relations/"}

GRAPHS = pytest.mark.parametrize("name", ["harbour", "own"])


def pages_of(graph: Graph) -> dict[str, Page]:
    """Return the pages by address."""
    return {page.address: page for page in compose_site(graph, ENGLISH).pages}


@GRAPHS
def test_each_fact_and_each_kind_has_a_page(name: str, request: pytest.FixtureRequest) -> None:
    """There is a page for every fact, an index for every kind, the overviews, and nothing else, in order."""
    graph = request.getfixturevalue(name)
    facts = {address_of(anchored.fact) for anchored in graph.project.facts.values()}
    addresses = [page.address for page in compose_site(graph, ENGLISH).pages]
    assert addresses == sorted(facts | {f"{kind.folder}/" for kind in KINDS} | OVERVIEWS)


@GRAPHS
def test_every_reference_has_its_backlink(name: str, request: pytest.FixtureRequest) -> None:
    """Whatever names a fact is listed on the fact's page, under the words that the reference declares."""
    graph = request.getfixturevalue(name)
    context, pages = Context(graph, ENGLISH), pages_of(graph)
    seen = 0
    for edges in graph.outgoing.values():
        for edge in edges:
            if "anchors" in edge.keys:  # a source's own page notes what is built on it
                continue
            groups = {group.title: group for group in pages[address_of(context.fact(edge.target))].used_by}
            listed = {link.address.partition("#")[0] for link in groups[edge.reverse].links}
            assert address_of(context.fact(edge.origin)) in listed, edge
            seen += 1
    assert seen > 20


@GRAPHS
def test_pages_of_one_frame_lie_at_one_depth(name: str, request: pytest.FixtureRequest) -> None:
    """A frame is rendered once for its pages, so they share the way to the root."""
    depths: dict[str, set[int]] = {}
    for page in compose_site(request.getfixturevalue(name), ENGLISH).pages:
        depths.setdefault(page.frame, set()).add(page.address.count("/"))
    assert all(len(found) == 1 for found in depths.values())


def test_each_statement_and_estimate_can_be_found(own: Graph) -> None:
    """The search has an entry for each voice, at its permalink, with its words."""
    entries = {entry.address: entry for page in compose_site(own, ENGLISH).pages for entry in page.search}
    context = Context(own, ENGLISH)
    for claim in context.of_kind(Claim):
        for position, made in enumerate(claim.statements):
            entry = entries[f"{address_of(claim)}#{made.id}"]
            assert context.fact(made.speaker).title in entry.title
            for found in context.anchored(claim.id).under("statements", position):
                assert all(passage.printed in entry.text for passage in found.passages)
    for figure in context.of_kind(Figure):
        assert all(made.as_given in entries[f"{address_of(figure)}#{made.id}"].title for made in figure.estimates)


def test_aliases_are_found(harbour: Graph) -> None:
    """A fact is found by its other names."""
    entry = pages_of(harbour)["actors/fishers-union/"].search[0]
    assert "the union" in entry.text


def test_the_order_of_reading_leads_on(harbour: Graph) -> None:
    """A fact of a story leads to the next one, across parts; the last one leads nowhere."""
    pages = pages_of(harbour)
    assert [link.address for link in pages["views/walls-too-low/"].following] == ["questions/who-pays/"]
    assert pages["terms/insured/"].following == ()


def test_a_former_id_leaves_a_redirect(harbour: Graph, with_facts: Callable[..., Graph]) -> None:
    """A renamed fact is found under its old address."""
    claim = harbour["forty-damaged"].fact
    site = compose_site(with_facts(harbour, dataclasses.replace(claim, formerly=("forty-boats",))), ENGLISH)
    assert site.redirects == {"claims/forty-boats/": "claims/forty-damaged/"}


def test_without_a_story_there_is_no_home(harbour: Graph) -> None:
    """A project that has no story yet still has all its other pages."""
    facts = {key: one for key, one in harbour.project.facts.items() if not isinstance(one.fact, Story)}
    pages = pages_of(link_project(replace(harbour.project, facts=facts)).value)
    assert "" not in pages
    assert "claims/forty-damaged/" in pages
