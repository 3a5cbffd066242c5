"""The schemas for editors: right files pass, wrong shapes do not, and what they cannot tell is known."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, Final, Literal, get_args, get_origin, get_type_hints

import pytest
import yaml
from jsonschema import Draft7Validator

from generator.model.choices import MEANINGS, meanings_of
from generator.model.examples import EXAMPLES, example_of
from generator.model.facts.union import FACT_TYPES
from generator.model.kinds import KIND_BY_NAME, KINDS, KindName
from generator.model.schema_addresses import FOLDER, IDS, modeline
from generator.publishing.reference_schemas import TOLD_BY_PARSERS, TOLD_BY_SCHEMAS, schemas_page
from generator.publishing.schemas import MOST_IDS, ids_schema, schema_files
from generator.reading.facts import parse_fact

GOLDENS: Final = Path(__file__).resolve().parent.parent / "goldens"


def records(model: type) -> set[type]:
    """Return a record and all records inside it."""
    found = {model}
    for hint in get_type_hints(model).values():
        inner = get_args(hint)[0] if get_origin(hint) is tuple else hint
        if isinstance(inner, type) and is_dataclass(inner):
            found |= records(inner)
    return found


RECORDS: Final = sorted({one for fact in FACT_TYPES.values() for one in records(fact)}, key=lambda one: one.__name__)


def edited(golden: Mapping[str, Any], project: Path) -> list[Path]:
    """Make the edits of a golden; return the fact files among what they touch."""
    touched = []
    for edit in golden["edits"]:
        path = project / edit["file"]
        if "bytes" in edit:
            path.write_bytes(bytes.fromhex(edit["bytes"]))
        elif "whole" in edit:
            path.write_text(edit["whole"], encoding="utf-8")
        else:
            text = path.read_text(encoding="utf-8")
            assert edit["replace"] in text
            path.write_text(text.replace(edit["replace"], edit["by"], 1), encoding="utf-8")
        touched += [path] if path.suffix == ".yml" else []
    return touched


def told(judge: Callable[[str, str], list[str]], path: Path) -> Literal["schema", "parser", "nobody"]:
    """Say who tells that something is wrong with a file."""
    try:
        return "schema" if judge(path.parent.name, path.read_text(encoding="utf-8")) else "nobody"
    except (UnicodeDecodeError, yaml.YAMLError):
        return "parser"


@pytest.mark.parametrize("project", ["", "tests/sites/harbour"])
def test_every_fact_passes(project_root: Path, project: str, judge: Callable[[str, str], list[str]]) -> None:
    """No file of the project or of its small sibling is marked by mistake, whichever ids the schemas know."""
    paths = sorted((project_root / project / "content").glob("*/*.yml"))
    assert len(paths) > 10
    assert [(path.name, found) for path in paths if (found := judge(path.parent.name, path.read_text("utf-8")))] == []


@pytest.mark.parametrize("case", sorted(GOLDENS.glob("*.yml")), ids=lambda path: path.stem)
def test_wrong_variants_are_told_as_far_as_a_schema_can(
    project_root: Path, case: Path, tmp_path: Path, judge: Callable[[str, str], list[str]]
) -> None:
    """Of each mistake in the goldens it is known whether the schema tells it; nothing is told by chance."""
    golden = yaml.safe_load(case.read_text(encoding="utf-8"))
    project = shutil.copytree(project_root / "tests" / "sites" / "harbour", tmp_path / "harbour")
    tellers = {told(judge, path) for path in edited(golden, project)} - {"nobody"}
    expected = {"schema"} if golden["rule"] in TOLD_BY_SCHEMAS else set[str]()
    # PyYAML says nothing of a file in another encoding or a key that stands twice before it is asked more than here.
    assert tellers - {"parser"} == expected, golden["rule"]


def test_the_list_of_rules_that_schemas_tell_is_measured(
    project_root: Path, read_blocks: Callable[..., Any], judge: Callable[[str, str], list[str]]
) -> None:
    """The wrong example of each rule's page is told by the schema, by any YAML parser, or by neither, as listed."""
    found: dict[str, set[str]] = {"schema": set(), "parser": set(), "nobody": set()}
    for page in sorted((project_root / "docs" / "reference" / "rules").glob("[a-z][0-9]*.md")):
        for block in read_blocks(page):
            if block.section == "Wrong" and block.path.startswith("content/") and block.path.endswith(".yml"):
                folder = block.path.split("/")[1]
                if folder not in {kind.folder for kind in KINDS}:
                    continue
                try:
                    teller = "schema" if judge(folder, block.text) else "nobody"
                except yaml.YAMLError:
                    teller = "parser"
                found[teller].add(page.stem.upper())
    # Told by chance: a schema knows neither depth nor documents, but a deep list stands where a text belongs here,
    # and the second document lacks fields.
    found["schema"] -= {"Y006", "Y007"}
    assert (found["schema"], found["parser"]) == (set(TOLD_BY_SCHEMAS), set(TOLD_BY_PARSERS))


def test_the_reference_of_schemas_is_up_to_date(project_root: Path, compare: Callable[[Path, str], None]) -> None:
    """The page lists which rules a schema tells and which it cannot, as the code has it."""
    compare(project_root / "docs" / "reference" / "schemas.md", schemas_page())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_schema_is_one(kind: Any, harbour_schemas: Mapping[str, bytes]) -> None:
    """Each schema follows the rules of its dialect, and each field is explained, plainly and in Markdown."""
    schema = json.loads(harbour_schemas[f"{kind.name}.json"])
    Draft7Validator.check_schema(schema)
    waiting = [schema]
    while waiting:
        part = waiting.pop()
        for field in part.get("properties", {}).values():
            assert field["description"]
            assert field["markdownDescription"]
            waiting += [field, field.get("items", {})]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_schemas_and_reading_want_the_same_fields(kind: Any, harbour_schemas: Mapping[str, bytes]) -> None:
    """What pydantic takes from the model for reading, names and required ones, stands in the schema too."""
    from generator.reading.schema import json_schema  # noqa: PLC0415 (pydantic takes long to load)

    ours, theirs = json.loads(harbour_schemas[f"{kind.name}.json"]), json_schema(kind.name)
    assert set(ours["properties"]) == set(theirs["properties"])
    assert set(ours["required"]) == set(theirs["required"])


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_choice_is_explained_and_every_word_has_an_example(record: type) -> None:
    """A closed vocabulary says what each word means; any other field that holds words shows some."""
    for field in fields(record):
        hint = get_type_hints(record)[field.name]
        inner = get_args(hint)[0] if get_origin(hint) is tuple else hint
        if get_origin(inner) is Literal:
            assert all(meanings_of(get_args(inner)).values())
        elif not (isinstance(inner, type) and is_dataclass(inner)) and field.name != "id":
            assert example_of(record, field.name) is not None, f"{record.__name__}.{field.name}"


def test_no_example_and_no_meaning_is_left_over() -> None:
    """A field or a word that is gone takes its example and its meaning with it."""
    known = {record.__name__: {field.name for field in fields(record)} for record in RECORDS} | {
        "Fact": {"title", "summary", "formerly", "written_in"}
    }
    assert [
        (name, field) for name, examples in EXAMPLES.items() for field in examples if field not in known[name]
    ] == []
    used = {
        frozenset(get_args(hint))
        for record in RECORDS
        for hint in get_type_hints(record).values()
        if get_origin(hint) is Literal
    }
    assert {frozenset(meanings) for meanings in MEANINGS} == used
    assert len(MEANINGS) == len(used)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_examples_hold(record: type, harbour_schemas: Mapping[str, bytes]) -> None:
    """Each example passes the schema of the field that it stands under."""
    seen = 0
    for kind in KINDS:
        waiting = [json.loads(harbour_schemas[f"{kind.name}.json"])]
        while waiting:
            for field in waiting.pop().get("properties", {}).values():
                waiting += [field, field.get("items", {})]
                bare = {key: value for key, value in field.items() if key != "anyOf"}
                bare["items"] = {key: value for key, value in field.get("items", {}).items() if key != "anyOf"}
                for example in field.get("examples", []):
                    assert list(Draft7Validator(bare).iter_errors(example)) == []
                    seen += 1
    assert seen > 40, record


def test_no_example_is_offered_as_an_id_or_a_quote(harbour_schemas: Mapping[str, bytes]) -> None:
    """Editors offer examples as values: an id of another project, or words of another article, must not be one."""
    seen = set()
    for kind in KINDS:
        waiting = [json.loads(harbour_schemas[f"{kind.name}.json"])]
        while waiting:
            for name, field in waiting.pop().get("properties", {}).items():
                waiting += [field, field.get("items", {})]
                if name in {"exact", "speaker", "parties", "claim", "sha256", "formerly"}:
                    seen.add(name)
                    assert "examples" not in field
                    assert "For example: `" in field["markdownDescription"] or name == "claims"
    assert len(seen) == 6


WRONG: Final[tuple[tuple[KindName, str], ...]] = (
    ("term", "title: Insured\ndefinition: [a]\nanchors: [{source: harbour, exact: insured}]\n"),
    ("term", "title: '  '\ndefinition: None.\nanchors: [{source: harbour, exact: insured}]\n"),
    ("term", "title: Insured\ndefinition: None.\nanchors: []\n"),
    ("term", "title: Insured\ndefinition: None.\nanchors: [{source: harbour}]\n"),
    ("term", "title: Insured\ndefinition: None.\nanchors: [{source: harbour, exact: a, spans: [{exact: b}]}]\n"),
    ("term", "title: Insured\ndefinition: None.\nused_by: fishers-union\nanchors: [{source: harbour, exact: a}]\n"),
    ("term", "title: Insured\ndefinition: None.\nused_by: [Fishers]\nanchors: [{source: harbour, exact: a}]\n"),
    ("term", "title: Insured\nid: insured\ndefinition: None.\nanchors: [{source: harbour, exact: a}]\n"),
    ("actor", "title: A\ntype: human\nanchors: [{source: harbour, exact: a}]\n"),
    ("event", "title: A\nwhen: last week\nanchors: [{source: harbour, exact: a}]\n"),
    ("event", "title: A\nwhen: {date: 27 April}\nanchors: [{source: harbour, exact: a}]\n"),
    ("source", f"title: A\ntext: ../a.txt\nsha256: {'0' * 64}\nlanguage: en\nrights: x\nshow: full\n"),
    ("source", "title: A\ntext: a.txt\nsha256: 12ab\nlanguage: en\nrights: x\nshow: full\n"),
)


@pytest.mark.parametrize(("kind", "text"), WRONG)
def test_wrong_shapes_are_told(kind: KindName, text: str, judge: Callable[[str, str], list[str]]) -> None:
    """One thing wrong in a file gives an objection."""
    assert judge(KIND_BY_NAME[kind].folder, text)


def test_what_is_written_like_a_number_is_a_text(judge: Callable[[str, str], list[str]]) -> None:
    """A year as a title, an id of digits and a numeral in quotation marks pass, as they do when facts are read."""
    text = (
        "title: 1984\nunit: '10'\ndefinition: 5\nabout: [1984]\nestimates:\n"
        "  - id: 1984\n    speaker: a\n    as_given: 3\n    best: '1000'\n    quote_type: direct\n"
        "    said: {date: 2024}\n    anchors: [{source: a, exact: 3}]\n"
    )
    assert judge("figures", text) == []
    read = parse_fact(text.encode(), path="content/figures/a.yml", kind="figure", fact_id="a")
    assert not isinstance(read, tuple), read


def test_known_ids_are_choices_and_others_are_no_fault(judge: Callable[[str, str], list[str]]) -> None:
    """A list that is behind the facts costs a suggestion, and never marks a right file."""
    text = "title: A\ndefinition: B\nused_by: [somebody-new]\nanchors: [{source: harbour, exact: a}]\n"
    assert judge("terms", text) == []


def test_ids_come_with_titles_and_not_in_thousands(harbour_schemas: Mapping[str, bytes]) -> None:
    """Editors show what an id stands for; of a kind with more facts than anybody scrolls through none is offered."""
    known = json.loads(harbour_schemas[IDS])["definitions"]
    assert known["place"] == {"enum": ["old-basin"], "enumDescriptions": ["The old basin"]}
    many = ids_schema({"actor": {f"a-{number}": "A" for number in range(MOST_IDS + 1)}})
    assert many["definitions"]["actor"] == {"not": {}}
    assert validate_ids(many)


def validate_ids(schema: Mapping[str, Any]) -> bool:
    """Tell whether a schema of ids is one."""
    Draft7Validator.check_schema(schema)
    return True


def test_the_shipped_schemas_are_those_of_the_model(project_root: Path, compare: Callable[[Path, str], None]) -> None:
    """Whoever opens the project has the schemas at once; ids follow the facts, and are not compared."""
    made = schema_files({})
    for name, content in made.items():
        if name != IDS:
            compare(project_root / FOLDER / name, content.decode())
    assert {path.name for path in (project_root / FOLDER).iterdir()} == set(made)
    Draft7Validator.check_schema(json.loads((project_root / FOLDER / IDS).read_text(encoding="utf-8")))


def test_every_fact_leads_editors_to_its_schema(project_root: Path) -> None:
    """Editors other than VS Code find the schema by the first line, wherever the file is opened from."""
    kinds = {kind.folder: kind.name for kind in KINDS}
    for path in (project_root / "content").glob("*/*.yml"):
        line = modeline(kinds[path.parent.name])
        assert path.read_text(encoding="utf-8").startswith(line), path
        assert (path.parent / line.strip().split("$schema=")[1]).is_file()
