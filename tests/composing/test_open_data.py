"""The open data: safe to open, stable, and no more of a source than may be shown."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from english import ENGLISH
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from generator.composing.context import Context
from generator.composing.json_ld import of_data, of_fact
from generator.composing.open_data import (
    FORMULA_SIGNS,
    as_csv,
    beside,
    data_view,
    fragments_of,
    offer,
    plain,
    safe_cell,
)
from generator.composing.site import data_files
from generator.model.facts.source import Source
from generator.model.graph import Graph


def files_of(graph: Graph) -> dict[str, bytes]:
    """Return the open data by address."""
    return {f"data/{name}": content for name, content in data_files(Context(graph, ENGLISH))}


@given(st.text())
def test_no_cell_is_a_formula(text: str) -> None:
    """Whatever a cell holds, it begins with none of the signs that a spreadsheet takes for a formula."""
    cell = safe_cell(text)
    assert not cell.startswith(FORMULA_SIGNS)
    assert cell.endswith(text)


def test_each_sign_of_a_formula_is_disarmed() -> None:
    """`=`, `+`, `-`, `@`, tab and carriage return at the start of a cell get an apostrophe before them."""
    assert [safe_cell(f"{sign}1")[0] for sign in "=+-@\t\r"] == ["'"] * 6
    assert safe_cell("1=1") == "1=1"


@given(st.lists(st.text(alphabet='ab",\n\r=', max_size=6), min_size=1, max_size=4))
def test_a_table_is_read_back_as_it_was(cells: list[str]) -> None:
    """Commas, quotation marks and line ends inside cells come back from the CSV."""
    row = {str(at): cell for at, cell in enumerate(cells)}
    read = list(csv.reader(io.StringIO(as_csv(row.values()), newline="")))
    assert read == [[safe_cell(cell) for cell in cells]]


def test_every_fact_is_in_its_table(own: Graph) -> None:
    """Each kind that has facts has a table with a row for each, and every row is as long as its header."""
    files = files_of(own)
    rows = list(csv.DictReader(io.StringIO(files["data/claims.csv"].decode(), newline="")))
    assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)
    assert {row["id"]: row["status"] for row in rows} == {key: one.code for key, one in own.statuses.items()}
    for address, content in files.items():
        if address.endswith(".csv"):
            lengths = {len(row) for row in csv.reader(io.StringIO(content.decode(), newline=""))}
            assert len(lengths) == 1, address


def test_facts_are_sorted_and_stable(harbour: Graph) -> None:
    """The JSON holds every fact in the order of ids, and the same facts give the same bytes."""
    content = files_of(harbour)["data/facts.json"]
    facts = json.loads(content)["facts"]
    assert [one["fact"]["id"] for one in facts] == sorted(harbour.project.facts)
    facts_again = dict(reversed(list(harbour.project.facts.items())))
    again = structs.replace(harbour, project=structs.replace(harbour.project, facts=facts_again))
    assert files_of(again)["data/facts.json"] == content


def test_what_has_no_value_is_left_out(own: Graph) -> None:
    """No field of a fact in the JSON is null, or an empty text, list or object."""

    def values(one: object) -> list[object]:
        inside = one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()
        return [one, *(found for each in inside for found in values(each))]

    facts = json.loads(files_of(own)["data/facts.json"])["facts"]
    assert [one for fact in facts for one in values(fact["fact"]) if one in (None, "", [], {})] == []


def test_numbers_stay_exact() -> None:
    """A number leaves as text, with no digit gained or lost and no exponent."""
    assert plain((Decimal(11000), Decimal("0.1"), Decimal("1E+3"))) == ["11000", "0.1", "1000"]


def test_a_text_in_excerpts_is_not_given_away(own: Graph, with_facts: Callable[..., Graph]) -> None:
    """Of a source shown in excerpts neither the text nor the sentences set aside are among the data."""
    (source,) = Context(own, ENGLISH).of_kind(Source)
    assert f"data/{source.text}" in files_of(own)
    files = files_of(with_facts(own, replace(source, show="excerpts")))
    assert f"data/{source.text}" not in files
    text = own.project.texts[source.id].text
    for at, _ in own.project.coverage[source.id].set_aside:
        assert not any(text[at.start : at.end].encode() in content for content in files.values())


def test_the_checksums_are_those_of_the_files(context: Context) -> None:
    """Each download is listed with the SHA-256 of its bytes, for people and in the JSON-LD."""
    files = data_files(context)
    view = data_view(ENGLISH, (offer(name, (content,)) for name, content in files))
    sums = [hashlib.sha256(content).hexdigest() for _, content in files]
    assert [download.sha256 for download in view.downloads] == sums
    listed = of_data("Open data", view)["distribution"]
    assert isinstance(listed, list)
    assert [one["sha256"] for one in listed if isinstance(one, dict)] == sums


def test_what_a_source_does_not_state_is_no_metadata(harbour: Graph) -> None:
    """The JSON-LD of an article has its dateline, and no publisher or author that nobody stated."""
    source = harbour["harbour"].fact
    assert isinstance(source, Source)
    assert of_fact(source, None, source.title)["dateline"] == "PORT TOWN"
    assert not {"publisher", "author"} & set(of_fact(source, None, source.title))
    assert "dateline" not in of_fact(replace(source, dateline="not stated"), None, source.title)
    assert of_fact(replace(source, publisher="The Post"), None, source.title)["publisher"] == {
        "@type": "Thing",
        "name": "The Post",
    }


@given(st.lists(st.text(alphabet="ab ,;\"'\n\r\t|é=", max_size=6), min_size=1, max_size=5))
def test_a_line_is_what_a_csv_writer_makes(cells: list[str]) -> None:
    """Cells are quoted where, and only where, the standard library's writer quotes them."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerow([safe_cell(cell) for cell in cells])
    assert as_csv(cells) == text.getvalue()


def test_the_table_beside_a_figure_is_cut_from_that_of_all(own: Graph) -> None:
    """It has the columns of the table of all estimates, and of its rows those of the figure; other facts have none."""
    context = Context(own, ENGLISH)
    whole = files_of(own)["data/estimates.csv"].decode().splitlines()
    ((path, content),) = beside("figures/troops-killed/", fragments_of(context, "troops-killed").pieces)
    assert path == "figures/troops-killed/estimates.csv"
    header, *rows = content.decode().splitlines()
    assert header == whole[0]
    assert rows == [row for row in whole if row.startswith("troops-killed,")]
    assert rows
    assert list(beside("claims/kursk-liberated/", fragments_of(context, "kursk-liberated").pieces)) == []
