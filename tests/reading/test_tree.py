"""YAML to plain texts, lists and mappings, and where each of them stands."""

from __future__ import annotations

import json
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.model.invisible import invisible_in
from generator.reading.decoding import UNFIT
from generator.reading.guard import MAX_DEPTH, guard
from generator.reading.lines import lines_of
from generator.reading.positions import positions
from generator.reading.tree import compose, value_at

TEXTS = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=30).filter(
    lambda text: not UNFIT.search(text) and "\r" not in text and not any(invisible_in(text))
)
TREES = st.dictionaries(
    TEXTS,
    st.recursive(TEXTS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4)),
    min_size=1,
    max_size=4,
)


def dump_json(tree: Any) -> str:
    """Write a tree as JSON, which is YAML too."""
    return json.dumps(tree, ensure_ascii=False)


def dump_yaml(tree: Any) -> str:
    """Write a tree as block YAML, with whatever quoting its values need."""
    return yaml.dump(tree, Dumper=yaml.CSafeDumper, allow_unicode=True, width=40)


def dump_flow(tree: Any) -> str:
    """Write a tree as YAML on a few lines, between brackets."""
    return yaml.dump(tree, Dumper=yaml.CSafeDumper, allow_unicode=True, default_flow_style=True, width=1_000)


@given(tree=TREES, dump=st.sampled_from([dump_json, dump_yaml, dump_flow]))
def test_what_is_written_is_read_back(tree: dict[str, Any], dump: Any) -> None:
    """Any tree of texts is read back as it was, however it is written down."""
    lines = lines_of(dump(tree))
    assert guard(lines, "x.yml") == ()
    composed = compose(lines, "x.yml")
    assert (composed.value, composed.diagnostics) == (tree, ())


@given(tree=TREES, dump=st.sampled_from([dump_json, dump_yaml, dump_flow]))
def test_every_value_has_a_place_that_shows_it(tree: dict[str, Any], dump: Any) -> None:
    """Each path of keys has a spot; that of a plain text holds just this text, that of its name just the name."""
    lines = lines_of(dump(tree))
    spots = positions(lines)
    expected = {()}
    pending: list[tuple[tuple[str | int, ...], Any]] = [((), tree)]
    while pending:
        keys, value = pending.pop()
        expected.add(keys)
        children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        pending.extend(((*keys, name), child) for name, child in children)
    assert set(spots) == expected
    for keys, spot in spots.items():
        raw = lines.text[slice(*spot.value)]
        value = value_at(tree, keys)
        assert spot.text == (value if isinstance(value, str) else None)
        if isinstance(value, str) and raw[:1] not in {'"', "'"} and "\n" not in raw and raw[:1] not in {"|", ">"}:
            assert raw == value
        if (
            spot.key
            and (name := lines.text[slice(*spot.key)])[:1] not in {'"', "'", "?", "|", ">"}
            and "\n" not in name
        ):
            assert name == keys[-1]


@given(text=TEXTS.filter(str.strip), data=st.data())
def test_words_inside_a_value_are_where_they_are(text: str, data: st.DataObject) -> None:
    """Offsets inside a value lead to the same words in the file, or nowhere where the file spells them otherwise."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    lines = lines_of(dump_yaml({"quote": text}))
    inside = positions(lines)["quote",].inside(lines, start, end)
    assert inside is None or lines.text[slice(*inside)] == text[start:end]


def test_words_inside_simple_values_are_found() -> None:
    """Plain and quoted values on one line can be pointed into."""
    lines = lines_of("a: one two\nb: \"one two\"\nc: 'one two'\nd: 'it''s'\ne: one\n  two\nf: |\n  one two\n")
    spots = positions(lines)
    found = {key: spots[key,].inside(lines, 4, 7) for key in "abcdef"}
    assert [lines.text[slice(*inside)] for inside in found.values() if inside] == ["two", "two", "two"]
    assert [key for key, inside in found.items() if inside is None] == ["d", "e", "f"]


def test_block_values_end_with_their_last_word() -> None:
    """The blank lines and comments after a mapping are not part of it."""
    lines = lines_of("a:\n  - b: one\n    c: two\n\n# a comment\n\nd: three\n")
    spots = positions(lines)
    assert lines.text[slice(*spots["a",].value)] == "- b: one\n    c: two"


def test_the_first_of_equal_names_counts() -> None:
    """A name that stands twice is told at its second place, and its first value is kept."""
    composed = compose(lines_of("a: one\nb: x\na: two\n"), "x.yml")
    assert composed.value == {"a": "one", "b": "x"}
    assert [(found.rule, found.place.region.start.line) for found in composed.diagnostics if found.place.region] == [
        ("Y004", 3)
    ]


def test_each_name_that_stands_twice_is_told_with_its_first_line() -> None:
    """Names are told in the order of the file, each with the line of the first of its kind."""
    composed = compose(lines_of("b: x\na: one\na: two\nb: y\na: three\n"), "x.yml")
    assert composed.value == {"b": "x", "a": "one"}
    assert [found.label[-1] for found in composed.diagnostics] == ["2", "1", "2"]


@given(text=st.text(alphabet="ab\n\u2028 ", max_size=40))
def test_lines_begin_where_line_feeds_end(text: str) -> None:
    """Only a line feed ends a line, and joined by line feeds the lines are the text."""
    lines = lines_of(text)
    assert "\n".join(lines.line(number) for number in range(1, len(lines.starts) + 1)) == text
    assert all(text[start - 1] == "\n" for start in lines.starts[1:])


def test_the_place_of_a_name_that_stands_twice_is_its_first() -> None:
    """Findings point at the value that counts."""
    assert positions(lines_of("a: one\na: two\n"))["a",].value == (3, 6)


def test_values_may_be_32_deep() -> None:
    """The limit of depth is where it is said to be."""
    assert MAX_DEPTH == 32
    assert guard(lines_of("[" * 32 + "]" * 32), "x.yml") == ()
    assert [found.rule for found in guard(lines_of("[" * 33 + "]" * 33), "x.yml")] == ["Y007"]


def test_broken_yaml_has_no_places() -> None:
    """Nothing is composed from a file that the guard refuses, not even to point into it."""
    assert positions(lines_of("a: &a [*a]\n")) == {}
    assert positions(lines_of("[" * 30_000)) == {}
