"""Inline references are read where they stand, and what only looks like one is a fault."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.prose import InlineFault, InlineReference, code_spans, parse_references, references_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Said by [[kcna]].", [(8, 16, "kcna", "")]),
        ("[[kcna|the agency]] says", [(0, 19, "kcna", "the agency")]),
        ("[[ kcna | the agency ]]", [(0, 23, "kcna", "the agency")]),
        ("[[a]][[b]]", [(0, 5, "a", ""), (5, 10, "b", "")]),
        ("[[a|b|c]]", [(0, 9, "a", "b|c")]),
        ("[[a|two\nlines]]", [(0, 15, "a", "two\nlines")]),
        ("한글 [[a]]", [(3, 8, "a", "")]),
        ("[x] (y) ]] [z](https://example.org)", []),
        ("`[[a]]` [[b]] ``[[c]] ` [[d]]``", [(8, 13, "b", "")]),
        ("`[[a]]", [(1, 6, "a", "")]),
        ("\\`[[a]]`", [(2, 7, "a", "")]),
        ("`[[a]]\n\n[[b]]`", [(1, 6, "a", ""), (8, 13, "b", "")]),
        ("\\[[a]] \\\\[[b]]", [(9, 14, "b", "")]),
        ("[[a]] `[[b]]", [(0, 5, "a", ""), (7, 12, "b", "")]),
        ("`[[a]]` [[b]]", [(8, 13, "b", "")]),
        ("one\n\n[[a]]", [(5, 10, "a", "")]),
    ],
)
def test_references_are_found_where_they_stand(text: str, expected: list[tuple[int, int, str, str]]) -> None:
    """Each sound reference comes with its place, its target and its words; code and escapes hide brackets."""
    assert references_in(text) == tuple(
        InlineReference(start=start, end=end, target=target, words=words) for start, end, target, words in expected
    )
    assert parse_references(text).faults == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("an [[a", [(3, 5, "unclosed")]),
        ("[[a]", [(0, 2, "unclosed")]),
        ("[[a\n\nb]]", [(0, 2, "unclosed")]),
        ("[[a\n \t\nb]]", [(0, 2, "unclosed")]),
        ("[[]]", [(0, 4, "empty")]),
        ("[[ | ]]", [(0, 7, "empty")]),
        ("[[|words]]", [(0, 10, "empty")]),
        ("[[a|]]", [(0, 6, "empty")]),
        ("[[a [[b]] c]]", [(0, 9, "nested")]),
        ("[[a|[b]]]", [(0, 8, "nested")]),
        ("[[[a]]]", [(0, 6, "nested")]),
        ("[[a\n\n[[b", [(0, 2, "unclosed"), (5, 7, "unclosed")]),
    ],
)
def test_broken_brackets_are_faults(text: str, expected: list[tuple[int, int, str]]) -> None:
    """What opens like a reference and is none is a fault at its place, and no reference."""
    parsed = parse_references(text)
    assert parsed.references == ()
    assert [(fault.start, fault.end, fault.reason) for fault in parsed.faults] == expected


def test_a_fault_does_not_hide_the_next_reference() -> None:
    """Reading goes on behind a broken reference."""
    parsed = parse_references("[[]] [[a]]\n\n[[b")
    assert [found.target for found in parsed.references] == ["a"]
    assert parsed.faults == (
        InlineFault(start=0, end=4, reason="empty"),
        InlineFault(start=12, end=14, reason="unclosed"),
    )


def test_code_spans_hold_their_backticks() -> None:
    """A run of backticks closes with a run of the same length in the same paragraph."""
    assert code_spans("a `b` ``c ` d`` `e") == ((2, 5), (6, 15))


@given(st.text(alphabet="[]|`\\ab \n"))
def test_what_is_found_is_what_stands_there(text: str) -> None:
    """Places lie inside the text, in order and apart, begin with `[[`, and a reference ends with `]]`."""
    parsed = parse_references(text)
    found = sorted([*parsed.references, *parsed.faults], key=lambda each: each.start)
    end = 0
    for each in found:
        assert end <= each.start < each.end <= len(text)
        assert text.startswith("[[", each.start)
        end = each.end
    for reference in parsed.references:
        inside = text[reference.start + 2 : reference.end - 2]
        assert text[reference.end - 2 : reference.end] == "]]"
        assert reference.target
        assert inside.strip().startswith(reference.target)


@given(st.lists(st.tuples(st.sampled_from(["a", "b-1", "kcna"]), st.sampled_from(["", "the words"])), max_size=5))
def test_what_is_written_is_what_is_read(references: list[tuple[str, str]]) -> None:
    """References written one after another are read back with their targets and words."""
    text = " and ".join(f"[[{target}|{words}]]" if words else f"[[{target}]]" for target, words in references)
    assert [(found.target, found.words) for found in references_in(text)] == references


@pytest.mark.parametrize(
    "hostile",
    [
        "[[" * 100_000,
        "[[a" * 100_000,
        "[[" * 50_000 + "]]" * 50_000,
        "[[a]]" * 40_000,
        "`" * 100_000,
        "` " * 100_000,
        "`[[" * 60_000,
        "\\" * 200_000 + "[[a]]",
        "\n \n" * 70_000,
        "".join("`" * length + " " for length in range(1, 600)),
    ],
    ids=lambda text: f"{text[:6]!r}",
)
def test_hostile_prose_costs_no_more_than_its_length(hostile: str) -> None:
    """200,000 characters of brackets, backticks or backslashes take a fraction of a second."""
    begun = time.perf_counter()
    parse_references(hostile)
    assert time.perf_counter() - begun < 2
