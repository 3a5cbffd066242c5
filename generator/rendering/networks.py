"""Networks of facts in the languages of other programs: DOT (Graphviz), Mermaid and JSON.

Titles come from strangers; each language has signs of its own that must not be taken for more than text.
"""

from __future__ import annotations

import json
from typing import Final

import msgspec

from generator.model.networks import Network, Node

SHAPES: Final = {
    "claim": "box",
    "figure": "box",
    "view": "note",
    "question": "diamond",
    "event": "hexagon",
    "actor": "ellipse",
    "agreement": "folder",
    "place": "house",
    "term": "plaintext",
    "source": "cylinder",
    "story": "doubleoctagon",
}
"""Shape of each kind in DOT."""

_MERMAID_SIGNS: Final = {ord(sign): f"#{ord(sign)};" for sign in '#&<>"`\\[](){}|'} | dict.fromkeys(range(0x20), " ")
"""Mermaid reads `#` and a number as the sign with this number."""


def as_json(network: Network) -> str:
    """Return a network as JSON: `nodes` and `arrows`, with the fields of `generator.model.networks`."""
    return json.dumps(msgspec.to_builtins(network), ensure_ascii=False, indent=2) + "\n"


def as_dot(network: Network) -> str:
    """Return a network as a directed graph in the DOT language."""
    lines = [
        "digraph explainer {",
        "  rankdir=LR;",
        '  node [fontname="sans-serif"];',
        '  edge [fontname="sans-serif"];',
        *(f"  {_dot(node.id)} [label={_dot(_label(node))}, shape={SHAPES[node.kind]}];" for node in network.nodes),
        *(f"  {_dot(each.origin)} -> {_dot(each.target)} [label={_dot(each.field)}];" for each in network.arrows),
        "}",
    ]
    return "\n".join(lines) + "\n"


def as_mermaid(network: Network) -> str:
    """Return a network as a flowchart in the Mermaid language."""
    names = {node.id: f"n{number}" for number, node in enumerate(network.nodes)}
    lines = ["flowchart LR"]
    for node in network.nodes:
        label = f"{node.title.translate(_MERMAID_SIGNS)}<br/>{_tag(node).translate(_MERMAID_SIGNS)}"
        lines.append(f'  {names[node.id]}["{label}"]')
    for arrow in network.arrows:
        field = arrow.field.translate(_MERMAID_SIGNS)
        lines.append(f'  {names[arrow.origin]} -->|"{field}"| {names[arrow.target]}')
    return "\n".join(lines) + "\n"


def _label(node: Node) -> str:
    return f"{node.title}\n{_tag(node)}"


def _tag(node: Node) -> str:
    return f"{node.kind} {node.id}{f', {node.status}' if node.status else ''}"


def _dot(text: str) -> str:
    r"""A quoted string of DOT: a backslash begins an escape there, `&` an entity, and `\n` is a line end."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;").replace("\n", "\\n")
    return '"' + "".join(" " if ord(char) < 0x20 else char for char in escaped) + '"'
