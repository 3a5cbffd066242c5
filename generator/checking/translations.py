"""L002 to L005: a translation is of the fact's own words, whole, once, and names the same facts."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain
from typing import Final

from rapidfuzz import fuzz, process

from generator.model.anchored import AnchoredFact
from generator.model.choices import MEANINGS
from generator.model.diagnostics import Diagnostic, Keys, Place
from generator.model.facts.base import Fact
from generator.model.facts.translation import TranslatedText, Translation
from generator.model.graph import Graph
from generator.model.prose import references_in
from generator.model.status_rules import STATUS_WORDS
from generator.model.translations import one_line, own_texts, quoted_words

SIMILAR_FROM: Final = 60
"""Similarity in percent from which on words that are there may be what is meant; it never decides."""
SHOWN: Final = 2


def check_translations(graph: Graph) -> Iterator[Diagnostic]:
    """Each translation is of words of its fact, once, and names the same facts as they do."""
    for anchored in graph.project.facts.values():
        yield from check_translations_of(graph, anchored)


def check_translations_of(_graph: Graph, anchored: AnchoredFact[Fact]) -> Iterator[Diagnostic]:
    """Check the translations of one fact."""
    fact = anchored.fact
    if not fact.translations:
        return
    texts = dict.fromkeys(map(one_line, chain((held.text for held in own_texts(fact)), quoted_words(fact))))
    languages: set[str] = set()
    for number, translation in enumerate(fact.translations):
        at = ("translations", number)
        if translation.language.lower() in languages:
            yield _twice(anchored, (*at, "language"), f"a translation into `{translation.language}`")
        languages.add(translation.language.lower())
        yield from _of_one(anchored, at, translation, texts)


def _of_one(
    anchored: AnchoredFact[Fact], at: Keys, translation: Translation, texts: Collection[str]
) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for number, one in enumerate(translation.texts):
        keys = (*at, "texts", number)
        original = one_line(one.of)
        if original in seen:
            yield _twice(anchored, (*keys, "of"), "a translation of these words")
        seen.add(original)
        if original not in texts:
            yield _missing(anchored, (*keys, "of"), original, texts)
        else:
            yield from _references(anchored, keys, one)


def _twice(anchored: AnchoredFact[Fact], keys: Keys, what: str) -> Diagnostic:
    return Diagnostic(
        rule="L002",
        place=Place(path=anchored.path, keys=keys),
        message=f"the fact has {what} already",
        label="the second one",
        help=("keep one of the two",),
    )


def _missing(anchored: AnchoredFact[Fact], keys: Keys, original: str, texts: Collection[str]) -> Diagnostic:
    place = Place(path=anchored.path, keys=keys)
    if original.casefold() in _OF_THE_INTERFACE:
        return Diagnostic(
            rule="L005",
            place=place,
            message=f"`{original}` is a word of the interface, which every language has already",
            label="not a text of this fact",
            help=("take the entry out: `site_templates/languages/` has the word, once for all facts",),
        )
    near = process.extract(original, list(texts), scorer=fuzz.ratio, limit=SHOWN, score_cutoff=SIMILAR_FROM)
    return Diagnostic(
        rule="L003",
        severity="warning",
        place=place,
        message="no field and no quote of the fact has these words; readers see the original instead",
        label="changed since, or not copied whole",
        notes=tuple(f"the fact has\n{found}" for found, _, _ in near),
        help=(
            "copy the words as they are now, and see whether the translation still says the same",
            "where you do not know the language, take the entry out: the page then shows the original and says so",
        ),
    )


def _references(anchored: AnchoredFact[Fact], keys: Keys, one: TranslatedText) -> Iterator[Diagnostic]:
    """Yield that a translation leads to other facts than its original does."""
    wanted = {reference.target for reference in references_in(one.of)}
    found = {reference.target: reference for reference in references_in(one.text)}
    for target, reference in found.items():
        if target not in wanted:
            yield Diagnostic(
                rule="L004",
                place=Place(path=anchored.path, keys=(*keys, "text"), within=(reference.start, reference.end)),
                message=f"the translation names `{target}`, and the original does not",
                label="added",
                help=("take the reference out, or add it to the original",),
            )
    lost = sorted(wanted - found.keys())
    if lost:
        several = ", ".join(f"`{target}`" for target in lost)
        yield Diagnostic(
            rule="L004",
            place=Place(path=anchored.path, keys=(*keys, "text")),
            message=f"the original names {several}, and the translation does not",
            label="a reference is lost",
            help=tuple(f"write `[[{target}]]` or `[[{target}|words]]` where the words for it stand" for target in lost),
        )


_OF_THE_INTERFACE: Final = frozenset(
    word.casefold()
    for word in (*chain.from_iterable(MEANINGS), *STATUS_WORDS, *(one.label for one in STATUS_WORDS.values()))
)
