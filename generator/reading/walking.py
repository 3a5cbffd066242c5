"""What lies in `content/` and `seeds/`, by names alone: nothing is opened and no link is followed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from generator.model.diagnostics import Diagnostic, Place
from generator.model.fields import DEVICE_NAMES, ID_MAX_LENGTH, ID_PATTERN
from generator.model.kinds import KIND_BY_FOLDER, KINDS, Kind
from generator.model.marks import NO_STATE, FileState, state_of
from generator.model.record import Value
from generator.reading.files import unreadable
from generator.reading.forms import as_id
from generator.reading.opening import open_folder
from generator.reading.wording import code, listed, most_similar

README: Final = "README.md"
_ID: Final = re.compile(ID_PATTERN)


class FactFile(Value, frozen=True):
    """A file in the folder of a kind; its name may still be no id."""

    path: str
    kind: Kind
    id: str
    state: FileState = NO_STATE


class Walk(Value, frozen=True, kw_only=True):
    """What a project holds."""

    facts: tuple[FactFile, ...]
    """In the order of kinds and then names."""
    texts: Mapping[str, FileState]
    """The files in `seeds/` by name, sorted."""
    diagnostics: tuple[Diagnostic, ...]


def walk(root: Path) -> Walk:
    """Return what the project at `root` holds; raises OSError where it has no folder `content`."""
    found: list[Diagnostic] = []
    facts: list[FactFile] = []
    for kind in _kinds(root, found):
        try:
            with _entries(root, f"content/{kind.folder}") as entries:
                facts.extend(_facts(entries, kind, found))
        except OSError as error:
            found.append(unreadable(f"content/{kind.folder}", error))
    return Walk(facts=tuple(facts), texts=dict(_texts(root, found)), diagnostics=tuple(found))


def _kinds(root: Path, found: list[Diagnostic]) -> list[Kind]:
    """The kinds that have a folder, in the order of kinds."""
    if (root / "content").is_symlink():
        found.append(_unexpected("content", "this is a link to another folder", "put the folder itself here"))
        return []
    with _entries(root, "content") as entries:
        return _kinds_among(entries, found)


def _kinds_among(entries: list[os.DirEntry[str]], found: list[Diagnostic]) -> list[Kind]:
    present: set[str] = set()
    for entry in entries:
        path = f"content/{_shown(entry.name)}"
        if _is_link_or_special(entry, path, found):
            continue
        if entry.is_dir(follow_symlinks=False):
            if entry.name in KIND_BY_FOLDER:
                present.add(entry.name)
            else:
                found.append(_unknown_kind(path, entry.name))
        elif entry.name != README:
            advice = "move it into the folder of its kind" if entry.name.endswith(".yml") else "move it elsewhere"
            found.append(_unexpected(path, "facts lie in the folders of their kinds, not beside them", advice))
    return [kind for kind in KINDS if kind.folder in present]


def _facts(entries: list[os.DirEntry[str]], kind: Kind, found: list[Diagnostic]) -> Iterator[FactFile]:
    folder = f"content/{kind.folder}"
    for entry in entries:
        if entry.name.endswith(".yml") and is_id(entry.name[:-4]) and entry.is_file(follow_symlinks=False):
            yield FactFile(path=f"{folder}/{entry.name}", kind=kind, id=entry.name[:-4], state=_state(entry))
            continue
        path = f"{folder}/{_shown(entry.name)}"
        if _is_link_or_special(entry, path, found):
            continue
        stem, dot, suffix = entry.name.rpartition(".")
        if entry.is_dir(follow_symlinks=False):
            found.append(_unexpected(path, "folders of kinds hold no folders", f"move its files to `{folder}/`"))
        elif suffix == "yml" and dot:
            if not is_id(stem):
                found.append(_bad_name(path, stem))
            if path.endswith(f"/{entry.name}"):
                # A name that is not UTF-8 is shown in another form, which leads to no file.
                yield FactFile(path=path, kind=kind, id=stem, state=_state(entry))
        elif suffix.lower() in {"yaml", "yml"} and dot:
            advice = f"rename it to `{as_id(stem) or '<id>'}.yml`"
            found.append(_unexpected(path, "the names of facts end in `.yml`", advice))
        else:
            found.append(_unexpected(path, f"`{folder}/` holds facts alone, named `<id>.yml`", "move it elsewhere"))


def _texts(root: Path, found: list[Diagnostic]) -> Iterator[tuple[str, FileState]]:
    if (root / "seeds").is_symlink():
        found.append(_unexpected("seeds", "this is a link to another folder", "put the folder itself here"))
        return
    try:
        with _entries(root, "seeds") as entries:
            yield from _texts_among(entries, found)
    except FileNotFoundError:
        return
    except OSError as error:
        found.append(unreadable("seeds", error))


def _texts_among(entries: list[os.DirEntry[str]], found: list[Diagnostic]) -> Iterator[tuple[str, FileState]]:
    for entry in entries:
        path = f"seeds/{_shown(entry.name)}"
        if _is_link_or_special(entry, path, found):
            continue
        stem, _, suffix = entry.name.rpartition(".")
        if entry.is_dir(follow_symlinks=False):
            found.append(_unexpected(path, "`seeds/` holds no folders", "put the texts into `seeds/` itself"))
        elif suffix == "txt" and is_id(stem):
            yield entry.name, _state(entry)
        else:
            renamed = f"rename it to `{as_id(stem)}.txt`, or " if suffix.lower() == "txt" and as_id(stem) else ""
            advice = f"{renamed}move it elsewhere"
            found.append(_unexpected(path, "`seeds/` holds archived texts alone, named `<name>.txt`", advice))


def _state(entry: os.DirEntry[str]) -> FileState:
    try:
        return state_of(entry.stat(follow_symlinks=False))
    except FileNotFoundError:  # it was deleted a moment ago; reading it will say so
        return NO_STATE


def is_id(text: str) -> bool:
    """Tell whether `text` may be the id of a fact."""
    return len(text) <= ID_MAX_LENGTH and _ID.fullmatch(text) is not None and text not in DEVICE_NAMES


@contextmanager
def _entries(root: Path, folder: str) -> Iterator[list[os.DirEntry[str]]]:
    """The entries of a folder by name, without hidden ones: those are the tools' and the system's.

    The folder stays open meanwhile, so that what is asked of its entries is answered for this very folder.
    """
    descriptor = open_folder(root, folder) if os.scandir in os.supports_fd else None
    try:
        with os.scandir(root / folder if descriptor is None else descriptor) as entries:
            visible = [entry for entry in entries if not entry.name.startswith(".")]
        yield sorted(visible, key=lambda entry: entry.name)
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _is_link_or_special(entry: os.DirEntry[str], path: str, found: list[Diagnostic]) -> bool:
    if entry.is_symlink():
        found.append(_unexpected(path, "this is a link to another file or folder", "put the file itself here"))
        return True
    if not entry.is_file(follow_symlinks=False) and not entry.is_dir(follow_symlinks=False):
        found.append(_unexpected(path, "this is not a regular file", "delete it"))
        return True
    return False


def _unexpected(path: str, message: str, advice: str) -> Diagnostic:
    return Diagnostic(rule="Y009", place=Place(path=path), message=message, help=(advice,))


def _unknown_kind(path: str, name: str) -> Diagnostic:
    similar = most_similar(name, KIND_BY_FOLDER)
    return Diagnostic(
        rule="F007",
        place=Place(path=path),
        message=f"no kind of fact has the folder {code(_shown(name))}",
        help=(
            *((f"a folder with a similar name exists: `{similar}`",) if similar else ()),
            f"move its files to the folder of their kind: {listed(kind.folder for kind in KINDS)}",
        ),
    )


def _bad_name(path: str, stem: str) -> Diagnostic:
    if stem in DEVICE_NAMES:
        return Diagnostic(
            rule="F006",
            place=Place(path=path),
            message=f"`{stem}` is no id, because Windows keeps this name for a device",
            help=("put another word beside it, joined by a hyphen",),
        )
    proposed = as_id(stem)
    return Diagnostic(
        rule="F006",
        place=Place(path=path),
        message=f"{code(_shown(stem))} is not an id, and a fact's file is named `<id>.yml`",
        notes=(
            f"an id is lower-case letters a to z and digits in words joined by hyphens, at most {ID_MAX_LENGTH} signs",
        ),
        help=(f"rename the file to `{proposed}.yml`",) if proposed else (),
    )


def _shown(name: str) -> str:
    """A file name as text: bytes that are not UTF-8 are shown as escapes."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
