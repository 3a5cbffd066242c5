"""Plain text is composed without a scan of its events, and the scan would have found nothing in it."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.reading import facts
from generator.reading.decoding import UNFIT
from generator.reading.facts import parse_fact
from generator.reading.guard import MAX_DEPTH, MAX_NODES, guard
from generator.reading.harmless import MOST, is_harmless
from generator.reading.lines import lines_of
from generator.reading.tree import compose

TERM = "title: Insured\ndefinition: Not explained.\nanchors:\n  - {source: harbour, exact: insured}\n"

SIGNS = (
    *("*a", "&a ", "!x ", "!!int ", "%YAML 1.1", "<<: ", "? ", "- ", "---", "...", ": ", ":", " #", "#", ", "),
    *("[", "]", "{", "}", "|", ">", '"', "'", "''", "\\", "\\\\", '\\"', "\\x07", "\t", " ", "\n", "x", "é", "\u00a0"),
    *('" *a ', ", *a, ", '": *a, "', "' &b "),
)
"""Everything that means something in YAML, and some combinations that would if a mark were left open."""

JUNK = st.lists(st.sampled_from(SIGNS), max_size=6).map("".join)
VALUES = st.one_of(
    JUNK,
    st.sampled_from(["", "|", ">-"]),
    st.builds("{}{}".format, st.sampled_from(["x", "é", "("]), JUNK),
    st.builds("{0}{1}{0}".format, st.sampled_from(['"', "'", "#"]), JUNK),
    st.builds("[{}, x{}]".format, st.sampled_from(["x", '"*a"', "'&a'"]), JUNK),
    st.builds("{{k: {}, l: x{}}}".format, st.sampled_from(["x", '"*a"', "'&a'"]), JUNK),
)
LINES = st.builds(
    "{}{}{}{}".format,
    st.integers(0, 22).map(lambda size: " " * size),
    st.sampled_from(["", "", "- ", "- - "]),
    st.sampled_from(["", "k: ", "k:", "l: ", "<<: "]),
    VALUES,
)
FILES = st.lists(LINES, max_size=6).map("\n".join) | st.text(max_size=40)


@pytest.mark.parametrize(
    "text",
    [
        TERM,
        "",
        "# a comment\n\n",
        "a: it's 5 o'clock, *now* & then! 100 % [sic] {x}\n",
        "a: http://example.org/#here\n",
        'a: "*x &y !z: \\"said\\" # \\\\ no"\n',
        "a: '*x &y it''s: # no'\n",
        "a: [x-1, y z, \"*x\", '&y', 10]\n",
        'a: {b: c d, e: "*x"}\n',
        "a:\n  - b: c\n    d:\n      - e\n  - - f\n",
        'a: >-\n  one two,\n  three "four" *five*\nb: x\n',
        "a: one\n  two *three* four\n",
        "a: [it's, x\"*y]\n",
        "a: one # *two* 'three\nb: x\n",
    ],
)
def test_what_fact_files_hold_is_harmless(text: str) -> None:
    """The usual ways to write fields, lists and texts need no scan, with any sign inside their texts."""
    assert is_harmless(text)
    assert guard(lines_of(text), "x.yml") == ()


@pytest.mark.parametrize(
    "text",
    [
        "a: *b\n",
        "- *b\n",
        "a: &b c\n",
        "&a b: c\n",
        "a: !b c\n",
        "!b\na: c\n",
        "a: [x, *b]\n",
        "a: [*b]\n",
        "a: {b: *c}\n",
        'a: ["x", *b]\n',
        'a: "x"*b\n',
        "<<: {a: b}\n",
        "a: {<<: b}\n",
        "%YAML 1.1\n---\na: b\n",
        "a: b\n---\nc: d\n",
        "? a\n",
        "[a]: b\n",
        "a: [[b]: c]\n",
        'a: "\\x07"\n',
        'a: "b\n  c": *d\n',
        'a: "b\n  c"\n',
        'a: x\n  "y\n*z : b #"\n',
        "a: [x, y\n",
        "a: [x[*b]]\n",
        "a: [x[*b]\n",
        "a: [x ? *b]\n",
        "a: [x #y]\n",
        "a: [x: *b]\n",
        'a: "b\n\n" *c\n',
        "a: 'b\n  c'\n",
        "a: [b,\n  *c]\n",
        "a: {b: c,\n  d: *e}\n",
        "a: |2\n  b\n",
        "a: b: *c\n",
        "a: >- *b\n",
        " " * 21 + "a: b\n",
        "- - - a\n",
        "a: " + "b" * MOST,
    ],
)
def test_anything_else_is_left_to_the_guard(text: str) -> None:
    """What may be dangerous, and what leaves a bracket or quotation mark open, is not called harmless."""
    assert not is_harmless(text)


@given(text=FILES.filter(lambda text: not UNFIT.search(text) and "\r" not in text))
@example(text='a: x\n  "y: *z"\n')
@example(text="a: x\n  'y # *z'\n")
@example(text="a: x\n  - k: *z\n")
@example(text="a: |\n x\n- 'y: *z'\n")
def test_the_guard_finds_nothing_in_harmless_text(text: str) -> None:
    """Where text is called harmless, the guard finds nothing, or what is broken, and then composing raises too."""
    if not is_harmless(text):
        return
    lines = lines_of(text)
    found = guard(lines, "x.yml")
    try:
        compose(lines, "x.yml")
    except yaml.YAMLError:
        assert found
    else:
        assert found == ()


@given(change=st.tuples(st.integers(0, len(TERM)), st.integers(0, 12), JUNK))
def test_a_file_is_read_the_same_with_and_without_the_scan(change: tuple[int, int, str]) -> None:
    """Any slip in a sound file is told in the same words whether or not the text was called harmless."""
    at, size, by = change
    raw = (TERM[:at] + by + TERM[at + size :]).encode()
    found = parse_fact(raw, path="x.yml", kind="term", fact_id="x")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(facts, "is_harmless", lambda _: False)
        assert parse_fact(raw, path="x.yml", kind="term", fact_id="x") == found


def test_harmless_text_is_not_scanned(monkeypatch: pytest.MonkeyPatch) -> None:
    """A plain file is parsed once."""
    monkeypatch.setattr(facts, "guard", lambda *_: pytest.fail("scanned"))
    assert not isinstance(parse_fact(TERM.encode(), path="x.yml", kind="term", fact_id="x"), tuple)


def test_broken_text_is_explained_by_the_guard() -> None:
    """A file that looks plain and is broken is told as any broken file is."""
    text = "title: Insured\n  definition: x\n"
    assert is_harmless(text)
    assert parse_fact(text.encode(), path="x.yml", kind="term", fact_id="x") == guard(lines_of(text), "x.yml")


@pytest.mark.parametrize(
    ("line", "columns"),
    [("k:", 1), ("- k:", 2), ("- - k:", 4), ("- -", 2)],
    ids=["fields", "both", "more lists", "lists"],
)
def test_harmless_text_is_never_too_deep(line: str, columns: int) -> None:
    """As deep as fields and lists can be put into one another, text stays within the guard's limit."""
    text, deepest = "k:\n", 0
    for level in range(40):
        text += f"{' ' * level * columns}{line}{' ' if line.endswith('-') else ''}\n"
        tried = text + " " * (level * columns + 1) + "k: [x]\n" if line.endswith(":") else text
        if is_harmless(tried):
            deepest = max(deepest, depth_of(tried))
            assert all(found.rule != "Y007" for found in guard(lines_of(tried), "x.yml"))
    assert 10 < deepest < MAX_DEPTH - 4


def depth_of(text: str) -> int:
    """Return how deep the lists and mappings of a text are, as far as it is YAML."""
    depth = deepest = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            deepest = max(deepest, depth)
    except yaml.YAMLError:
        pass
    return deepest


def test_harmless_text_never_has_too_many_values() -> None:
    """The densest text of the greatest length stays within the guard's limit."""
    for unit in ("k:\n", "- \n", "- - \n", "a,"):
        text = unit * (MOST // len(unit))
        text = f"[{text[:-3]}]" if unit == "a," else text
        assert is_harmless(text)
        assert all(found.rule != "Y007" for found in guard(lines_of(text), "x.yml"))
    assert 2 * MOST < MAX_NODES
