"""A sheet has all that the site shows of a fact."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from generator.composing.networks import network_of
from generator.composing.sheets import sheet_of
from generator.pipeline import Checked, check_project, look
from generator.rendering.sheets import sheet_json, sheet_text

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def checked() -> Checked:
    """Return the real project, linked."""
    result = check_project(ROOT)
    assert isinstance(result, Checked), result
    return result


def test_every_fact_has_a_sheet_with_all_its_words_and_links(checked: Checked) -> None:
    """Every quote, every link and every backlink of every fact is on its sheet, in both forms."""
    for fact_id in checked.graph.outlines:
        sheet = sheet_of(checked.graph, fact_id)
        anchored = checked.graph[fact_id]
        quotes = [quote.text for part in sheet.parts for quote in part.quotes] + [quote.text for quote in sheet.quotes]
        printed = [passage.printed for anchor in anchored.anchors.values() for passage in anchor.passages]
        assert sorted(quotes) == sorted(printed)
        assert len(sheet.links) == len(checked.graph.outgoing.get(fact_id, ()))
        assert [link.id for link in sheet.backlinks] == [
            edge.origin for edge in checked.graph.incoming.get(fact_id, ())
        ]
        text = " ".join(sheet_text(sheet, columns=80, color=False).replace("│", " ").split())
        assert all(" ".join(quote.split()) in text for quote in quotes)
        assert json.loads(sheet_json(sheet))["id"] == fact_id


def test_a_status_comes_with_what_it_follows_from(checked: Checked) -> None:
    """The statements that the rule used are statements of the claim, and each voice says which ones are its own."""
    for fact_id, status in checked.graph.statuses.items():
        sheet = sheet_of(checked.graph, fact_id)
        assert sheet.status is not None
        assert (sheet.status.code, sheet.status.rule) == (status.code, status.rule)
        ids = {part.id for part in sheet.parts}
        voiced = [one for voice in sheet.status.voices for one in voice.statements]
        assert set(sheet.status.decisive) <= ids
        assert sorted([*voiced, *sheet.status.withdrawn]) == sorted(ids)


def test_nothing_of_a_file_is_missing_on_its_sheet(checked: Checked) -> None:
    """Every text that the file of a fact holds stands on its sheet: as a field, in a part, or as a link."""
    sheet = sheet_of(checked.graph, "de-bretton-gordon-on-troops")
    names = {name for name, _ in sheet.fields} | {link.by.split(".")[0] for link in sheet.links}
    fact = checked.graph["de-bretton-gordon-on-troops"].fact
    held = {name for name in fact.__slots__ if getattr(fact, name) not in {"", ()}}
    assert held - {"id", "title", "anchors", "said", "certainty"} <= {name.split(".")[0] for name in names}


def test_the_network_has_every_fact_and_every_link(checked: Checked) -> None:
    """Without a centre nothing is left out, and the text is the same for the same project."""
    network = network_of(checked.graph)
    assert [node.id for node in network.nodes] == list(checked.graph.outlines)
    pairs = {(edge.origin, edge.target) for edges in checked.graph.outgoing.values() for edge in edges}
    assert {(arrow.origin, arrow.target) for arrow in network.arrows} == pairs
    assert network == network_of(checked.graph)


def test_surroundings_grow_with_the_depth_and_not_through_sources(checked: Checked, tmp_path: Path) -> None:
    """Each step reaches what names or is named by what was reached before; a source ends the way."""
    sizes = [len(network_of(checked.graph, "kcna", depth).nodes) for depth in range(4)]
    assert sizes[0] == 1
    assert sizes == sorted(sizes)
    assert sizes[1] < len(checked.graph.outlines) / 2
    small = check_project(shutil.copytree(ROOT / "tests" / "sites" / "harbour", tmp_path / "harbour"))
    assert isinstance(small, Checked)
    near = {node.id for node in network_of(small.graph, "marine-engineer", 2).nodes}
    assert {"harbour", "walls-too-low", "forty-damaged"} <= near
    assert "boats-in-basin" not in near, "they share no more than their source"
    with pytest.raises(KeyError):
        network_of(checked.graph, "nobody")


def test_what_was_found_out_before_does_not_change_what_is_seen(tmp_path: Path) -> None:
    """Looked at twice, the second time from the cache, a fact has the same sheet."""
    root = shutil.copytree(ROOT / "tests" / "sites" / "harbour", tmp_path / "harbour")
    first, again = (look(root, lambda looked: sheet_of(looked.graph, "forty-damaged")) for _ in range(2))
    assert first == again
    (root / "content" / "terms" / "insured.yml").write_text("title: x\n", encoding="utf-8")
    broken = look(root, lambda looked: (sheet_of(looked.graph, "forty-damaged"), len(looked.findings)))
    assert broken == (first, 2)
