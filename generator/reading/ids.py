"""Ids across the whole project: each belongs to one fact and is never given to another one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.model.diagnostics import Diagnostic, Place
from generator.reading.walking import FactFile


def repeated_ids(files: Iterable[FactFile], formerly: Mapping[str, tuple[str, ...]]) -> Iterator[Diagnostic]:
    """Yield what stands against ids being stable and unique.

    Args:
        files: All files of facts, in the order of kinds and then names; sound or not, their ids are taken.
        formerly: Former ids of the sound facts that have any, by path.
    """
    owners: dict[str, str] = {}
    files = list(files)
    for file in files:
        if file.id in owners:
            yield _taken(file, owners[file.id])
        owners.setdefault(file.id, file.path)
    former: dict[str, str] = {}
    for file in files:
        for number, name in enumerate(formerly.get(file.path, ())):
            place = Place(path=file.path, keys=("formerly", number))
            if name in owners:
                yield _alive(place, name, owners[name])
            elif name in former:
                yield _given_twice(place, name, former[name])
            former.setdefault(name, file.path)


def _taken(file: FactFile, owner: str) -> Diagnostic:
    return Diagnostic(
        rule="R003",
        place=Place(path=file.path),
        message=f"the id `{file.id}` already belongs to another fact",
        notes=(f"the other one: {owner}", "references name a fact by its id alone, whatever its kind"),
        help=("rename the newer file, and change the references that mean it",),
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
