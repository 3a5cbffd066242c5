"""L001: a language tag names a language that CLDR knows by name, so that readers can be told what it is called."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from generator.model.anchored import AnchoredFact
from generator.model.diagnostics import Diagnostic, Place
from generator.model.facts.base import Fact
from generator.model.graph import Graph
from generator.model.walking import language_tags_in

PLAIN: Final = frozenset({"en", "uk", "ko", "ru", "de", "fr", "es", "pl", "zh", "ja", "ar"})
"""Tags that need no look into CLDR, which takes long to import."""

SCRIPT, REGION = 4, 2
"""How many letters the parts of a tag have that name a script and a country."""


def check_languages(graph: Graph) -> Iterator[Diagnostic]:
    """Each language tag names a language."""
    for anchored in graph.project.facts.values():
        yield from check_languages_of(graph, anchored)


def check_languages_of(_graph: Graph, anchored: AnchoredFact[Fact]) -> Iterator[Diagnostic]:
    """Check the language tags of one fact."""
    for held in language_tags_in(anchored.fact):
        wrong = "" if held.text in PLAIN else unknown_part(held.text)
        if wrong:
            yield Diagnostic(
                rule="L001",
                place=Place(path=anchored.path, keys=held.keys),
                message=f"`{held.text}` names no language: `{wrong}` is unknown",
                label="no such language" if wrong == held.text.split("-")[0] else "no such script or region",
                help=(
                    *_meant(wrong),
                    "a tag is a language, perhaps with a script and a region: `uk`, `sr-Latn`, `pt-BR`",
                ),
            )


@cache
def unknown_part(tag: str) -> str:
    """Return the part of a tag that CLDR does not know; an empty text where it knows them all.

    Of what follows language, script and region only the form is known, so anything passes there.
    """
    from babel.core import Locale  # noqa: PLC0415 (slow to import; few projects need it)

    english = Locale.parse("en")
    language, *others = tag.split("-")
    if language not in english.languages:
        return language
    for part in others[:2]:
        if part.isalpha() and len(part) == SCRIPT and part.title() not in english.scripts:
            return part
        if part.isalpha() and len(part) == REGION and part.upper() not in english.territories:
            return part
    return ""


def _meant(wrong: str) -> Iterator[str]:
    """Yield the languages of the country that somebody took for a language: `ua` is Ukraine, and `uk` Ukrainian."""
    from babel.core import Locale  # noqa: PLC0415 (as above)
    from babel.languages import get_official_languages  # noqa: PLC0415 (as above)

    english = Locale.parse("en")
    country = english.territories.get(wrong.upper())
    if country and len(wrong) == REGION:
        for language in get_official_languages(wrong.upper())[:2]:
            name = english.languages.get(language, language)
            yield f"`{wrong}` is the code of a country, {country}; {name} is `{language}`"
