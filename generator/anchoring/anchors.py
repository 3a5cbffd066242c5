"""One anchor: its words become passages of its source, or diagnostics."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from rapidfuzz import fuzz, process

from generator.anchoring.explaining import ambiguous, not_found
from generator.anchoring.matching import Haystack, find
from generator.model.anchored import FoundAnchor, Passage
from generator.model.diagnostics import Diagnostic, Keys, Place
from generator.model.fields import Anchor, Selector

SIMILAR_FROM = 60
"""Likeness of two source ids in percent from which one is shown to whoever wrote the other."""


def anchor_quote(
    path: str, keys: Keys, anchor: Anchor, haystacks: Mapping[str, Haystack]
) -> FoundAnchor | tuple[Diagnostic, ...]:
    """Return the anchor at `keys` of the file at `path` with its passages, or why it has none."""
    malformed = _malformed(path, keys, anchor)
    if malformed:
        return (malformed,)
    haystack = haystacks.get(anchor.source)
    if haystack is None:
        return (_no_source(path, keys, anchor, haystacks),)
    passages: list[Passage] = []
    found: list[Diagnostic] = []
    for position, selector in enumerate(anchor.selectors):
        at = (*keys, "spans", position, "exact") if anchor.spans else (*keys, "exact")
        passage = passage_of(haystack, selector, Place(path=path, keys=at))
        if isinstance(passage, Passage):
            passages.append(passage)
        else:
            found.append(passage)
    if found:
        return tuple(found)
    for position, (one, two) in enumerate(pairwise(passages)):
        if two.span.start < one.span.end:
            return (_out_of_order(path, (*keys, "spans", position + 1, "exact")),)
    return FoundAnchor(keys=keys, anchor=anchor, passages=tuple(passages))


def passage_of(haystack: Haystack, selector: Selector, place: Place) -> Passage | Diagnostic:
    """Return the one passage that `selector` names, or the diagnostic that says why there is not one."""
    matches = find(haystack, selector)
    if not matches.places:
        return not_found(haystack, selector, matches, place)
    if len(matches.places) > 1:
        return ambiguous(haystack, selector, matches, place)
    (span,) = matches.places
    return Passage(span=span, printed=haystack.text[span.start : span.end], typographic=matches.typographic)


def _malformed(path: str, keys: Keys, anchor: Anchor) -> Diagnostic | None:
    """Say that an anchor has not one quote (Q005)."""
    if anchor.exact.strip() and not anchor.spans:
        return None
    if anchor.spans and not (anchor.exact or anchor.prefix or anchor.suffix):
        if all(span.exact.strip() for span in anchor.spans):
            return None
        message = "a span of this anchor is empty"
    elif anchor.spans:
        message = "this anchor has `spans` and a quote of its own"
    else:
        message = "this anchor has no quote"
    return Diagnostic(
        rule="Q005",
        place=Place(path=path, keys=keys),
        message=message,
        help=(
            "give the words in `exact`",
            "for a quote that the article interrupts, give its pieces in `spans` and leave `exact` out",
        ),
    )


def _no_source(path: str, keys: Keys, anchor: Anchor, haystacks: Mapping[str, Haystack]) -> Diagnostic:
    near = process.extractOne(anchor.source, list(haystacks), scorer=fuzz.ratio, score_cutoff=SIMILAR_FROM)
    return Diagnostic(
        rule="R001",
        place=Place(path=path, keys=(*keys, "source")),
        message=f"no source has the id `{anchor.source}`",
        help=(
            *((f"a source with a similar id exists: `{near[0]}`",) if near else ()),
            f"to add one: put its text into `seeds/`, then `explainer new source {anchor.source}`",
        ),
    )


def _out_of_order(path: str, keys: Keys) -> Diagnostic:
    return Diagnostic(
        rule="Q004",
        place=Place(path=path, keys=keys),
        message="this span stands before the end of the one above it",
        help=("put the spans in the order of the source, and let no words stand in two of them",),
    )
