"""An anchor goes into a file at its place, and nothing else of the file changes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.authoring import inserting
from generator.authoring.facts import OpenFact, open_fact
from generator.authoring.inserting import Inserted, anchor_lists, with_anchor
from generator.authoring.refusal import Refusal
from generator.authoring.writing import create, replace
from generator.model.fields import Anchor, Selector
from generator.reading.lines import lines_of

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "content"
FACTS = sorted(path.stem for path in CONTENT.glob("*/*.yml") if path.parent.name not in {"sources", "stories"})

TEXTS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=20)
SELECTORS = st.builds(Selector, exact=TEXTS, prefix=TEXTS | st.just(""), suffix=TEXTS | st.just(""))
ANCHORS = st.one_of(
    st.builds(lambda one: Anchor(source="news", exact=one.exact, prefix=one.prefix, suffix=one.suffix), SELECTORS),
    st.builds(lambda spans: Anchor(source="news", spans=tuple(spans)), st.lists(SELECTORS, min_size=2, max_size=3)),
)


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """Copy the small project."""
    return shutil.copytree(ROOT / "tests" / "sites" / "harbour", tmp_path / "harbour")


def opened(root: Path, fact: str) -> OpenFact:
    """Open a fact that is sound."""
    found = open_fact(root, fact)
    assert isinstance(found, OpenFact), found
    return found


def as_data(anchor: Anchor) -> dict[str, object]:
    """Return an anchor as a reader of YAML should get it."""
    rows = [{name: getattr(one, name) for name in ("exact", "prefix", "suffix")} for one in anchor.selectors]
    kept = [{name: text for name, text in row.items() if text} for row in rows]
    return {"source": anchor.source} | ({"spans": kept} if anchor.spans else kept[0])


@settings(max_examples=200)
@given(st.sampled_from(FACTS), ANCHORS, st.data())
def test_the_file_is_the_same_but_for_the_anchor(fact: str, anchor: Anchor, data: st.DataObject) -> None:
    """In every real fact: all lines stay, in order, and an ordinary reader finds one anchor more at the list's end."""
    held = opened(ROOT, fact)
    into = data.draw(st.sampled_from(anchor_lists(held)))
    made = with_anchor(held, into, anchor)
    assert isinstance(made, Inserted), made
    before, after = held.lines.text.splitlines(), made.text.splitlines()
    added = len(after) - len(before)
    assert after[: made.line - 1] + after[made.line - 1 + added :] == before
    expected = yaml.safe_load(held.lines.text)
    target = expected
    for key in into.keys:
        target = target[key]
    target.append(as_data(anchor))
    assert yaml.safe_load(made.text) == expected


@given(ANCHORS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_list_between_brackets_stays_one(harbour: Path, anchor: Anchor) -> None:
    """An anchor can be appended to a list on one line, with its comment."""
    path = harbour / "content" / "terms" / "insured.yml"
    path.write_text("title: A\ndefinition: B\nanchors: [{source: harbour, exact: insured}] # one\n", encoding="utf-8")
    held = opened(harbour, "insured")
    made = with_anchor(held, anchor_lists(held)[0], anchor)
    assert isinstance(made, Inserted), made
    assert made.text.endswith("] # one\n")
    assert yaml.safe_load(made.text)["anchors"][1:] == [as_data(anchor)]


@pytest.mark.parametrize(
    "anchors",
    [
        "anchors:\n- source: harbour\n  exact: insured\n",
        "anchors:\n      -   source: harbour\n          exact: insured # so it says\n",
        "anchors:\n  -\n    source: harbour\n    exact: insured\n\n# The end.\n",
        "anchors:\n  - {source: harbour, exact: insured}\n",
        "anchors:\n  - source: harbour\n    exact: >-\n      not one of them\n      was insured\n",
        "anchors:\n  - source: harbour\n    exact: insured",
    ],
)
def test_other_layouts_are_kept(harbour: Path, anchors: str) -> None:
    """Whatever way the list is written, it gets one entry more."""
    path = harbour / "content" / "terms" / "insured.yml"
    path.write_text(f"title: A\ndefinition: B\n{anchors}", encoding="utf-8")
    held = opened(harbour, "insured")
    made = with_anchor(held, anchor_lists(held)[0], Anchor(source="harbour", exact="The fishers’ union"))
    assert isinstance(made, Inserted), made
    assert len(yaml.safe_load(made.text)["anchors"]) == 2
    assert all(line in made.text.splitlines() for line in anchors.splitlines())


def test_a_change_beyond_the_anchor_is_seen() -> None:
    """What guards a file before it is written tells every other change of its data."""
    text = "title: A\nanchors:\n  - source: s\n    exact: a\n"
    anchor = Anchor(source="s", exact="b")
    added = text + "  - source: s\n    exact: b\n"

    def is_meant(after: str) -> bool:
        return inserting._is_meant(lines_of(text), lines_of(after), ("anchors",), anchor)

    assert is_meant(added)
    for other in (added.replace("A", "B"), added.replace("exact: a", "exact: c"), added.replace("b", "c"), text):
        assert not is_meant(other), other
    assert not is_meant(f"{added}summary: c\n")


def test_windows_line_ends_are_kept(harbour: Path) -> None:
    """A file with CRLF keeps it, in the new lines too."""
    path = harbour / "content" / "terms" / "insured.yml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    held = opened(harbour, "insured")
    made = with_anchor(held, anchor_lists(held)[0], Anchor(source="harbour", exact="The fishers’ union"))
    assert isinstance(made, Inserted)
    raw = held.bytes_of(made.text)
    assert raw.count(b"\r\n") == raw.count(b"\n")


def test_nothing_is_written_over(harbour: Path) -> None:
    """A new file never takes the place of another, and an edit never that of a newer one; nothing is left behind."""
    path = "content/terms/insured.yml"
    old = (harbour / path).read_bytes()
    assert isinstance(create(harbour, path, "title: Mine\n"), Refusal)
    assert isinstance(replace(harbour, path, b"title: What I had read\n", b"title: Mine\n"), Refusal)
    assert (harbour / path).read_bytes() == old
    assert replace(harbour, path, old, b"title: Mine\n") is None
    assert create(harbour, "content/terms/new.yml", "title: New\n") is None
    assert sorted(each.name for each in (harbour / "content" / "terms").iterdir()) == ["insured.yml", "new.yml"]
    assert (harbour / "content/terms/new.yml").stat().st_mode & 0o777 == 0o644


def test_nothing_is_written_through_a_link(harbour: Path, tmp_path: Path) -> None:
    """Where a folder of facts is a link to another place, nothing is written there."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (harbour / "content" / "terms" / "insured.yml").unlink()
    (harbour / "content" / "terms").rmdir()
    (harbour / "content" / "terms").symlink_to(elsewhere)
    with pytest.raises(OSError, match=r"directory|symbolic"):
        create(harbour, "content/terms/new.yml", "title: New\n")
    assert list(elsewhere.iterdir()) == []
