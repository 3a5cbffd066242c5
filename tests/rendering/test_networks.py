"""A network reads as the same network in every language, whatever its titles hold."""

from __future__ import annotations

import html
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.kinds import KIND_BY_NAME
from generator.model.networks import Arrow, Network, Node
from generator.rendering.networks import SHAPES, as_dot, as_json, as_mermaid

TITLES = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=20) | st.sampled_from(
    [
        '"]; x -> y; ["',
        "a\\",
        'end"',
        "%%{init: {}}%%",
        "<script>",
        "#quot;",
        "&lt;",
        "`code`",
        "-->",
        "\\n\\l",
        "[[a]]",
    ]
)
STRING = r'"((?:[^"\\]|\\.)*)"'


def _of_escape(escape: re.Match[str]) -> str:
    """Return what an escape in a string of DOT stands for."""
    return "\n" if escape[1] == "n" else escape[1]


def network(title: str, other: str = "Other") -> Network:
    """Return two facts, the one naming the other."""
    return Network(
        nodes=(
            Node(id="end", kind="claim", title=title, status="disputed"),
            Node(id="o-1", kind="actor", title=other, status=""),
        ),
        arrows=(Arrow(origin="end", target="o-1", field="statements.speaker"),),
    )


@given(TITLES, TITLES)
def test_dot_holds_each_title_as_one_string(title: str, other: str) -> None:
    """Read by the rules of DOT, where a quotation mark ends a string unless a backslash stands before it."""
    lines = as_dot(network(title, other)).splitlines()
    labels = [re.fullmatch(rf"  {STRING} \[label={STRING}, shape=\w+\];", line) for line in lines[4:6]]
    read = [html.unescape(re.sub(r"\\(.)", _of_escape, match[2])) for match in labels if match]
    assert read == [f"{title}\nclaim end, disputed", f"{other}\nactor o-1"]
    assert lines[6] == '  "end" -> "o-1" [label="statements.speaker"];'


@given(TITLES, TITLES)
def test_mermaid_holds_each_title_as_one_string(title: str, other: str) -> None:
    """No sign of a title can end its string or be taken for markup; read back, it is the title."""
    lines = as_mermaid(network(title, other)).splitlines()
    labels = [re.fullmatch(r'  n\d\["([^"]*)<br/>([^"<]*)"\]', line) for line in lines[1:3]]
    read = [html.unescape(match[1].replace("#", "&#")) for match in labels if match]
    assert read == [title, other]
    assert not any(set(match[1]) & set('<>"`\\[](){}|') for match in labels if match)
    assert lines[3] == '  n0 -->|"statements.speaker"| n1'


@given(TITLES)
def test_json_holds_all(title: str) -> None:
    """Programs get every field."""
    read = json.loads(as_json(network(title)))
    assert read["nodes"][0] == {"id": "end", "kind": "claim", "title": title, "status": "disputed"}
    assert read["arrows"] == [{"origin": "end", "target": "o-1", "field": "statements.speaker"}]


def test_every_kind_has_a_shape() -> None:
    """A new kind needs a shape."""
    assert SHAPES.keys() == KIND_BY_NAME.keys()


@pytest.mark.parametrize("write", [as_dot, as_mermaid, as_json])
def test_no_fact_is_no_fault(write: object) -> None:
    """An empty project has a graph too."""
    assert callable(write)
    assert write(Network(nodes=(), arrows=()))
