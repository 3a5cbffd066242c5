"""The descriptions of fields: the text under each of them in the model, which is the only place that has it."""

from __future__ import annotations

import ast
import inspect
import textwrap
from dataclasses import is_dataclass
from functools import cache
from itertools import pairwise
from types import MappingProxyType
from typing import Any


@cache
def descriptions(record: type) -> MappingProxyType[str, str]:
    """Return the text under each field of `record` and of the records it extends, by field name."""
    found: dict[str, str] = {}
    bases: list[Any] = [cls for cls in reversed(record.__mro__) if is_dataclass(cls)]
    for base in bases:
        (definition,) = ast.parse(textwrap.dedent(inspect.getsource(base))).body
        body = definition.body if isinstance(definition, ast.ClassDef) else []
        for line, below in pairwise(body):
            match line, below:
                case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                    found[name] = " ".join(inspect.cleandoc(text).split())
    return MappingProxyType(found)


def summary(record: type) -> str:
    """Return what one record is, in its own words, on one line."""
    return " ".join(inspect.cleandoc(record.__doc__ or "").split())
