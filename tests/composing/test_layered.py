"""Drawings in layers: nothing lies on anything else, and lines end where they belong."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.composing.layered import Bundle, Layout, Spot, layout_of
from generator.composing.layers import SIDE, layers_of
from generator.composing.rows import FIT, GAP, Extent

Graph = tuple[list[Extent], list[Bundle]]

EXTENTS = st.builds(Extent, width=st.integers(20, 104), height=st.integers(20, 90))


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Draw some nodes and lines between them, in circles too."""
    nodes = draw(st.lists(EXTENTS, min_size=2, max_size=7))
    numbers = st.integers(0, len(nodes) - 1)
    bundles = []
    for origin, targets, label in draw(st.lists(st.tuples(numbers, st.sets(numbers, min_size=1), EXTENTS), max_size=9)):
        if others := tuple(sorted(targets - {origin})):
            bundles.append(Bundle(origin=origin, targets=others, label=label))
    return nodes, bundles


def touching(one: Spot, other: Spot) -> bool:
    """Tell whether two places have a point in common."""
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def on_edge(spot: Spot, point: tuple[int, int]) -> bool:
    """Tell whether a point is on the upper or lower edge of a place."""
    return spot.x - 3 <= point[0] <= spot.x + spot.width + 3 and point[1] in {spot.y, spot.y + spot.height}


@given(graphs())
def test_nothing_lies_on_anything_else(graph: Graph) -> None:
    """Nodes and labels have places of their own, all within the picture."""
    layout = layout_of(*graph)
    spots = [*layout.nodes, *layout.labels]
    assert not [pair for pair in combinations(spots, 2) if touching(*pair)]
    assert all(0 <= one.x <= layout.width - one.width for one in spots)
    assert all(0 <= one.y <= layout.height - one.height for one in spots)
    assert [(one.width, one.height) for one in layout.nodes] == [(one.width, one.height) for one in graph[0]]


@given(graphs())
def test_lines_lead_from_box_to_words_to_box(graph: Graph) -> None:
    """Each line begins at its origin, passes its words, and ends at its target."""
    layout = layout_of(*graph)
    for place, bundle in enumerate(graph[1]):
        stem, branches = layout.stems[place], layout.branches[place]
        assert on_edge(layout.nodes[bundle.origin], stem[0])
        assert on_edge(layout.labels[place], stem[-1])
        for target, branch in zip(bundle.targets, branches, strict=True):
            assert on_edge(layout.labels[place], branch[0])
            assert on_edge(layout.nodes[target], branch[-1])


@given(graphs())
def test_no_upright_piece_of_a_line_runs_through_a_box(graph: Graph) -> None:
    """Where a line passes a row of boxes or words, it passes between them."""
    layout = layout_of(*graph)
    for way in (*layout.stems, *(branch for branches in layout.branches for branch in branches)):
        for (x, start), (other, end) in pairwise(way):
            if x == other:
                low, high = sorted((start, end))
                inside = [one for one in spots_of(layout) if one.x < x < one.x + one.width]
                assert not [one for one in inside if low < one.y + one.height / 2 < high], (x, start, end)


def spots_of(layout: Layout) -> list[Spot]:
    """Return all places of a drawing."""
    return [*layout.nodes, *layout.labels]


@given(graphs())
def test_the_same_graph_gives_the_same_drawing(graph: Graph) -> None:
    """Nothing is left to chance."""
    assert layout_of(*graph) == layout_of(*graph)


@given(graphs())
def test_lines_lead_up_but_in_circles(graph: Graph) -> None:
    """What a line leads to stands in a layer above, and no layer is wider than a phone."""
    edges = [(one.origin, target) for one in graph[1] for target in one.targets if one.origin > target]
    layers = layers_of(len(graph[0]), edges)
    assert all(layers[origin] > layers[target] for origin, target in edges)
    assert max(layers.count(layer) for layer in set(layers)) <= SIDE


def test_a_row_that_has_room_stays_on_a_phone() -> None:
    """Lines are bent rather than the picture broadened, as long as every row fits."""
    box, word = Extent(width=90, height=40), Extent(width=60, height=30)
    bundles = [Bundle(origin=one, targets=(0, 1, 2), label=word) for one in (3, 4, 5)]
    assert layout_of([box] * 6, bundles).width <= FIT
    broad = Extent(width=200, height=40)
    assert layout_of([broad] * 3, []).width == 3 * 200 + 2 * GAP


def test_few_lines_cross() -> None:
    """A tree is drawn without a crossing, whatever order its nodes come in."""
    box, word = Extent(width=40, height=20), Extent(width=30, height=20)
    bundles = [Bundle(origin=low, targets=(high,), label=word) for low, high in ((3, 1), (4, 0), (5, 1), (6, 0))]
    layout = layout_of([box] * 7, [*bundles, *(Bundle(origin=one, targets=(2,), label=word) for one in (0, 1))])
    x = [one.x for one in layout.nodes]
    assert (x[0] < x[1]) == (max(x[4], x[6]) < min(x[3], x[5]))


def test_what_belongs_together_stands_together() -> None:
    """A chain is drawn upright, and a node above two others stands over their middle."""
    box, word = Extent(width=90, height=40), Extent(width=60, height=30)
    chain = layout_of([box] * 3, [Bundle(origin=low, targets=(low - 1,), label=word) for low in (1, 2)])
    assert len({one.x for one in chain.nodes}) == 1
    assert all(len({x for x, _ in stem}) == 1 for stem in chain.stems)
    pair = layout_of([box] * 3, [Bundle(origin=low, targets=(0,), label=word) for low in (1, 2)])
    top, left, right = sorted(pair.nodes, key=lambda one: (one.y, one.x))
    assert abs(2 * top.x - left.x - right.x) <= 4
