"""Ids across the whole project: each belongs to one fact, is never given to another one, and looks like no other."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from generator.model.diagnostics import Diagnostic, Place
from generator.model.fields import DEVICE_NAMES
from generator.reading.walking import FactFile
from generator.reading.wording import code


def repeated_ids(files: Iterable[FactFile], formerly: Mapping[str, tuple[str, ...]]) -> Iterator[Diagnostic]:
    """Yield what stands against ids being stable and unique.

    Args:
        files: All files of facts, in the order of kinds and then names; sound or not, their ids are taken.
        formerly: Former ids of the sound facts that have any, by path.
    """
    owners: dict[str, FactFile] = {}
    looks: dict[str, FactFile] = {}
    files = list(files)
    for file in files:
        key = _key(file.id)
        owner = owners.setdefault(key, file)
        if owner is not file:
            yield _taken(file, owner)
            continue
        alike = looks.setdefault(key.translate(_ALIKE), file)
        if alike is not file:
            yield _looks_like(file, alike)
    former: dict[str, str] = {}
    for file in files:
        for number, name in enumerate(formerly.get(file.path, ())):
            place = Place(path=file.path, keys=("formerly", number))
            if name in DEVICE_NAMES:
                yield _device(place, name)
            if name in owners:
                yield _alive(place, name, owners[name].path)
            elif name in former:
                yield _given_twice(place, name, former[name])
            former.setdefault(name, file.path)


_ALIKE: Final = str.maketrans("01", "ol")
"""Signs of ids that many typefaces draw alike (after the confusables of UTS #39)."""


def _key(name: str) -> str:
    """What tells a file's name from others where a system ignores case or the form of accents."""
    return name if name.isascii() and name.islower() else unicodedata.normalize("NFKC", name).casefold()


def _taken(file: FactFile, owner: FactFile) -> Diagnostic:
    same = file.id == owner.id
    why = "references name a fact by its id alone, whatever its kind"
    return Diagnostic(
        rule="R003",
        place=Place(path=file.path),
        message=(
            f"the id `{file.id}` already belongs to another fact"
            if same
            else f"the name {code(file.id)} differs from {code(owner.id)} in case or accents alone"
        ),
        notes=(f"the other one: {owner.path}", why if same else "some computers take the two for one file"),
        help=("rename the newer file, and change the references that mean it",),
    )


def _looks_like(file: FactFile, owner: FactFile) -> Diagnostic:
    return Diagnostic(
        rule="R006",
        place=Place(path=file.path),
        message=f"the id {code(file.id)} looks like {code(owner.id)}",
        notes=(f"the other one: {owner.path}", "in many typefaces 0 looks like o, and 1 like l"),
        help=("choose a word that tells the two apart",),
    )


def _device(place: Place, name: str) -> Diagnostic:
    return Diagnostic(
        rule="F005",
        place=place,
        message=f"`{name}` was never an id, because Windows keeps this name for a device",
        help=("delete it from `formerly`",),
    )


def _alive(place: Place, name: str, owner: str) -> Diagnostic:
    own = owner == place.path
    return Diagnostic(
        rule="R003",
        place=place,
        message=f"`{name}` is the id of this fact itself" if own else f"`{name}` is the id of another fact",
        notes=() if own else (f"the other one: {owner}", "the old address would have to lead to two facts"),
        help=("delete it from `formerly`",) if own else ("delete it from `formerly`, or rename the other fact",),
    )


def _given_twice(place: Place, name: str, owner: str) -> Diagnostic:
    return Diagnostic(
        rule="R003",
        place=place,
        message=f"`{name}` is already a former id of {'this fact' if owner == place.path else 'another fact'}",
        notes=() if owner == place.path else (f"the other one: {owner}",),
        help=("keep it in the `formerly` of the fact that its old address shall lead to",),
    )
