"""What `explainer schema` writes, what `explainer serve` keeps up to date, and what a site publishes of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli.exits import CLEAN, COULD_NOT_RUN
from generator.cli.main import explainer
from generator.model.kinds import KINDS
from generator.model.schema_addresses import FOLDER, IDS, SCHEMAS
from generator.publishing.build import build_site
from generator.publishing.editor_files import extensions, refresh_ids, settings
from generator.publishing.outcomes import Built
from generator.publishing.serve import Fresh, make_fresh, order_for

IDS_PATH = f"{FOLDER}/{IDS}"


def run(project: Path, *options: str) -> tuple[int, str]:
    """Run `explainer schema`; return its exit code and all that it printed."""
    result = CliRunner().invoke(explainer, ["-C", str(project), "schema", *options])
    return result.exit_code, result.output


def known(path: Path) -> dict[str, list[str]]:
    """Return the ids in a file of them, by kind."""
    return {
        kind: choices.get("enum", [])
        for kind, choices in json.loads(path.read_text(encoding="utf-8"))["definitions"].items()
    }


def test_the_command_writes_what_differs(harbour: Path) -> None:
    """The first time all is new, the second time nothing is, and a new fact changes the list of ids alone."""
    code, said = run(harbour, "--vscode")
    assert code == CLEAN
    assert said.splitlines()[:-3] == [f"Wrote {path}" for path in SCHEMAS]
    assert run(harbour, "--vscode") == (CLEAN, "Nothing to write: all is up to date.\n")
    (harbour / "content" / "places" / "new-basin.yml").write_text("title: [broken\n", encoding="utf-8")
    assert run(harbour) == (CLEAN, f"Wrote {IDS_PATH}\n")
    assert known(harbour / IDS_PATH)["place"] == ["new-basin", "old-basin"]


def test_settings_of_somebody_are_left_alone(harbour: Path) -> None:
    """Snippets are ours; settings may be anybody's, so they are written once and never changed."""
    own = harbour / ".vscode" / "settings.json"
    own.parent.mkdir()
    own.write_text("{}\n", encoding="utf-8")
    assert run(harbour, "--vscode")[0] == CLEAN
    assert own.read_text(encoding="utf-8") == "{}\n"
    assert (own.parent / "extensions.json").read_bytes() == extensions()


@pytest.mark.parametrize("linked", [FOLDER, IDS_PATH])
def test_nothing_is_written_through_a_link(harbour: Path, tmp_path: Path, linked: str) -> None:
    """A project of a stranger cannot have files elsewhere written."""
    outside = tmp_path / "outside"
    if linked == FOLDER:
        outside.mkdir()
    else:
        outside.write_text("mine", encoding="utf-8")
        (harbour / FOLDER).mkdir()
    (harbour / linked).symlink_to(outside)
    code, said = run(harbour)
    assert code == COULD_NOT_RUN
    assert "is a link" in said
    assert list(outside.iterdir()) == [] if linked == FOLDER else outside.read_text(encoding="utf-8") == "mine"
    refresh_ids(harbour, harbour)


def test_a_site_has_the_schemas_with_its_ids(harbour: Path) -> None:
    """They are published as they are shipped; the list of ids follows an edit, and is left alone by others."""
    site = harbour / "site"
    assert isinstance(build_site(harbour), Built)
    run(harbour)
    for path in SCHEMAS:
        assert (site / path).read_bytes() == (harbour / path).read_bytes(), path
    place = harbour / "content" / "places" / "old-basin.yml"
    text = place.read_text(encoding="utf-8")
    place.write_text(text.replace("title: The old basin", "title: The older basin"), encoding="utf-8")
    assert isinstance(build_site(harbour), Built)
    edited = (site / IDS_PATH).read_bytes()
    assert b"The older basin" in edited
    assert isinstance(build_site(harbour, fresh=True), Built)
    assert (site / IDS_PATH).read_bytes() == edited


def test_serving_refreshes_the_ids_of_a_project_that_has_some(harbour: Path, tmp_path: Path) -> None:
    """Where there is no list, none is made: not everybody uses an editor that reads it."""
    made = tmp_path / "made"
    (made / FOLDER).mkdir(parents=True)
    (made / IDS_PATH).write_bytes(b"new")
    refresh_ids(harbour, made)
    assert not (harbour / FOLDER).exists()
    (harbour / FOLDER).mkdir()
    (harbour / IDS_PATH).write_bytes(b"old")
    refresh_ids(harbour, made)
    assert (harbour / IDS_PATH).read_bytes() == b"new"
    assert [path.name for path in (harbour / FOLDER).iterdir()] == [IDS]


def test_each_build_of_the_server_refreshes_the_ids(harbour: Path, tmp_path: Path) -> None:
    """A fact that was just added is offered in the editor beside it."""
    assert run(harbour)[0] == CLEAN
    (harbour / IDS_PATH).write_bytes(b"{}")
    assert isinstance(make_fresh(order_for(harbour, tmp_path / "served", 8000)), Fresh)
    assert known(harbour / IDS_PATH)["place"] == ["old-basin"]


def test_the_shipped_settings_are_those_that_the_command_writes(
    project_root: Path, compare: Callable[[Path, str], None]
) -> None:
    """This project is set up as any other would be; each kind's folder leads to its schema."""
    compare(project_root / ".vscode" / "settings.json", settings().decode())
    compare(project_root / ".vscode" / "extensions.json", extensions().decode())
    led = json.loads(settings())["yaml.schemas"]
    assert led == {f"./{FOLDER}/{kind.name}.json": f"content/{kind.folder}/*.yml" for kind in KINDS}
