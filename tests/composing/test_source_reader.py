"""The article with its marks is the article: no character more or less, and every passage can be reached."""

from __future__ import annotations

from collections.abc import Iterator

from english import ENGLISH
from hypothesis import given
from hypothesis import strategies as st

from generator.composing.context import Context, passage_id
from generator.composing.source_reader import Marked, nested, source_view
from generator.model.facts.source import Source
from generator.model.graph import Graph
from generator.model.pages.overviews import MarkNode, Node, NumbersNode
from generator.model.sources import Span

LENGTH = 40


def marked(spans: set[tuple[int, int]]) -> tuple[Marked, ...]:
    """Make passages as the page orders them."""
    ordered = sorted((Span(*span) for span in spans), key=lambda span: (span.start, -span.end))
    return tuple(Marked(span=span, number=number, facts=(), kind="claim") for number, span in enumerate(ordered, 1))


def walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Yield every node, outer ones first."""
    for node in nodes:
        yield node
        if isinstance(node, MarkNode):
            yield from walk(node.children)


def text_of(node: Node) -> str:
    """Return the words of a node."""
    if isinstance(node, NumbersNode):
        return ""
    return "".join(map(text_of, node.children)) if isinstance(node, MarkNode) else node.text


SPANS = st.sets(
    st.tuples(st.integers(0, LENGTH - 1), st.integers(1, LENGTH)).filter(lambda pair: pair[0] < pair[1]), max_size=9
)


@given(spans=SPANS)
def test_marks_change_no_character(spans: set[tuple[int, int]]) -> None:
    """However passages overlap, the words with their marks are the words of the text, in order."""
    text = "".join(chr(ord("A") + position) for position in range(LENGTH))
    nodes = nested(text, Span(0, LENGTH), marked(spans))
    assert "".join(map(text_of, nodes)) == text


@given(spans=SPANS)
def test_every_passage_has_one_place_and_one_number(spans: set[tuple[int, int]]) -> None:
    """Each passage has exactly one element with its id, beginning where it begins, and one number."""
    text = "".join(chr(ord("A") + position) for position in range(LENGTH))
    passages = marked(spans)
    nodes = list(walk(nested(text, Span(0, LENGTH), passages)))
    marks = [node for node in nodes if isinstance(node, MarkNode)]
    ids = sorted(mark.id for mark in marks if mark.id)
    assert ids == sorted(passage_id(one.span) for one in passages)
    numbers = [number for node in nodes if isinstance(node, NumbersNode) for number in node.numbers]
    assert sorted(numbers) == [one.number for one in passages]
    by_id = {passage_id(one.span): text[one.span.start : one.span.end] for one in passages}
    for mark in marks:
        if mark.id:
            assert by_id[mark.id].startswith(text_of(mark))


def test_what_nests_is_not_cut() -> None:
    """A passage inside another one is one mark inside one mark."""
    nodes = nested("abcdef", Span(0, 6), marked({(0, 6), (2, 4)}))
    outer, numbers = nodes
    assert numbers == NumbersNode(numbers=(1,))
    assert isinstance(outer, MarkNode)
    before, inner, within, after = outer.children
    assert [text_of(node) for node in (before, inner, after)] == ["ab", "cd", "ef"]
    assert within == NumbersNode(numbers=(2,))


@given(spans=SPANS)
def test_passages_that_end_together_have_their_numbers_together(spans: set[tuple[int, int]]) -> None:
    """Numbers stand where their passages end, those of one place in one node, rising."""
    text = "x" * LENGTH
    passages = marked(spans)
    at, found = 0, {}
    for node in walk(nested(text, Span(0, LENGTH), passages)):
        if isinstance(node, NumbersNode):
            assert at not in found
            found[at] = node.numbers
        elif not isinstance(node, MarkNode):
            at += len(node.text)
    ends = sorted({one.span.end for one in passages})
    assert found == {end: tuple(one.number for one in passages if one.span.end == end) for end in ends}


def test_numbers_count_up_as_one_reads(own: Graph) -> None:
    """Through the whole article each number is one more than the one before it, and notes stand in their order."""
    context = Context(own, ENGLISH)
    source = own["nk-kursk"].fact
    assert isinstance(source, Source)
    paragraphs = source_view(context, source).paragraphs
    nodes = [node for paragraph in paragraphs for node in walk(paragraph.nodes)]
    numbers = [number for node in nodes if isinstance(node, NumbersNode) for number in node.numbers]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > 90
    noted = [[note.number for note in paragraph.notes] for paragraph in paragraphs]
    assert noted == [sorted(one) for one in noted]


def test_why_a_sentence_has_no_fact_is_among_the_notes(own: Graph) -> None:
    """The reason for setting a sentence aside can be read by everybody, not only under a pointer."""
    source = own["nk-kursk"].fact
    assert isinstance(source, Source)
    paragraphs = source_view(Context(own, ENGLISH), source).paragraphs
    (aside,) = (one for paragraph in paragraphs for one in paragraph.aside)
    assert (aside.sentence, aside.reason) == (
        "But it hasn’t been without cost.",
        "leads from one point to the next",
    )
    assert aside.why.text.startswith("It leads into the estimate of the losses")


def test_numbers_stand_behind_punctuation() -> None:
    """A full stop that no passage holds comes before the number, so that none begins a line."""
    nodes = nested("forty boats, it says.", Span(0, 21), marked({(0, 11), (13, 20)}))
    told = [node.numbers if isinstance(node, NumbersNode) else text_of(node) for node in nodes]
    assert told == ["forty boats", ",", (1,), " ", "it says", ".", (2,)]
