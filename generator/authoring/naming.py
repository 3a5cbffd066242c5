"""A passage as an anchor names it: its words, and the shortest prefix or suffix where they stand more than once."""

from __future__ import annotations

from itertools import product

from generator.anchoring.ambiguous import MOST_WORDS, REACH, decider
from generator.anchoring.anchors import anchor_quote
from generator.anchoring.matching import Haystack, find
from generator.anchoring.words import words_of
from generator.authoring.passages import Meant
from generator.authoring.refusal import Refusal
from generator.authoring.scalars import quoted, scalar
from generator.model.anchored import FoundAnchor
from generator.model.fields import Anchor, Selector
from generator.model.invisible import without_invisible
from generator.model.sources import Span


def anchor_of(haystack: Haystack, meant: Meant) -> Anchor | Refusal:
    """Return the anchor that is found at `meant` and nowhere else, or say that no words tell the place apart."""
    selectors: list[Selector] = []
    for span in meant.spans:
        selector = _selector(haystack, span)
        if selector is None:
            return Refusal(
                message="no words around this passage tell its place from the others",
                help=("quote a longer passage",),
            )
        selectors.append(selector)
    source = haystack.source.source
    if len(selectors) == 1:
        (one,) = selectors
        anchor = Anchor(source=source, exact=one.exact, prefix=one.prefix, suffix=one.suffix)
    else:
        anchor = Anchor(source=source, spans=tuple(selectors))
    found = anchor_quote("", (), anchor, {source: haystack})
    assert isinstance(found, FoundAnchor)  # noqa: S101 (each selector was tried)
    return anchor


def anchor_lines(anchor: Anchor) -> tuple[str, ...]:
    """Return an anchor as the lines of an entry of a YAML list, the dash in the first column."""
    lines = [f"source: {anchor.source}"]
    if anchor.spans:
        lines.append("spans:")
        for span in anchor.spans:
            first, *others = _fields(span)
            lines += [f"  - {first}", *(f"    {line}" for line in others)]
    else:
        lines += _fields(anchor.selectors[0])
    return (f"- {lines[0]}", *(f"  {line}" for line in lines[1:]))


def anchor_in_line(anchor: Anchor) -> str:
    """Return an anchor as an entry of a list between brackets."""
    if anchor.spans:
        spans = ", ".join("{" + ", ".join(_fields(span, bare=False)) + "}" for span in anchor.spans)
        return f"{{source: {anchor.source}, spans: [{spans}]}}"
    return "{" + ", ".join([f"source: {anchor.source}", *_fields(anchor.selectors[0], bare=False)]) + "}"


def _fields(selector: Selector, *, bare: bool = True) -> list[str]:
    texts = {"exact": selector.exact, "prefix": selector.prefix, "suffix": selector.suffix}
    return [f"{name}: {scalar(text) if bare else quoted(text)}" for name, text in texts.items() if text]


def _selector(haystack: Haystack, span: Span) -> Selector | None:
    exact = _seen(haystack.text[span.start : span.end])
    for selector in (Selector(exact=exact), *_with_context(haystack, exact, span)):
        if find(haystack, selector).places == (span,):
            return selector
    return None


def _with_context(haystack: Haystack, exact: str, span: Span) -> list[Selector]:
    """The selectors to try where `exact` alone does not do, the shortest first."""
    found = decider(haystack, exact, span)
    if found:
        words = _seen(found.words)
        return [Selector(exact=exact, **{found.field: words})]
    before = words_of(haystack.text, max(0, span.start - REACH), span.start)[-MOST_WORDS:]
    after = words_of(haystack.text, span.end, min(len(haystack.text), span.end + REACH))[:MOST_WORDS]
    sizes = sorted(product(range(1, len(before) + 1), range(1, len(after) + 1)), key=sum)
    return [
        Selector(
            exact=exact,
            prefix=_seen(haystack.text[before[-left].start : span.start]),
            suffix=_seen(haystack.text[span.end : after[right - 1].end]),
        )
        for left, right in sizes
    ]


def _seen(text: str) -> str:
    """Words as a fact file may hold them: on one line, without what nobody sees."""
    return " ".join(without_invisible(text).split())
