"""Texts as values in YAML: bare where every reader takes them as they stand, else between quotation marks."""

from __future__ import annotations

import json
from functools import cache

import yaml

from generator.reading.entry import enclosed


def scalar(text: str) -> str:
    """Return `text` as a value behind `name: ` on one line; what YAML reads from it is `text` again."""
    return text if _stands_bare(text) else quoted(text)


def quoted(text: str) -> str:
    """Return `text` between quotation marks, fit for any place of a file."""
    for form in (enclosed(text), json.dumps(text, ensure_ascii=False)):
        if _read(form) == text:
            return form
    return json.dumps(text)


def _stands_bare(text: str) -> bool:
    if _read(text) != text or text[:1] in {'"', "'", "|", ">"}:
        return False
    # Other readers of YAML would take `no`, `012` or `2024-02-30` for something else than a text.
    resolved: str = _resolver().resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return resolved == "tag:yaml.org,2002:str"


def _read(form: str) -> str | None:
    """What YAML makes of a value; None where it is no single text."""
    try:
        node = yaml.compose(f"name: {form}\n", Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        return None
    if not isinstance(node, yaml.MappingNode) or len(node.value) != 1:
        return None
    value = node.value[0][1]
    return value.value if isinstance(value, yaml.ScalarNode) and value.tag.endswith(":str") else None


@cache
def _resolver() -> yaml.resolver.Resolver:
    return yaml.resolver.Resolver()
