"""`explainer fmt`: a fact file in the one layout, and the proof that it says what it said."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Final

import yaml

from generator.authoring.facts import files_of, path_of
from generator.authoring.layout import UnusualLayoutError, laid_out
from generator.authoring.ordering import in_order
from generator.authoring.refusal import Refusal
from generator.model.diagnostics import Diagnostic
from generator.model.kinds import KIND_BY_FOLDER, KindName
from generator.model.record import Value
from generator.reading.decoding import UNFIT, decode
from generator.reading.files import FACT_LIMIT, read_file
from generator.reading.guard import guard
from generator.reading.lines import lines_of
from generator.reading.tree import compose

_DASHES: Final = re.compile(r"^-+(?=[^-])")


class Formatted(Value, frozen=True, kw_only=True):
    """A file, and how it should be laid out."""

    path: str
    raw: bytes
    """As it is."""
    before: str
    text: str
    """As it should be."""

    @property
    def changed(self) -> bool:
        """Tell whether the file is laid out in another way."""
        return self.text.encode("utf-8") != self.raw


def paths_of(root: Path, wanted: tuple[str, ...]) -> tuple[str, ...] | Refusal:
    """Return the paths of the facts that are meant by ids or paths; of all where none is given."""
    if not wanted:
        return tuple(files_of(root).values())
    found: list[str] = []
    for each in wanted:
        path = path_of(root, each)
        if isinstance(path, Refusal):
            return path
        found.append(path)
    return tuple(dict.fromkeys(found))


def formatted(root: Path, path: str) -> Formatted | Refusal | tuple[Diagnostic, ...]:
    """Return how the file at `path` should be laid out, or why it is left alone."""
    raw = read_file(root, path, FACT_LIMIT)
    if isinstance(raw, Diagnostic):
        return (raw,)
    text = decode(raw, path, UNFIT)
    if isinstance(text, Diagnostic):
        return (text,)
    lines = lines_of(text)
    wrong = guard(lines, path) or compose(lines, path).diagnostics
    if wrong:
        return wrong
    made = one_layout(text, KIND_BY_FOLDER[path.split("/")[1]].name)
    if made is None:
        return Refusal(
            message=f"{path} is written in a way that is not laid out anew",
            help=("it is left as it is; nothing is wrong with it",),
        )
    return Formatted(path=path, raw=raw, before=text, text=made)


def one_layout(text: str, kind: KindName) -> str | None:
    """Return sound YAML in the one layout; None where it could not be shown to say the same with the same comments."""
    try:
        made = laid_out(in_order(laid_out(text), kind))
        again = laid_out(in_order(laid_out(made), kind))
    except (UnusualLayoutError, yaml.YAMLError, LookupError, ValueError):
        return None
    return made if again == made and says_the_same(text, made) else None


def says_the_same(before: str, after: str) -> bool:
    """Tell whether two texts hold the same data, whatever the order of fields, and the same comments."""
    old, new = lines_of(before), lines_of(after)
    if guard(new, ""):
        return False
    told = [compose(each, "") for each in (old, new)]
    return told[0].value == told[1].value and not told[1].diagnostics and _words(before) == _words(after)


def _words(text: str) -> Counter[str]:
    """All signs but white space, line by line without the dashes before it, which stay where an entry begins."""
    bare = (_DASHES.sub("", "".join(line.split()).replace(",]", "]").replace(",}", "}")) for line in text.split("\n"))
    return Counter(line for line in bare if line)
