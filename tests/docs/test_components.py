"""The page of components is made from the templates of the site, and shows each of their macros."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from english import ENGLISH
from msgspec.structs import replace

from generator.composing.context import Context
from generator.composing.paging import pager
from generator.composing.site import compose_page, plan_pages
from generator.composing.statements import status_chip
from generator.model.imprint import Imprint
from generator.model.pages.blocks import Chip, Prose, QuoteTranslation, Related
from generator.model.pages.facts import ComparedView
from generator.model.pages.overviews import MarkNode, Node, NumbersNode
from generator.pipeline import Checked, check_project
from generator.publishing.templates import read_templates
from generator.rendering.site import PageRenderer

PAGE: Final = "docs/explanation/components.md"
TEMPLATE: Final = "tests/docs/components.html"
_LINK: Final = re.compile(r'href="[^"]*"')
_TOO_MANY_LINES: Final = re.compile(r"\n\s*\n(?:\s*\n)+")


def components_page(root: Path) -> str:
    """Return the page as Markdown; the words are those of a small project of the tests."""
    checked = check_project(root / "tests" / "sites" / "harbour")
    assert isinstance(checked, Checked)
    context = Context(checked.graph, ENGLISH)
    plans = {plan.address: plan for plan in plan_pages(context)}

    def page(address: str) -> Any:
        return compose_page(context, plans[address])

    claim = page("claims/forty-damaged/")
    shown = replace(
        claim,
        template="components.html",
        view=sample(context, page),
        pager=pager(ENGLISH, "claims/", 3, 9),
        following=claim.trail[:1],
    )
    templates = read_templates(root) | {"pages/components.html": (root / TEMPLATE).read_text(encoding="utf-8")}
    imprint = Imprint(name="A small project", site_url="https://example.org/boats/")
    definitions = {"insured": Prose(text="The union's word for boats that are *not* left to their owners.")}
    links = {fact_id: context.link(fact_id) for fact_id in context.outlines}
    made = PageRenderer(links, templates, ENGLISH, imprint, definitions).page(shown).content
    return _TOO_MANY_LINES.sub("\n\n", _LINK.sub('href="#components"', made)) + "\n"


def sample(context: Context, page: Callable[[str], Any]) -> dict[str, Any]:
    """Return what the components show."""
    claim, expert, source = (
        page(f"{one}/").view for one in ("claims/forty-damaged", "views/walls-too-low", "sources/harbour")
    )
    prose = Prose(text="What the [[fishers-union]] says of [[insured]] boats stands in its own words.")
    codes = ENGLISH.catalogue.status
    statuses = [Chip(code=code, text=ENGLISH.status(code, 2)) for code in codes]
    assert status_chip(context, context.status("forty-damaged")) in statuses
    return {
        "claim": claim,
        "statuses": statuses,
        "figure": page("figures/boats-damaged/").view,
        "source": source,
        "nodes": tuple(without_numbers(source.paragraphs[0].nodes)),
        "matrix": page("matrix/").view,
        "spoken": page("actors/harbour-office/").view.spoken,
        "relations": page("relations/").view,
        "cards": page("claims/").view.cards + page("views/").view.cards,
        "sentence": next(one for one in page("").view.answer if one.citations),
        "compared": (
            ComparedView(
                link=context.link("walls-too-low"),
                expert=expert.expert,
                unnamed=False,
                quotes=expert.quotes[:1],
                why=Prose(text=""),
            ),
        ),
        "translated": {
            "line": ENGLISH.catalogue.translating["person"].format(translator="the editors"),
            "versions": page("places/old-basin/").versions,
            "quote": replace(
                claim.statements[0].quotes[0],
                language="ko",
                passages=("오래된 정박지의 배 120척 중 적어도 40척",),
                translation=(
                    QuoteTranslation(
                        text="at least 40 of the 120 boats in the old basin", label="Translated by the editors."
                    ),
                ),
            ),
        },
        "prose": prose,
        "related": (Related(link=context.link("walls-too-low"), relation="It qualifies", why=prose),),
        "used_by": page("actors/harbour-office/").used_by,
        "links": context.links(("storm", "old-basin")),
    }


def without_numbers(nodes: Iterable[Node]) -> Iterator[Node]:
    """Yield marked text without the buttons for notes, which this page does not have."""
    for node in nodes:
        if isinstance(node, MarkNode):
            yield replace(node, children=tuple(without_numbers(node.children)))
        elif not isinstance(node, NumbersNode):
            yield node


def test_the_page_of_components_is_up_to_date(project_root: Path, compare: Callable[[Path, str], None]) -> None:
    """Each component looks on the page as it does on the site."""
    compare(project_root / PAGE, components_page(project_root))


def test_every_macro_is_shown(project_root: Path) -> None:
    """No component of the templates is missing from the page."""
    template = (project_root / TEMPLATE).read_text(encoding="utf-8")
    seen = set()
    for name in ("blocks", "matrix", "article", "diagram"):
        text = (project_root / f"site_templates/partials/{name}.html").read_text(encoding="utf-8")
        macros = set(re.findall(r"macro (\w+)\(", text))
        called_by_others = {one for one in macros if re.search(rf"{{{{ {one}\(", text)}
        missing = {one for one in macros if f"{name}.{one}(" not in template} - called_by_others
        assert missing == set(), name
        seen |= macros
    assert len(seen) > 15


def test_it_leads_nowhere_and_is_not_found_as_a_fact(project_root: Path) -> None:
    """The made-up words are no facts: no link of theirs leads anywhere, and the search passes the page over."""
    page = (project_root / PAGE).read_text(encoding="utf-8")
    assert set(re.findall(r'href="([^"]*)"', page)) == {"#components"}
    assert "search:\n  exclude: true" in page.split("---")[1]
