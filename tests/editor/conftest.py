"""What the tests of files for editors share: YAML as editors read it, and a validator that is not ours."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from referencing import Registry, Resource

from generator.model.kinds import KIND_BY_FOLDER, KINDS
from generator.publishing.editor_files import known_ids
from generator.publishing.schemas import schema_files


class Core(yaml.SafeLoader):
    """YAML with the types of its version 1.2, as the YAML language server reads it: a date is a text."""

    yaml_implicit_resolvers: Mapping[str, Any] = {}


Core.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(~|null|Null|NULL|)$"), ["~", "n", "N", ""])
Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(true|True|TRUE|false|False|FALSE)$"), list("tTfF"))
Core.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"[-+]?[0-9]+$"), list("-+0123456789"))
Core.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$"),
    list("-+.0123456789"),
)

Judge = Callable[[str, str], list[str]]
"""Takes the folder of a kind and the text of a file; returns what the schema objects to."""


def validators(files: Mapping[str, bytes]) -> Mapping[str, Draft7Validator]:
    """Return a validator for each kind, by the folder of its facts."""
    schemas = {name: json.loads(content) for name, content in files.items()}
    registry: Registry[Any] = Registry().with_resources(
        [(name, Resource.from_contents(schema)) for name, schema in schemas.items()]
    )
    return {kind.folder: Draft7Validator(schemas[f"{kind.name}.json"], registry=registry) for kind in KINDS}


@pytest.fixture(scope="session")
def harbour_schemas(project_root: Path) -> Mapping[str, bytes]:
    """Return the schemas of the small project that the examples of the documentation are about."""
    return schema_files(known_ids(project_root / "tests" / "sites" / "harbour"))


@pytest.fixture(scope="session")
def judge(harbour_schemas: Mapping[str, bytes]) -> Judge:
    """Return a function that says what the schema of a kind objects to in a file; both readings of YAML are asked.

    What reads our files takes every value as a text, editors take `2024` as a number: a file that holds passes
    as both, and one that is told passes as neither.
    """
    known = validators(harbour_schemas)

    def objections(folder: str, text: str) -> list[str]:
        assert folder in KIND_BY_FOLDER
        readings = [
            [
                error.message
                for document in list(yaml.load_all(text, loader)) or [None]
                for error in known[folder].iter_errors(document)
            ]
            for loader in (yaml.BaseLoader, Core)
        ]
        assert bool(readings[0]) == bool(readings[1]), readings
        return readings[1]

    return objections
