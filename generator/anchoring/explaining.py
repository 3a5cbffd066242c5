"""What is said to the contributor whose quote could not be anchored."""

from __future__ import annotations

import json
import re
from typing import Final

from generator.anchoring.ambiguous import decider, in_context
from generator.anchoring.matching import Haystack, Matches, find
from generator.anchoring.nearest import Nearest, nearest
from generator.anchoring.spliced import Splice, drops_negation, splice
from generator.model.diagnostics import Diagnostic, Place
from generator.model.fields import Selector
from generator.model.sources import Span

PLACES_SHOWN: Final = 5
ORDINALS: Final = ("first", "second", "third", "fourth", "fifth")
ENDS: Final = 2
"""Words by which either end of a passage is named in a command."""
UNFIT: Final = re.compile(r"[\n\"`$!\\…]|\.\.\.")
"""What a shell, or the command, would not take as it stands."""
MARKS: Final = "“”„‟‘’‚‛«»\"' "
"""Quotation marks that somebody may put around a quote, as in prose."""
LEAST_ALIKE: Final = 30
"""Below so many percent a passage is no help."""


def not_found(haystack: Haystack, selector: Selector, matches: Matches, place: Place) -> Diagnostic:
    """Say that a quote stands nowhere in its source, and what the source has instead (Q001, Q003)."""
    if matches.cut:
        return _cut(haystack, matches.cut[0], place)
    spliced = splice(haystack, selector.exact)
    negation = drops_negation(haystack, spliced) if spliced else ""
    if spliced and not negation:
        return _spliced(haystack, spliced, place)
    return _unlike(haystack, selector, negation, place)


def ambiguous(haystack: Haystack, selector: Selector, matches: Matches, place: Place) -> Diagnostic:
    """Say where all a quote stands, and what would tell the places apart (Q002)."""
    notes = [
        f"{haystack.source.path}:{haystack.source.line_of(span.start)}: {in_context(haystack.text, span)}"
        for span in matches.places[:PLACES_SHOWN]
    ]
    if len(matches.places) > PLACES_SHOWN:
        notes.append(f"and {len(matches.places) - PLACES_SHOWN} more")
    helps = []
    for ordinal, span in zip(ORDINALS, matches.places, strict=False):
        found = decider(haystack, selector.exact, span)
        if found:
            helps.append(f"to mean the {ordinal}, add `{found.field}: {_yaml(found.words)}`")
    return Diagnostic(
        rule="Q002",
        place=place,
        message=f"quote stands in {len(matches.places)} places of the archived source `{haystack.source.source}`",
        notes=tuple(notes),
        help=tuple(helps) or ("quote more of the words around it",),
    )


def _cut(haystack: Haystack, word: Span, place: Place) -> Diagnostic:
    printed = haystack.text[word.start : word.end]
    return Diagnostic(
        rule="Q001",
        place=place,
        message=f"quote cuts a word or number of the archived source `{haystack.source.source}` apart",
        label=f"the source goes on: `{printed}`",
        notes=(f"{haystack.source.path}:{haystack.source.line_of(word.start)} has `{printed}` in one piece",),
        help=("quote whole words and whole numbers",),
    )


def _spliced(haystack: Haystack, spliced: Splice, place: Place) -> Diagnostic:
    lines = ["spans:"]
    lines += [f"  - exact: {_yaml(haystack.text[span.start : span.end])}" for span in spliced.pieces]
    left_out = [" ".join(haystack.text[span.start : span.end].split()) for span in spliced.left_out]
    return Diagnostic(
        rule="Q003",
        place=place,
        message=f"quote joins words that stand apart in the archived source `{haystack.source.source}`",
        label="words are left out here",
        notes=tuple(f"left out: {words}" for words in left_out),
        help=("quote the passage whole, or replace `exact` with its pieces:\n" + "\n".join(lines),),
    )


def _unlike(haystack: Haystack, selector: Selector, negation: str, place: Place) -> Diagnostic:
    message = f"quote not found in the archived source `{haystack.source.source}`"
    near = nearest(haystack, selector.exact)
    if near is None or near.alike < LEAST_ALIKE:
        return Diagnostic(
            rule="Q001",
            place=place,
            message=message,
            notes=(f"no passage of {haystack.source.path} has many of its words",),
            help=("look whether the quote belongs to another source, and copy the words as printed",),
        )
    where = f"{haystack.source.path}:{haystack.source.line_of(near.span.start)}"
    notes = [f"nearest passage, {where} ({near.alike} % of words alike)\n{near.diff}"]
    unmarked = selector.exact.strip(MARKS)
    if unmarked != selector.exact and find(haystack, Selector(exact=unmarked)).places:
        return Diagnostic(
            rule="Q001",
            place=place,
            message=message,
            label="the source has these words without the quotation marks",
            notes=(f"they stand in {where}",),
            help=("leave the quotation marks out: what a quote holds is all words of the source",),
        )
    if negation:
        notes.append(f"without `{negation}` the quote says the opposite of its source")
    if selector.prefix or selector.suffix:
        notes.append("`prefix` and `suffix` must stand right before and right after `exact`")
    return Diagnostic(
        rule="Q001",
        place=Place(path=place.path, keys=place.keys, within=near.first),
        message=message,
        label=_label(near),
        notes=tuple(notes),
        help=(_how_to_copy(haystack, near.span),),
    )


def _how_to_copy(haystack: Haystack, passage: Span) -> str:
    """Say how to get the words of a passage; by a command, where they can stand in one."""
    words = haystack.text[passage.start : passage.end]
    known = words.split()
    if UNFIT.search(words) or known[0].startswith("-"):
        return f"copy the words as printed in {haystack.source.path}"
    ends = " ".join(known) if len(known) <= 2 * ENDS else f"{' '.join(known[:ENDS])} … {' '.join(known[-ENDS:])}"
    return f'copy the words as printed: `explainer quote {haystack.source.source} "{ends}"`'


def _label(near: Nearest) -> str:
    if not near.instead:
        return "the source does not have this"
    return f"before this the source has `{near.instead}`" if near.missing else f"the source has `{near.instead}`"


def _yaml(words: str) -> str:
    """Return `words` as a double-quoted YAML scalar, which reads JSON's escapes."""
    return json.dumps(words, ensure_ascii=False)
