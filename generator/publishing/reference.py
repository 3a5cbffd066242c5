"""The field reference: one Markdown page for each kind, made from the model itself.

The model is the only place where a field is described, so the reference cannot say anything else. Types and
markers come from the annotations, descriptions from the text under each field.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from decimal import Decimal
from types import UnionType
from typing import Annotated, Any, Final, Literal, get_args, get_origin, get_type_hints

from generator.model.choices import meanings_of
from generator.model.described import descriptions
from generator.model.facts.base import Fact
from generator.model.facts.translation import TranslatedText, Translation
from generator.model.facts.union import FACT_TYPES
from generator.model.fields import ID_PATTERN, Anchor, Matching, Prose, Ref, Selector, When
from generator.model.kinds import KIND_BY_NAME, KINDS, KindName

SHARED: Final[tuple[type, ...]] = (Anchor, Selector, When, Translation, TranslatedText)
"""Records that many kinds use; they have a page of their own instead of a section on each."""

MADE_NOTE: Final = "<!-- Made from the model by `make goldens`; edit the text under the field in generator/model/. -->"


def field_pages(examples: Mapping[KindName, tuple[str, str]]) -> dict[str, str]:
    """Return the pages of the field reference, Markdown by file name.

    Args:
        examples: For each kind the path of a real fact file, and its text.
    """
    pages = {f"{kind.name}.md": _kind_page(kind.name, *examples[kind.name]) for kind in KINDS}
    return {"index.md": _index_page(), "shared.md": _shared_page(), **pages}


def _index_page() -> str:
    rows = [
        f"| [{kind.singular}]({kind.name}.md) | `content/{kind.folder}/` | {_summary(FACT_TYPES[kind.name])} |"
        for kind in KINDS
    ]
    return _joined(
        "# Fields of each kind",
        MADE_NOTE,
        "A fact is one file. Its folder says of which kind it is, and the kind says which fields the file has.\n"
        "[Anchors, spans, times and translations](shared.md) are written the same way in every kind.",
        "\n".join(["| Kind | Folder | What one file is |", "|---|---|---|", *rows]),
    )


def _shared_page() -> str:
    intro = "These records stand inside facts of many kinds."
    return _joined(
        "# Anchors, spans, times and translations", MADE_NOTE, intro, *(_section(record) for record in SHARED)
    )


def _kind_page(name: KindName, path: str, example: str) -> str:
    kind, fact = KIND_BY_NAME[name], FACT_TYPES[name]
    return _joined(
        f"# {kind.singular}",
        MADE_NOTE,
        _docstring(fact),
        f"One file in `content/{kind.folder}/`. The file's name without `.yml` is the fact's id; the id is never\n"
        "written inside the file.",
        _table(fact),
        *_words(fact),
        *(_section(record) for record in _nested(fact)),
        f"## Example\n\n```yaml\n# {path}\n{example.rstrip()}\n```",
    )


def _joined(*blocks: str) -> str:
    return "\n\n".join(blocks) + "\n"


def _section(record: type) -> str:
    return "\n\n".join([f"## {record.__name__}", _docstring(record), _table(record), *_words(record)])


def _table(record: type) -> str:
    described, hints = descriptions(record), get_type_hints(record, include_extras=True)
    rows = [
        f"| `{field.name}` | {_needed(field)} | {_holds(hints[field.name])} | {described[field.name]} |"
        for field in fields(record)
        if not (issubclass(record, Fact) and field.name == "id")
    ]
    return "\n".join(["| Field | Required | Holds | Meaning |", "|---|---|---|---|", *rows])


def _words(record: type) -> Iterator[str]:
    """Yield for each field of a record with a closed vocabulary what its words mean."""
    for name, hint in get_type_hints(record).items():
        if get_origin(hint) is Literal:
            words = [f"- `{word}`: {meaning}" for word, meaning in meanings_of(get_args(hint)).items()]
            yield "\n".join([f"The words of `{name}`:", "", *words])


def _needed(field: Field[Any]) -> str:
    if field.default is MISSING:
        return "yes"
    return f"no, then `{field.default}`" if isinstance(field.default, str) and field.default else "no"


def _holds(hint: Any, markers: tuple[object, ...] = ()) -> str:  # noqa: ANN401 (any annotation)
    """Say in words what a field with this annotation holds."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _holds(arguments[0], (*markers, *hint.__metadata__))
    if origin is tuple:
        return f"list of {_plural(_holds(arguments[0]))}"
    if origin is Literal:
        return "one of " + ", ".join(f"`{word}`" for word in arguments)
    if origin is UnionType:
        return _holds(next(kind for kind in arguments if kind is not type(None)), markers)
    if is_dataclass(hint):
        page = "shared.md" if hint in SHARED else ""
        return f"[{hint.__name__}]({page}#{hint.__name__.lower()})"  # type: ignore[union-attr] # a class here
    return "number" if hint is Decimal else _text(markers)


def _plural(holds: str) -> str:
    word, space, rest = holds.partition(" ")
    return f"{word}s{space}{rest}" if word in {"id", "text"} else holds


def _text(markers: tuple[object, ...]) -> str:
    """Say in words what a text with these markers is."""
    form = "text"
    for marker in markers:
        if isinstance(marker, Ref):
            kinds = " or ".join(f"[{KIND_BY_NAME[name].singular.lower()}]({name}.md)" for name in marker.kinds)
            return f"id ({kinds or 'any fact'})"
        if isinstance(marker, Prose):
            form = "prose"
        if isinstance(marker, Matching):
            form = "id" if marker.pattern == ID_PATTERN else "text of a set form"
    return form


def _nested(record: type) -> tuple[type, ...]:
    """The records inside `record` that have no page of their own, each once, outermost first."""
    found: dict[type, None] = {}
    for hint in get_type_hints(record).values():
        inner = get_args(hint)[0] if get_origin(hint) is tuple else hint
        if isinstance(inner, type) and is_dataclass(inner) and inner not in SHARED:
            found |= dict.fromkeys((inner, *_nested(inner)))
    return tuple(found)


def _docstring(record: type) -> str:
    return inspect.cleandoc(record.__doc__ or "")


def _summary(record: type) -> str:
    return _docstring(record).split("\n", 1)[0]
