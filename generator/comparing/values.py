"""What differs between two records, whatever their class: fields are compared as their values call for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Any, Final

from generator.comparing.alignment import aligned
from generator.comparing.words import laid_over
from generator.model.comparison import Change, What
from generator.model.fields import Anchor

At = tuple[str, ...]

APART: Final = frozenset({"id", "formerly", "statements", "estimates"})
"""Fields of a fact that are compared in ways of their own."""


def record_changes(before: Any, after: Any, at: At = (), apart: frozenset[str] = frozenset()) -> Iterator[Change]:  # noqa: ANN401 (any record)
    """Yield what differs between two records of one class, in the order of its fields.

    Args:
        before: A record.
        after: Another one.
        at: Where they stand.
        apart: Fields that are passed over.
    """
    for field in fields(after):
        if field.name not in apart:
            old, new = getattr(before, field.name), getattr(after, field.name)
            if old != new:
                yield from _value_changes(old, new, (*at, field.name))


def quotes_of(record: Any, at: At, what: What, apart: frozenset[str] = frozenset()) -> Iterator[Change]:  # noqa: ANN401 (any record)
    """Yield every quote of a record that is new or gone as a change of its own."""
    for field in fields(record):
        if field.name not in apart:
            yield from _quotes(getattr(record, field.name), (*at, field.name), what)


def _quotes(value: Any, at: At, what: What) -> Iterator[Change]:  # noqa: ANN401 (any value)
    if isinstance(value, Anchor):
        yield _single(_quote(value), at, what, quote=True)
    elif isinstance(value, tuple):
        for number, item in enumerate(value, 1):
            yield from _quotes(item, (*at, str(number)), what)
    elif is_dataclass(value):
        yield from quotes_of(value, at, what)


def _value_changes(old: Any, new: Any, at: At) -> Iterator[Change]:  # noqa: ANN401 (any value)
    if isinstance(new, tuple):
        yield from _list_changes(old, new, at)
    elif isinstance(new, Anchor) and isinstance(old, Anchor):
        yield from _anchor_changes(old, new, at)
    elif is_dataclass(new) and type(new) is type(old):
        yield from record_changes(old, new, at)
    else:
        yield from _text_changes(_told(old), _told(new), at)


def _list_changes(old: Sequence[Any], new: Sequence[Any], at: At) -> Iterator[Change]:
    if all(isinstance(item, str) for item in (*old, *new)):
        yield from _name_changes(old, new, at)
        return
    # Records are no keys of a dictionary, so they stand for themselves by what is written in them.
    for tag, start, end, start_new, end_new in aligned([*map(repr, old)], [*map(repr, new)]):
        if tag == "equal":
            continue
        pairs = min(end - start, end_new - start_new)
        for step in range(pairs):
            yield from _value_changes(old[start + step], new[start_new + step], (*at, str(start_new + step + 1)))
        for position in range(start + pairs, end):
            yield from _item(old[position], (*at, str(position + 1)), "removed")
        for position in range(start_new + pairs, end_new):
            yield from _item(new[position], (*at, str(position + 1)), "added")


def _item(item: Any, at: At, what: What) -> Iterator[Change]:  # noqa: ANN401 (any record)
    quotes = list(_quotes(item, at, what))
    if not isinstance(item, Anchor):
        yield _single(_told(item), at, what)
    yield from quotes


def _name_changes(old: Sequence[str], new: Sequence[str], at: At) -> Iterator[Change]:
    before, after = set(old), set(new)
    gone = [name for name in old if name not in after]
    come = [name for name in new if name not in before]
    for names, what in ((gone, "removed"), (come, "added")):
        for name in names:
            yield _single(name, at, "removed" if what == "removed" else "added")
    if not gone and not come:
        yield from _text_changes(", ".join(old), ", ".join(new), at)


def _anchor_changes(old: Anchor, new: Anchor, at: At) -> Iterator[Change]:
    parts = [
        (name, old_text, new_text)
        for name, old_text, new_text in (
            ("source", old.source, new.source),
            ("prefix", _around(old, "prefix"), _around(new, "prefix")),
            ("suffix", _around(old, "suffix"), _around(new, "suffix")),
        )
        if old_text != new_text
    ]
    before, after = _quote(old), _quote(new)
    if before != after:
        yield Change(at=at, what="changed", quote=True, before=before, after=after, words=laid_over(before, after))
    elif not parts:  # the same words, cut into pieces otherwise
        parts = [("spans", _pieces(old), _pieces(new))]
    for name, old_text, new_text in parts:
        yield from _text_changes(old_text, new_text, (*at, name))


def _text_changes(old: str, new: str, at: At) -> Iterator[Change]:
    what: What = "added" if not old else "removed" if not new else "changed"
    yield Change(at=at, what=what, quote=False, before=old, after=new, words=laid_over(old, new))


def _single(text: str, at: At, what: What, *, quote: bool = False) -> Change:
    before, after = (text, "") if what == "removed" else ("", text)
    return Change(at=at, what=what, quote=quote, before=before, after=after, words=laid_over(before, after))


def _quote(anchor: Anchor) -> str:
    return " … ".join(selector.exact for selector in anchor.selectors)


def _pieces(anchor: Anchor) -> str:
    """Return the pieces of a quote with the words around each, as they are written."""
    told = (
        " ".join(f"{name}: {text}" for name in ("prefix", "exact", "suffix") if (text := getattr(selector, name)))
        for selector in anchor.selectors
    )
    return " | ".join(("spans:", *told) if anchor.spans else told)


def _around(anchor: Anchor, side: str) -> str:
    return " … ".join(text for selector in anchor.selectors if (text := getattr(selector, side)))


def _told(value: Any) -> str:  # noqa: ANN401 (any value)
    """Return a value in one line, without its quotes and what it does not state."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(told for item in value if (told := _told(item)))
    if isinstance(value, Anchor):
        return ""
    if is_dataclass(value):
        return "; ".join(told for field in fields(value) if (told := _told(getattr(value, field.name))))
    return str(value)
