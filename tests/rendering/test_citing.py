"""How pages are cited: every form says the same, nothing is made up, and hostile titles stay words."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from english import ENGLISH
from msgspec import structs

from generator.composing.context import Context
from generator.composing.site import compose_page, plan_pages
from generator.model.graph import Graph
from generator.model.imprint import Forge, Imprint
from generator.model.pages.site import Page
from generator.rendering.citing import Cite, cite, tex

FORGE = Forge(
    file="https://forge.example/o/r/blob/main/{path}",
    line="#L{line}",
    edit="https://forge.example/o/r/edit/main/{path}",
    issue="https://forge.example/o/r/issues/new?title={title}&body={body}",
)
FULL = Imprint(name="Storm damage", site_url="https://site.example/", forge=FORGE)


@pytest.fixture
def page(harbour_graph: Graph) -> Page:
    """Return the page of a claim, with a recorded change."""
    context = Context(harbour_graph, ENGLISH)
    dates = {"content/claims/forty-damaged.yml": "2025-04-28"}
    plan = next(plan for plan in plan_pages(context, dates) if plan.address == "claims/forty-damaged/")
    return compose_page(context, plan)


def cited(page: Page, imprint: Imprint) -> Cite:
    """Return how a page of a fact is cited."""
    (origin,) = page.origin
    return cite(page, origin, imprint, ENGLISH)


def test_every_form_names_page_site_source_and_day(page: Page) -> None:
    """Words, BibTeX and CSL-JSON all hold title, site, address, source and the day of the last change."""
    made = cited(page, FULL)
    for form in (made.full, made.bibtex):
        for word in (page.title, "Storm damage", "https://site.example/claims/forty-damaged/", "2025-04-28"):
            assert word in form
    (item,) = json.loads(made.csl)
    assert item["type"] == "webpage"
    assert item["issued"] == {"date-parts": [[2025, 4, 28]]}
    assert (item["title"], item["container-title"]) == (page.title, "Storm damage")
    assert item["note"] in made.full
    assert "author" not in item


def test_what_is_not_known_is_left_out(page: Page) -> None:
    """Without an address and a recorded change no form has any; the page says where it is on its site."""
    (origin,) = page.origin
    made = cite(page, structs.replace(origin, changed=""), Imprint(name="Storm damage"), ENGLISH)
    assert "claims/forty-damaged/ on its site" in made.full
    assert made.changed == ""
    assert "date" not in made.bibtex
    assert "url" not in made.bibtex
    assert json.loads(made.csl)[0].keys() == {"id", "type", "title", "container-title", "note"}


def test_hostile_titles_stay_words(page: Page) -> None:
    """Signs that end a field of TeX, JSON or an address are escaped in each."""
    title = 'a}, b = {\\input{x} & "c"\n#%_$~^ ?d=e&f'
    made = cited(structs.replace(page, title=title), FULL)
    assert json.loads(made.csl)[0]["title"] == title
    assert made.bibtex.count("\n") == 6
    assert r"\textbackslash{}input\{x\} \& " in made.bibtex
    issue = parse_qs(urlsplit(made.edit[-1].address).query)
    assert issue.keys() == {"title", "body"}
    assert title in issue["title"][0]


def test_a_form_gets_the_file_and_the_page(page: Page) -> None:
    """Where the host has a form for mistakes, its fields are filled in, and nothing of them ends the address."""
    forge = structs.replace(FORGE, issue="https://forge.example/new?title={title}&fact={path}&page={page}")
    made = cited(structs.replace(page, title="a&fact=b"), structs.replace(FULL, forge=forge))
    assert parse_qs(urlsplit(made.edit[-1].address).query) == {
        "title": ["Mistake on the page “a&fact=b”"],
        "fact": ["content/claims/forty-damaged.yml"],
        "page": ["https://site.example/claims/forty-damaged/"],
    }


def test_tex_has_no_bare_sign() -> None:
    """Of the signs that TeX acts upon none is left without its escape."""
    assert tex("\\{}#$%&_^~") == r"\textbackslash{}\{\}\#\$\%\&\_\textasciicircum{}\textasciitilde{}"


def test_the_file_to_correct_is_named(page: Page) -> None:
    """With a host there are links to the file, its editor and a new issue; without one the file is named in words."""
    made = cited(page, FULL)
    assert [link.address.split("?")[0] for link in made.edit] == [
        "https://forge.example/o/r/blob/main/content/claims/forty-damaged.yml#L1",
        "https://forge.example/o/r/edit/main/content/claims/forty-damaged.yml",
        "https://forge.example/o/r/issues/new",
    ]
    assert made.line == "https://forge.example/o/r/blob/main/content/claims/forty-damaged.yml#L"
    alone = cited(page, Imprint())
    assert (alone.edit, alone.line, alone.path) == ((), "", "content/claims/forty-damaged.yml")


def test_a_page_made_from_many_files_names_none(harbour_graph: Graph) -> None:
    """A list is cited by its address; of the forge it has the form for a mistake alone."""
    context = Context(harbour_graph, ENGLISH)
    plan = next(plan for plan in plan_pages(context) if plan.address == "claims/")
    made = cited(compose_page(context, plan), FULL)
    assert made.bibtex.startswith("@misc{claims,")
    assert "https://site.example/claims/" in made.full
    (link,) = made.edit
    assert urlsplit(link.address).path == "/o/r/issues/new"
    assert made.path == ""
