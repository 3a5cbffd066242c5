"""F008: a word of a name is written in one script, so that no letter stands in for another one that looks the same.

A small part of UTS #39, "Mixed-Script Detection": the three scripts whose letters look alike, Latin, Greek and
Cyrillic, and of their letters those that do. So `TNFα` and `10 μm` are words, and `Моscow` with two Cyrillic letters
is not. Other scripts, such as Hangul beside Latin, cannot be mistaken for one another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from generator.model.anchored import AnchoredFact
from generator.model.diagnostics import Diagnostic, Keys, Place
from generator.model.facts.base import Fact
from generator.model.graph import Graph
from generator.model.invisible import name_of, number_of
from generator.model.translations import one_line

_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_LATIN: Final = re.compile("[A-Za-z\u00c0-\u024f]")
_SCRIPTS: Final = (_LATIN, re.compile("[\u0370-\u03ff]"), re.compile("[\u0400-\u052f]"))
_LIKE_LATIN: Final = re.compile("[ΑΒΕΖΗΙΚΜΝΟΡΤΥΧιοϲνρυАВЕЅІЈКМНОРСТУХҮҺӀԁԌԛԜаеорсухѕіјһԝүӏ]")
"""Letters of the other two scripts that most typefaces draw as a Latin one."""


def check_scripts(graph: Graph) -> Iterator[Diagnostic]:
    """Each word of a name is written in one script."""
    for anchored in graph.project.facts.values():
        yield from check_scripts_of(graph, anchored)


def check_scripts_of(_graph: Graph, anchored: AnchoredFact[Fact]) -> Iterator[Diagnostic]:
    """Check the title and the other names of one fact."""
    for keys, name in _names(anchored.fact):
        if name.isascii() or not _LIKE_LATIN.search(name):
            continue
        for word in _WORD.finditer(name):
            if _is_mixed(word[0]):
                yield _diagnostic(Place(path=anchored.path, keys=keys, within=word.span()), word[0])


def _names(fact: Fact) -> Iterator[tuple[Keys, str]]:
    aliases: tuple[str, ...] = getattr(fact, "aliases", ())
    return chain(
        [(("title",), fact.title)],
        ((("aliases", at), alias) for at, alias in enumerate(aliases)),
        _translated_titles(fact),
    )


def _translated_titles(fact: Fact) -> Iterator[tuple[Keys, str]]:
    for at, translation in enumerate(fact.translations):
        for number, one in enumerate(translation.texts):
            if one_line(one.of) == one_line(fact.title):
                yield ("translations", at, "texts", number, "text"), one.text


def _is_mixed(word: str) -> bool:
    """Tell whether letters that look Latin stand beside Latin ones, or Greek ones beside Cyrillic ones."""
    return _LIKE_LATIN.search(word) is not None and sum(script.search(word) is not None for script in _SCRIPTS) > 1


def _diagnostic(place: Place, word: str) -> Diagnostic:
    foreign = dict.fromkeys(letter for letter in word if _LIKE_LATIN.match(letter))
    return Diagnostic(
        rule="F008",
        severity="warning",
        place=place,
        message=f"`{word}` has letters of more than one script",
        label="looks like another word",
        notes=(*(f"`{letter}` is {number_of(letter)} ({name_of(letter)})" for letter in foreign),),
        help=("type the word again on one keyboard",),
    )
