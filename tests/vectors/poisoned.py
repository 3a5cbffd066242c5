"""Small sites with hostile words in every text field of every kind, made without asking the rules.

The rules refuse most of these words before a page is made. Here they are let through, so that what is tested is how
templates, prose and data escape. Which words stand where goes round: after as many sites as there are vectors, each
has stood in each field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Annotated, Any, Final, get_args, get_origin, get_type_hints

from english import ENGLISH
from markup import VECTORS
from msgspec import structs

from generator.caching.database import CACHE, SITE, database
from generator.caching.site import SCHEMA, SiteStore
from generator.caching.version import code_version
from generator.composing.context import Context
from generator.composing.open_data import fragments_of
from generator.composing.site import plan_pages
from generator.linking.project import link_project
from generator.model.anchored import AnchoredFact
from generator.model.facts.base import Fact
from generator.model.facts.source import Source
from generator.model.fields import Prose, Required
from generator.model.graph import Graph
from generator.model.prose import references_in
from generator.model.rendered import RenderedPage
from generator.model.translations import one_line, own_texts, quoted_words
from generator.pipeline import Checked, check_project
from generator.publishing.build import build_site
from generator.publishing.outcomes import Built
from generator.publishing.page_maker import Look, PageMaker
from generator.publishing.templates import read_templates
from generator.publishing.work import past_of

PAGE: Final = re.compile("https?://[^/]")
"""How the address of a source begins; of all fields this one alone becomes an address, so the rule is its escape."""


class Poison:
    """Gives words for one field after another."""

    def __init__(self, first: int, several: Sequence[str]) -> None:
        self._at = first
        self._several = several

    def words(self, name: str, *, is_prose: bool) -> str:
        """Return the words for a field; plain ones where no rule lets hostile ones as far as a page."""
        vector = self._several[self._at % len(self._several)]
        self._at += 1
        if name == "url" and not PAGE.match(vector):
            return ""
        # A reference to a fact that is not there ends at the linking.
        return "words" if is_prose and references_in(vector) else vector


class Workshop:
    """Makes poisoned sites of one small project."""

    def __init__(self, project: Path) -> None:
        result = build_site(project)
        assert isinstance(result, Built), result
        checked = check_project(project)
        assert isinstance(checked, Checked)
        self.graph: Graph = checked.graph
        self.folder = result.folder
        self._templates = read_templates(project)
        with database(project / CACHE / SITE, code_version(), SCHEMA) as connection:
            past = past_of(SiteStore(connection))
        assert past
        self._look = Look(
            frames=past.theme.frames,
            in_navigation=frozenset(past.theme.in_navigation),
            imprint=past.theme.imprint,
            chunked=True,
        )

    def pages(self, graph: Graph) -> Mapping[str, bytes]:
        """Return the pages of a project by address."""
        return dict(self._pages(graph))

    def poisoned(self, first: int, several: Sequence[str] = VECTORS) -> Graph:
        """Return the project with hostile words.

        Args:
            first: The position of the words that the first field gets; the others follow.
            several: All words.
        """
        poison = Poison(first, several)
        facts: dict[str, AnchoredFact[Fact]] = {}
        for fact_id, one in self.graph.project.facts.items():
            anchors = {
                keys: structs.replace(
                    found,
                    passages=tuple(
                        structs.replace(passage, printed=poison.words("printed", is_prose=False))
                        for passage in found.passages
                    ),
                )
                for keys, found in one.anchors.items()
            }
            made = _poisoned(one.fact, poison)
            assert isinstance(made, Fact)
            made = _still_translated(one.fact, made)
            if isinstance(made, Source) and isinstance(one.fact, Source):
                # The name of a file, which the walk through the folders gives or refuses.
                made = replace(made, text=one.fact.text)
            facts[fact_id] = structs.replace(one, fact=replace(made, id=fact_id), anchors=anchors)
        texts = {
            name: structs.replace(text, text=_stretched(poison, len(text.text)))
            for name, text in self.graph.project.texts.items()
        }
        # No sentence of the small project is set aside, so here the last one is.
        coverage = {
            name: structs.replace(
                one,
                carried=one.carried[:-1],
                set_aside=tuple((span, poison.words("why", is_prose=True)) for span, _ in one.carried[-1:]),
            )
            for name, one in self.graph.project.coverage.items()
        }
        return link_project(structs.replace(self.graph.project, facts=facts, texts=texts, coverage=coverage)).value

    def _pages(self, graph: Graph) -> Iterator[tuple[str, bytes]]:
        context = Context(graph, ENGLISH)
        maker = PageMaker(context, self._templates, self._look)
        for plan in plan_pages(context):
            page, content, _ = maker.make(plan)
            yield page.address, content

    def rendered(self, graph: Graph) -> Iterator[RenderedPage]:
        """Yield the pages of a project without their theme."""
        context = Context(graph, ENGLISH)
        maker = PageMaker(context, self._templates, self._look)
        yield from map(maker.rendered, plan_pages(context))

    def data(self, graph: Graph) -> Mapping[str, Mapping[str, str]]:
        """Return what each fact has in the open data, by id and file."""
        context = Context(graph, ENGLISH)
        return {fact_id: fragments_of(context, fact_id).pieces for fact_id in graph.outlines}


def _still_translated(fact: Fact, made: Fact) -> Fact:
    """Return hostile facts whose translations are of their own words again, so that pages show them; also of quotes."""
    after = {held.keys: held.text for held in own_texts(made)}
    now = {one_line(held.text): after.get(held.keys, "") for held in own_texts(fact)}
    now |= dict(zip(map(one_line, quoted_words(fact)), quoted_words(made), strict=True))
    translations = tuple(
        replace(
            new,
            texts=tuple(
                replace(text, of=now[one_line(old.of)]) for old, text in zip(was.texts, new.texts, strict=True)
            ),
        )
        for was, new in zip(fact.translations, made.translations, strict=True)
    )
    # On a site in English a translation into English has those of the quotes.
    return replace(made, translations=(*translations, *(replace(one, language="en") for one in translations)))


def _stretched(poison: Poison, length: int) -> str:
    """Return hostile words of exactly this length, as an article could hold them."""
    found = ""
    while len(found) < length:
        found += poison.words("article", is_prose=False) + " "
    return found[:length]


def _poisoned(value: Any, poison: Poison) -> Any:
    """Return a record with hostile words in all free text; ids, vocabularies, numbers and dates stay."""
    if isinstance(value, tuple):
        return tuple(_poisoned(one, poison) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    hints = get_type_hints(type(value), include_extras=True)
    changed = {}
    for field in fields(value):
        kind = kind_of(hints[field.name])
        own = getattr(value, field.name)
        changed[field.name] = poison.words(field.name, is_prose=kind == "prose") if kind else _poisoned(own, poison)
        if kind_of_items(hints[field.name]):
            changed[field.name] = (poison.words(field.name, is_prose=False), poison.words(field.name, is_prose=False))
    return replace(value, **changed)


def kind_of(hint: Any) -> str:
    """Return `prose` or `words` for a field of free text, and nothing for any other."""
    if hint is str:
        return "words"
    if get_origin(hint) is not Annotated or get_args(hint)[0] is not str:
        return ""
    marks = hint.__metadata__
    if any(isinstance(mark, Prose) for mark in marks):
        return "prose"
    return "words" if any(isinstance(mark, Required) for mark in marks) else ""


def kind_of_items(hint: Any) -> str:
    """Return the same for the items of a list of texts."""
    return kind_of(get_args(hint)[0]) if get_origin(hint) is tuple else ""


def fields_poisoned(graph: Graph) -> set[tuple[str, str]]:
    """Return the record and name of every field of free text in a project."""
    found: set[tuple[str, str]] = set()

    def look(value: Any) -> None:
        if isinstance(value, tuple):
            for one in value:
                look(one)
        elif is_dataclass(value) and not isinstance(value, type):
            hints = get_type_hints(type(value), include_extras=True)
            for field in fields(value):
                if kind_of(hints[field.name]) or kind_of_items(hints[field.name]):
                    found.add((type(value).__name__, field.name))
                look(getattr(value, field.name))

    for one in graph.project.facts.values():
        look(one.fact)
    return found
