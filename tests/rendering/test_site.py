"""Pages say what the facts say, escape what strangers write, and lead where they point."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import html5lib
import pytest
from english import ENGLISH
from minijinja import TemplateError

from generator.composing.context import address_of
from generator.composing.open_data import safe_cell
from generator.composing.site import compose_site
from generator.model.graph import Graph
from generator.model.pages.blocks import Link
from generator.model.rendered import RenderedPage, RenderedSite
from generator.publishing.templates import read_templates
from generator.rendering.json_ld import script
from generator.rendering.prose import ProseRenderer
from generator.rendering.site import render_site

Render = Callable[[Path], RenderedSite]

ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title><svg onload=alert(1)>",
    "{{ 7 * 7 }}",
)


def parse(html: str) -> Any:
    """Parse a fragment as a browser does."""
    return html5lib.parseFragment(html, namespaceHTMLElements=False)


def links(page: RenderedPage) -> list[str]:
    """Return where the links of a page lead, from the site's root."""
    found = re.findall(r'<a [^>]*?href="([^"]*)"', page.content + page.toc)
    return [urljoin(f"http://s/{page.address}", link).removeprefix("http://s/") for link in found]


def test_every_link_leads_to_an_element(rendered: RenderedSite) -> None:
    """Each link of each page names a page or file that is there, and an element of it."""
    ids = {page.address: set(re.findall(r' id="([^"]+)"', page.content)) for page in rendered.pages}
    files = {file.address for file in rendered.files}
    for page in rendered.pages:
        for link in links(page):
            address, _, fragment = link.partition("#")
            assert address in ids or address in files, (page.address, link)
            assert not fragment or fragment in ids[address], (page.address, link)


def test_every_reference_is_a_backlink(graph: Graph, rendered: RenderedSite) -> None:
    """Whatever names a fact is linked from that fact's page."""
    pages = {page.address: links(page) for page in rendered.pages}
    edges = [edge for edges in graph.outgoing.values() for edge in edges]
    assert len(edges) > 400
    for edge in edges:
        there = [link.partition("#")[0] for link in pages[address_of(graph[edge.target].fact)]]
        assert address_of(graph[edge.origin].fact) in there or edge.reverse == "Explained in", edge


def test_the_article_stands_word_for_word(graph: Graph, rendered: RenderedSite) -> None:
    """Without the numbers of the notes, the marked article is the archived one, character for character."""
    (page,) = (page for page in rendered.pages if page.address == "sources/nk-kursk/")
    tree = parse(page.content)
    paragraphs = []
    for element in tree.iter("p"):
        if not str(element.get("id", "")).startswith("p"):
            continue
        for number in [one for one in element.iter() if "xp-mark__number" in str(one.get("class"))]:
            number[:] = []
            number.text = ""
        paragraphs.append("".join(element.itertext()))
    text = graph.project.texts["nk-kursk"].text
    assert paragraphs == [line for line in text.split("\n") if line]


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_strangers_write_stays_text(harbour: Path, render: Render, attack: str) -> None:
    """HTML and template code in any plain text field is shown as it was typed, on every page."""
    quoted = json.dumps(attack)
    for path in sorted(harbour.rglob("content/*/*.yml")):
        text = path.read_text(encoding="utf-8")
        text = re.sub(r"^title: .*$", f"title: {quoted}", text, flags=re.MULTILINE)
        text = re.sub(
            # Not `text` of a translation, which is prose, and prose with HTML is refused.
            r"^( {0,6}|      - )(role|basis|unit|rights|dateline|text|translator|of): (?!harbour|boats)(.+)$",
            rf"\1\2: {quoted}",
            text,
            flags=re.MULTILINE,
        )
        path.write_text(text, encoding="utf-8")
    site = render(harbour)
    shown = 0
    for page in site.pages:
        for part in (page.head, page.content, page.toc):
            tree = parse(part)
            tags = {element.tag for element in tree.iter()}
            assert not tags & {"img", "iframe", "object", "embed"}, page.address
            assert "form" not in tags or page.address == "matrix/"
            scripts = list(tree.iter("script"))
            assert all(element.get("type") == "application/ld+json" for element in scripts)
            assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")]
            assert "49" not in re.findall(r"\b49\b", part)
            shown += attack in "".join(tree.itertext())
    assert shown > len(site.pages) // 2


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html,<script>)",
        "![x](http://example.org/x.png)",
        "<http://example.org> <javascript:alert(1)>",
        "text {: onclick=alert(1) }",
        "&lt;script&gt;",
        "`<b>`",
        "[[kcna|<b onclick=x>words</b>]]",
        "\ue0000\ue001 and \ue00099\ue001",
    ],
)
def test_prose_holds_no_markup_of_its_own(text: str) -> None:
    """Whatever prose holds, its HTML has the elements, attributes and addresses of our list, and no others."""
    renderer = ProseRenderer({"kcna": Link(text="KCNA", address="actors/kcna/")})
    tree = parse(renderer.html(text, "../"))
    allowed = {"p", "em", "strong", "a", "ul", "ol", "li", "code", "blockquote", "br", "DOCUMENT_FRAGMENT"}
    for element in tree.iter():
        assert element.tag in allowed, element.tag
        assert set(element.attrib) <= {"href", "class"}
        assert re.match(r"^(\.\./|https?:|mailto:|$)", element.get("href", "")), element.get("href")


@pytest.mark.parametrize("text", ["Kim & Putin", "a < b and b > a", "`a < b & c`", "AT&amp;T", "5 > 3"])
def test_prose_shows_signs_as_typed(text: str) -> None:
    """`&`, `<` and `>` reach the reader as they were typed, in code too."""
    shown = "".join(parse(ProseRenderer({}).html(text, "../")).itertext()).strip()
    assert shown == text.replace("`", "")


def test_a_reference_becomes_a_link() -> None:
    """`[[id]]` shows the fact's title, `[[id|words]]` the words, and both lead to its page."""
    html = ProseRenderer({"kcna": Link(text="KCNA", address="actors/kcna/")}).html(
        "[[kcna]] is *[[kcna|an agency]]*.", "../"
    )
    assert re.findall(r'href="([^"]*)">([^<]*)', html) == [
        ("../actors/kcna/", "KCNA"),
        ("../actors/kcna/", "an agency"),
    ]


def test_json_cannot_leave_its_script() -> None:
    """No text ends the script that holds it, and the text comes back as it was."""
    name = '</script><!-- \u2028 & "quoted"'
    html = str(script({"name": name}))
    assert html.count("</script>") == 1
    assert "<!--" not in html
    inside = html.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert json.loads(inside) == {"name": name}


def test_the_data_holds_every_fact(graph: Graph, rendered: RenderedSite) -> None:
    """The open data names every fact, every statement once, and the words as printed."""
    files = {file.address: file.content for file in rendered.files}
    facts = json.loads(files["data/facts.json"])["facts"]
    assert {fact["fact"]["id"] for fact in facts} == set(graph.project.facts)
    rows = list(csv.DictReader(io.StringIO(files["data/statements.csv"].decode())))
    assert len(rows) == sum(len(fact["fact"].get("statements", [])) for fact in facts)
    text = graph.project.texts["nk-kursk"].text
    assert all(words in text for row in rows for quote in row["quote"].split(" | ") for words in quote.split(" … "))


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_no_cell_is_a_formula(start: str) -> None:
    """A cell that a spreadsheet would run is marked as text; every other one stays as it is."""
    assert safe_cell(start) == f"'{start}"
    assert safe_cell(f"x{start}") == f"x{start}"


def test_two_renderings_are_equal(project_root: Path, graph: Graph, rendered: RenderedSite) -> None:
    """The same facts give the same bytes."""
    assert render_site(compose_site(graph, ENGLISH), read_templates(project_root), ENGLISH) == rendered


def test_an_unknown_name_fails(project_root: Path, graph: Graph) -> None:
    """A template that uses what its page view lacks stops the build instead of showing nothing."""
    templates = read_templates(project_root) | {"pages/claim.html": "{{ view.statuss }}"}
    with pytest.raises(TemplateError, match=r"view\.statuss.*claim\.html:1"):
        render_site(compose_site(graph, ENGLISH), templates, ENGLISH)


def test_an_open_bound_is_drawn_open(rendered: RenderedSite) -> None:
    """An estimate of "at least" has an open end above, and every mark lies on the axis."""
    (page,) = (page for page in rendered.pages if page.address == "figures/troops-killed/")
    assert "xp-axis__arrow" in page.content
    for at in re.findall(r'cx="([\d.]+)"', page.content):
        assert 20 <= float(at) <= 600


def test_a_former_id_leads_on(harbour: Path, render: Render) -> None:
    """A renamed fact's old address leads to its new one."""
    place = harbour / "content" / "places" / "old-basin.yml"
    place.write_text(place.read_text(encoding="utf-8") + "formerly: [basin]\n", encoding="utf-8")
    assert render(harbour).redirects == {"places/basin/": "places/old-basin/"}
