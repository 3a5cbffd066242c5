"""One file to one fact, whatever its bytes."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.model.diagnostics import Diagnostic
from generator.model.facts.base import Fact
from generator.model.facts.figure import Figure
from generator.model.kinds import KIND_BY_NAME, KINDS, Kind
from generator.model.read import ReadFact
from generator.model.rules import RULES
from generator.reading.facts import MOST_FOUND, parse_fact, read_fact
from generator.reading.locating import locate
from generator.reading.walking import FactFile

TERM = "title: Insured\ndefinition: Not explained.\nanchors:\n  - {source: harbour, exact: insured}\n"
YAMLISH = st.text(alphabet="ab:-[]{}\"'“” \n\t\\#&*!|>%@`,?<0\x00\x85\u2028\ufeff한", max_size=60)

HOSTILE = {
    "25,000 brackets": (b"[" * 25_000, "Y007"),
    "a million brackets": (b"[" * 1_000_000, "Y007"),
    "nested list entries": (b"- " * 100_000, "Y007"),
    "aliases that grow": (b"a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n", "Y005"),
    "an alias of itself": (b"a: &a [*a]\n", "Y005"),
    "a merge bomb": (b"a: &a {x: y}\nb: &b {<<: [*a, *a]}\nc: {<<: [*b, *b]}\n", "Y005"),
    "a merge key": (b"<<: {title: x}\n", "Y005"),
    "a tag of a number": (b"title: !!int x\n", "Y005"),
    "a tag of code": (b"title: !!python/object/apply:os.system [true]\n", "Y005"),
    "a date with a tag": (b"title: !!timestamp x\n", "Y005"),
    "a million tags": (b"title: [" + b"!!int 1," * 100_000 + b"]", "Y005"),
    "NUL": (b"title: a\0b\n", "Y008"),
    "NUL by an escape": (b'title: "a\\0b"\n', "Y008"),
    "half a character": (b'title: "\\ud800"\n', "Y008"),
    "a character too high": (b'title: "\\U00110000"\n', "Y008"),
    "an escape for a line end": (b'title: "a\\Lb"\n', "Y008"),
    "another line end": ("title: a\u2028b\n".encode(), "Y008"),
    "text that runs backwards": ("title: a\u202eb\n".encode(), "Y010"),
    "a mark in the middle": ("title: a\ufeffb\n".encode(), "Y010"),
    "UTF-16": ("title: x\n".encode("utf-16"), "Y001"),
    "UTF-16 without mark": ("title: insured\n".encode("utf-16-le"), "Y001"),
    "a byte order mark": (b"\xef\xbb\xbf" + TERM.encode(), "Y001"),
    "half a character's bytes": (b"title: \xed\xa0\x80\n", "Y001"),
    "many values": (b"title: [" + b"x," * 60_000 + b"]", "Y007"),
    "a list as name": (b"? [a, b]\n: c\n", "F003"),
    "a name too long to show": (b"a" * 500 + b": b\n" + TERM.encode(), "F001"),
    "only a quotation mark": (b'"', "Y003"),
    "white space": (b" \n\t\n", "Y002"),
    "nothing": (b"", "Y002"),
    "an empty document": (b"---\n", "Y002"),
}


@pytest.mark.parametrize(("raw", "rule"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_bytes_give_a_finding_with_its_line(raw: bytes, rule: str, tmp_path: Path) -> None:
    """Whatever is sent in, the reader gets the rule, the path and, where there is one, the line."""
    path = tmp_path / "content" / "terms" / "insured.yml"
    path.parent.mkdir(parents=True)
    path.write_bytes(raw)
    file = FactFile(path="content/terms/insured.yml", kind=KIND_BY_NAME["term"], id="insured")
    found = read_fact(tmp_path, file)
    assert not isinstance(found, ReadFact)
    assert rule in {diagnostic.rule for diagnostic in found}
    for finding in locate(tmp_path, found):
        assert finding.path == "content/terms/insured.yml"
        assert (finding.region is None) == (not raw.strip())
        assert len(finding.message) < 200


@given(raw=st.one_of(st.binary(max_size=200), YAMLISH.map(str.encode)))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    """No bytes raise anything: they state a fact or they are told what is wrong."""
    found = parse_fact(raw, path="x.yml", kind="term", fact_id="x")
    assert isinstance(found, ReadFact) or found


@given(change=st.tuples(st.integers(0, len(TERM)), st.integers(0, 12), YAMLISH))
def test_any_slip_in_a_sound_file_is_read_or_refused(change: tuple[int, int, str]) -> None:
    """A sound file with some of its signs replaced by others raises nothing either."""
    at, size, by = change
    raw = (TERM[:at] + by + TERM[at + size :]).encode()
    found = parse_fact(raw, path="x.yml", kind="term", fact_id="x")
    assert isinstance(found, ReadFact) or all(diagnostic.message for diagnostic in found)


SCALARS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["harbour", "insured", "", "no", "2024", "affirms", "a-b", "[[x]]", "\u200b", "0"]),
)
FIELDS = st.sampled_from(
    (
        *("title", "definition", "anchors", "source", "exact", "spans", "statements", "stance", "estimates", "best"),
        *("aliases", "formerly", "text", "sha256", "no_fact", "when", "date", "parts", "facts", "answer", "x", "id"),
    )
)
TREES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(FIELDS | SCALARS, inner, max_size=5)
)


@given(tree=TREES, kind=st.sampled_from(KINDS), flow=st.booleans(), unicode=st.booleans())
def test_any_tree_is_read_or_refused(tree: object, kind: Kind, *, flow: bool, unicode: bool) -> None:
    """Whatever a file holds, for every kind, it states a fact or is told with rules that have a page."""
    raw = yaml.dump(tree, Dumper=yaml.CSafeDumper, default_flow_style=flow, allow_unicode=unicode).encode()
    found = parse_fact(raw, path="x.yml", kind=kind.name, fact_id="x")
    if not isinstance(found, ReadFact):
        assert found
        assert {diagnostic.rule for diagnostic in found} <= set(RULES)


@pytest.mark.parametrize("raw", [b"{}", b"{}\n", b"# x\n{}\n", b"--- {}\n"])
@pytest.mark.parametrize("many", [True, False])
def test_a_file_without_fields_is_told(raw: bytes, *, many: bool) -> None:
    """A mapping without fields states no fact; it does not vanish without a word."""
    found = parse_fact(raw, path="x.yml", kind="term", fact_id="x", many=many)
    assert not isinstance(found, ReadFact)
    assert [diagnostic.rule for diagnostic in found] == ["Y002"]


def test_a_sound_file_is_a_fact(fact: Callable[..., Fact]) -> None:
    """The id of the fact is the one its file's name gives; its fields are those of the file."""
    read = fact(TERM)
    assert (read.id, read.title, read.KIND) == ("x", "Insured", "term")


def test_every_scalar_is_the_text_it_looks_like(fact: Callable[..., Fact]) -> None:
    """Words that YAML takes for booleans, times, numbers and dates stay what was written."""
    words = ["no", "on", "22:22", "012", "0x1F", "1_000", "2024-02-30", "~", "null", "1e3"]
    read = fact(TERM + f"aliases: [{', '.join(words)}]\n")
    assert read.aliases == tuple(words)  # type: ignore[attr-defined] # a term has them


def test_numbers_are_exact(fact: Callable[..., Fact]) -> None:
    """A numeral becomes the decimal number that is written, with all its digits."""
    figure = fact(
        "title: Boats\nunit: boats\ndefinition: All boats.\nestimates:\n"
        "  - {id: a, speaker: b, as_given: c, quote_type: direct, best: 0.10, low: -5, high: 11000,"
        " anchors: [{source: harbour, exact: c}]}\n",
        "figure",
    )
    assert isinstance(figure, Figure)
    estimate = figure.estimates[0]
    assert (str(estimate.best), estimate.low, estimate.high) == ("0.10", Decimal(-5), Decimal(11000))


@pytest.mark.parametrize(
    "numeral", ["nan", "Infinity", "1e5", "1_000", "+5", "٥", "0x10", "1.", ".5", "012", "9" * 25, "½"]
)
def test_what_only_python_takes_for_a_number_is_refused(numeral: str, wrong: Callable[..., list[Diagnostic]]) -> None:
    """Numerals of other systems and programming languages are not numbers here."""
    found = wrong(
        "title: Boats\nunit: boats\ndefinition: All boats.\nestimates:\n"
        f'  - {{id: a, speaker: b, as_given: c, quote_type: direct, best: "{numeral}",'
        " anchors: [{source: harbour, exact: c}]}\n",
        "figure",
    )
    assert [(diagnostic.rule, diagnostic.place.keys) for diagnostic in found] == [("F005", ("estimates", 0, "best"))]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_make_no_difference(end: str, fact: Callable[..., Fact]) -> None:
    """A file from another system states the same fact."""
    assert fact(TERM.replace("\n", end)) == fact(TERM)


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_an_unknown_field_is_told_for_every_kind(kind: str, wrong: Callable[..., list[Diagnostic]]) -> None:
    """Every kind knows its own fields, and each diagnostic of a hopeless file still comes out."""
    found = wrong("titel: x\nsummary: [x]\n", kind)
    told = {(diagnostic.rule, diagnostic.place.keys) for diagnostic in found}
    assert {("F001", ("titel",)), ("F003", ("summary",))} <= told
    assert not any("no `title`" in diagnostic.message for diagnostic in found), "a mistyped name is told once"
    assert any("similar name exists: `title`" in step for diagnostic in found for step in diagnostic.help)


def test_a_flood_of_findings_is_counted_not_listed(tmp_path: Path) -> None:
    """A file made to have thousands of findings does not bury those of the others, and says how many it has."""
    path = tmp_path / "insured.yml"
    path.write_text(TERM + "".join(f"k{number}: x\n" for number in range(1_000)), encoding="utf-8")
    found = read_fact(tmp_path, FactFile(path="insured.yml", kind=KIND_BY_NAME["term"], id="insured"))
    assert not isinstance(found, ReadFact)
    assert len(found) == MOST_FOUND
    assert found[-1].notes == ("findings in this file not listed: 900",)
