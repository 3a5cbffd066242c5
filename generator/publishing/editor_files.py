"""What editors read of a project: its schemas, the known ids among them, and settings for VS Code."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from generator.model.kinds import KINDS, KindName
from generator.model.outline import Outline
from generator.model.schema_addresses import FOLDER, IDS
from generator.publishing.schemas import encoded, ids_schema, schema_files
from generator.publishing.snippets import snippet_file
from generator.reading.project import read_project
from generator.reading.walking import is_id, walk

Ids = Mapping[KindName, Mapping[str, str]]
"""For each kind its facts' ids, each with the fact's title."""

VSCODE: Final = ".vscode"


class LinkError(Exception):
    """A file or folder that would be written is a link."""


def ids_of(outlines: Iterable[Outline]) -> Ids:
    """Return the ids of facts that hold."""
    found: dict[KindName, dict[str, str]] = {}
    for outline in outlines:
        found.setdefault(outline.kind, {})[outline.id] = outline.title
    return found


def known_ids(root: Path) -> Ids:
    """Return the ids of all facts of a project, whether they hold or not; a broken one's title is its id.

    Raises:
        OSError: The project has no folder `content`.
    """
    sound = read_project(root).value.facts
    found: dict[KindName, dict[str, str]] = {}
    for file in walk(root).facts:
        if is_id(file.id):
            fact = sound.get(file.id)
            found.setdefault(file.kind.name, {})[file.id] = fact.fact.title if fact else file.id
    return found


def site_schemas(outlines: Iterable[Outline]) -> Iterator[tuple[str, bytes]]:
    """Yield the path on the site and the bytes of each schema."""
    for name, content in schema_files(ids_of(outlines)).items():
        yield f"{FOLDER}/{name}", content


def site_ids(outlines: Iterable[Outline]) -> tuple[str, bytes]:
    """Return the path on the site and the bytes of the one schema that changes with the facts."""
    return f"{FOLDER}/{IDS}", encoded(ids_schema(ids_of(outlines)))


def write_schemas(root: Path, ids: Ids) -> list[str]:
    """Write all schemas into a project; return the paths of those that were different.

    Raises:
        LinkError: One of them, or their folder, is a link.
    """
    return [path for name, content in schema_files(ids).items() if _put(root, path := f"{FOLDER}/{name}", content)]


def write_vscode(root: Path) -> list[str]:
    """Write snippets for VS Code, and its settings where there are none; return the paths of what was different.

    Raises:
        LinkError: One of them, or their folder, is a link.
    """
    written = [path for path in (f"{VSCODE}/explainer.code-snippets",) if _put(root, path, snippet_file())]
    for name, content in (("settings.json", settings()), ("extensions.json", extensions())):
        path = f"{VSCODE}/{name}"
        if not os.path.lexists(root / path) and _put(root, path, content):
            written.append(path)
    return written


def settings() -> bytes:
    """Return settings of VS Code that lead from the folder of each kind to its schema."""
    schemas = {f"./{FOLDER}/{kind.name}.json": f"content/{kind.folder}/*.yml" for kind in KINDS}
    return _json(
        {
            "yaml.schemas": schemas,
            "yaml.format.enable": False,  # it would wrap lines anew; `explainer fmt` knows the layout
            "[yaml]": {
                "editor.insertSpaces": True,
                "editor.tabSize": 2,
                "editor.detectIndentation": False,
                "editor.quickSuggestions": {"strings": True, "other": True, "comments": False},
            },
            "files.encoding": "utf8",
            "files.eol": "\n",
            "files.insertFinalNewline": True,
            "files.trimTrailingWhitespace": True,
            # An archived article is evidence: an editor must not touch a byte of it.
            "files.readonlyInclude": {"seeds/**": True},
        }
    )


def extensions() -> bytes:
    """Return what VS Code recommends for the project: the extension that reads the schemas."""
    return _json({"recommendations": ["redhat.vscode-yaml"]})


def refresh_ids(root: Path, site: Path) -> None:
    """Give the project the ids of a site that was just made, where it has a file for them."""
    path, made = root / FOLDER / IDS, site / FOLDER / IDS
    if path.is_file() and made.is_file() and not _is_link(root, f"{FOLDER}/{IDS}"):
        _put(root, f"{FOLDER}/{IDS}", made.read_bytes())


def _json(value: object) -> bytes:
    return (json.dumps(value, indent=2) + "\n").encode()


def _is_link(root: Path, path: str) -> bool:
    return (root / path).is_symlink() or (root / path).parent.is_symlink()


def _put(root: Path, path: str, content: bytes) -> bool:
    """Write a file in one step where it differs, and tell whether it did; never through a link."""
    if _is_link(root, path):
        raise LinkError(f"`{path}` is a link, or in a folder that is one; nothing is written through it")
    target = root / path
    if target.is_file() and target.read_bytes() == content:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f".{target.name}.new")
    aside.write_bytes(content)
    aside.replace(target)
    return True
