"""What the schema refused, in our own words: the checker says where, the model says what belongs there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from itertools import islice
from typing import Final

from pydantic_core import ValidationError

from generator.model.diagnostics import Diagnostic, Keys, Place
from generator.model.facts.union import FACT_TYPES
from generator.model.kinds import KindName
from generator.model.record import Value
from generator.reading.entry import enclosed
from generator.reading.forms import wrong_choice, wrong_form, wrong_number
from generator.reading.shapes import Slot, described, fields_of, slot_at
from generator.reading.slips.lookalikes import ODD_SPACE
from generator.reading.tree import YamlValue, value_at
from generator.reading.wording import SHOWN, code, listed, most_similar
from generator.reading.wrong_shapes import wrong_shape

_EXAMPLE_ANCHOR = "anchors:\n  - source: <id of the source>\n    exact: <the words as printed>"


MOST_MISTYPED: Final = 20
"""Unknown fields of a file that are compared with the missing ones."""


class File(Value, frozen=True, kw_only=True):
    """The file that was refused."""

    kind: KindName
    path: str
    tree: Mapping[str, YamlValue]

    @property
    def model(self) -> type:
        """The record that the whole file becomes."""
        return FACT_TYPES[self.kind]

    def place(self, keys: Keys) -> Place:
        """Return the place of the value at `keys`."""
        return Place(path=self.path, keys=keys)

    def owner(self, keys: Keys) -> str:
        """Return what messages call the mapping at `keys`: "claim", "entry of `statements`", "`when`"."""
        if not keys:
            return self.kind
        if isinstance(keys[-1], int):
            return f"entry of `{keys[-2]}`"
        return f"`{keys[-1]}`"


def own_id(kind: KindName, path: str) -> Diagnostic:
    """Return the diagnostic for a file that writes down its fact's id."""
    return Diagnostic(
        rule="F001",
        place=Place(path=path, keys=("id",), part="key"),
        message=f"{_article(kind)} has no field `id`",
        help=("delete the line: the file's name without `.yml` is the id",),
    )


def explain(kind: KindName, path: str, tree: Mapping[str, YamlValue], error: ValidationError) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each thing that is wrong with the fields of one file.

    Args:
        kind: The kind that the file's folder says.
        path: Where the file lies, relative to the project.
        tree: What the file holds.
        error: What the schema refused.
    """
    file = File(kind=kind, path=path, tree=tree)
    details = error.errors(include_url=False, include_context=False, include_input=False)
    # A field whose name was mistyped is not missing as well; of a file made to have thousands, the first are enough.
    unknown = (detail["loc"] for detail in details if detail["type"] == "unexpected_keyword_argument")
    mistyped = {_meant(file, _keys(tree, loc)) for loc in islice(unknown, MOST_MISTYPED)}
    for detail in details:
        keys = _keys(tree, detail["loc"])
        if detail["type"] == "missing" and keys in mistyped:
            continue
        if detail["type"] == "missing":
            yield _missing(file, keys)
        elif detail["type"] == "unexpected_keyword_argument":
            yield _unknown(file, keys)
        else:
            yield from _refused(file, keys)


def _keys(tree: YamlValue, loc: Iterable[str | int]) -> Keys:
    """The location without the segments that name branches of the schema; a last, missing field stays."""
    steps = list(loc)
    kept: list[str | int] = []
    for number, step in enumerate(steps):
        if value_at(tree, (*kept, step)) is not None or number == len(steps) - 1:
            kept.append(step)
    return tuple(kept)


def _meant(file: File, keys: Keys) -> Keys:
    """Where the field stands that a mistyped name was most likely meant for; the same keys where none is similar."""
    similar = _glued(file, keys) or _similar(file, keys)
    return (*keys[:-1], similar) if similar else keys


def _known(file: File, keys: Keys) -> Mapping[str, object]:
    expected = slot_at(file.model, keys[:-1])
    return fields_of(expected.record) if expected and expected.record else {}


def _similar(file: File, keys: Keys) -> str | None:
    name, known = str(keys[-1]), _known(file, keys)
    used = value_at(file.tree, keys[:-1])
    free = [field for field in known if isinstance(used, Mapping) and field not in used]
    return most_similar(name, free) or most_similar(name, known)


def _glued(file: File, keys: Keys) -> str:
    """The field of `title:Storm: the damage`, which YAML takes for a field called `title:Storm`."""
    name = str(keys[-1]).partition(":")[0]
    return name if ":" in str(keys[-1]) and name in _known(file, keys) else ""


def _unknown(file: File, keys: Keys) -> Diagnostic:
    name, owner = str(keys[-1]), file.owner(keys[:-1])
    if _glued(file, keys):
        return _without_space(file, keys)
    if ODD_SPACE.match(name):
        return Diagnostic(
            rule="F001",
            place=Place(path=file.path, keys=keys, part="key"),
            message=f"a no-break space stands before {code(name.strip())}",
            label="looks like a space, and is a letter to YAML",
            help=("type the spaces before the field again",),
        )
    similar = _similar(file, keys)
    return Diagnostic(
        rule="F001",
        place=Place(path=file.path, keys=keys, part="key"),
        message=f"{_article(owner)} has no field {code(name)}",
        help=(
            *((f"a field with a similar name exists: `{similar}`",) if similar else ()),
            f"the fields of {_article(owner)}: {listed(_known(file, keys))}",
        ),
    )


def _without_space(file: File, keys: Keys) -> Diagnostic:
    field, _, rest = str(keys[-1]).partition(":")
    value = value_at(file.tree, keys)
    text = f"{rest}: {value}" if isinstance(value, str) and value else f"{rest}:"
    shown = f":\n{field}: {enclosed(text)}" if len(text) <= SHOWN else ""
    return Diagnostic(
        rule="F001",
        place=Place(path=file.path, keys=keys, part="key"),
        message=f"a space is missing after the colon of `{field}`",
        notes=(f"without it {code(str(keys[-1]))} is taken for the name of a field",),
        help=(f"write a space there, and put the text between straight quotation marks{shown}",),
    )


def _missing(file: File, keys: Keys) -> Diagnostic:
    parent = file.place(keys[:-1])
    expected = slot_at(file.model, keys)
    return _required(file, keys, parent, expected)


def _required(file: File, keys: Keys, place: Place, expected: Slot | None) -> Diagnostic:
    """A field that must be there and is absent or empty."""
    name, owner = str(keys[-1]), file.owner(keys[:-1])
    if name == "statements":
        return Diagnostic(
            rule="C001",
            place=place,
            message="this claim has no statement",
            help=(
                "add who says it: a statement with its `speaker`, its `stance` and its `anchors`",
                "when no source says it, it is no claim: delete the file, or write an open question",
            ),
        )
    if name == "anchors":
        return Diagnostic(
            rule="C002",
            place=place,
            message=f"this {owner} has no anchor",
            help=(f"add the words that carry it:\n{_EXAMPLE_ANCHOR}",),
        )
    says = _described(file, keys)
    form = described(expected) if expected else "a value"
    return Diagnostic(
        rule="F002",
        place=place,
        message=f"this {owner} has no `{name}`" if place.keys != keys else f"`{name}` has no value",
        notes=(f"`{name}`: {says}",) if says else (),
        help=(f"add `{name}:` with {form}",) if place.keys != keys else (f"write {form}",),
    )


def _refused(file: File, keys: Keys) -> Iterator[Diagnostic]:
    """A value that is there and does not fit."""
    expected, value = slot_at(file.model, keys), value_at(file.tree, keys)
    if expected is None or value is None:
        return
    place, name = file.place(keys), _name(keys)
    if _is_empty(value):
        yield _empty(file, keys, expected)
    elif expected.shape in {"mapping", "list"} or not isinstance(value, str):
        if not _has_shape(value, expected):
            yield wrong_shape(place, name, value, expected)
    elif expected.shape == "choice":
        yield wrong_choice(place, name, value, expected.choices)
    elif expected.shape == "number":
        yield wrong_number(place, name, value)
    else:
        yield wrong_form(place, name, value, expected.form)


def _empty(file: File, keys: Keys, expected: Slot) -> Diagnostic:
    """A field without a value: `title:` with nothing after it, `anchors: []`."""
    place = file.place(keys)
    if isinstance(keys[-1], str) and _is_required(file, keys):
        return _required(file, keys, place, expected)
    return Diagnostic(
        rule="F003",
        place=place,
        message=f"{_name(keys)} has no value",
        help=(f"write {described(expected)}, or delete the line",),
    )


def _is_required(file: File, keys: Keys) -> bool:
    owner = slot_at(file.model, keys[:-1])
    own = fields(owner.record) if owner and owner.record else ()
    return any(field.name == keys[-1] and field.default is MISSING for field in own)


def _described(file: File, keys: Keys) -> str:
    # Only a file that lacks a field needs pydantic itself, which takes long to import.
    from generator.reading.schema import description  # noqa: PLC0415

    owner = slot_at(file.model, keys[:-1])
    return description(file.kind, owner.record, str(keys[-1])) if owner and owner.record else ""


def _is_empty(value: YamlValue) -> bool:
    return not value.strip() if isinstance(value, str) else not value


def _has_shape(value: YamlValue, expected: Slot) -> bool:
    """Tell whether the value itself is fine: a list is refused once more when its entries are."""
    if expected.shape == "mapping":
        return isinstance(value, Mapping)
    return expected.shape == "list" and isinstance(value, Sequence) and not isinstance(value, str)


def _name(keys: Keys) -> str:
    """What messages call a value: its field, or the entry of its list."""
    return f"entry {keys[-1] + 1} of `{keys[-2]}`" if isinstance(keys[-1], int) else f"`{keys[-1]}`"


def _article(noun: str) -> str:
    if noun.startswith("`"):
        return noun
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
