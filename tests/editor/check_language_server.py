"""The schemas in the YAML language server itself, asked as an editor asks it; run by `make editor`, which needs Node.

The name keeps it out of `make test`, which needs no Node and no network.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pytest

SERVER: Final = Path(__file__).parent / "language-server/node_modules/yaml-language-server/bin/yaml-language-server"
SECONDS: Final = 20


class Editor:
    """One editor that has the project open, and speaks the language-server protocol over standard streams."""

    def __init__(self, root: Path, settings: dict[str, Any]) -> None:
        self.root, self.settings = root, settings
        self.process = subprocess.Popen(
            ["node", str(SERVER), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.heard: queue.Queue[dict[str, Any]] = queue.Queue()
        self.last = 0
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()
        item = {"snippetSupport": True, "documentationFormat": ["markdown"]}
        able = {"completion": {"completionItem": item}, "hover": {"contentFormat": ["markdown"]}}
        folder = {"uri": root.as_uri(), "name": "project"}
        self.ask(
            "initialize",
            processId=os.getpid(),
            rootUri=root.as_uri(),
            workspaceFolders=[folder],
            capabilities={"textDocument": able, "workspace": {"configuration": True}},
        )
        self.tell("initialized")
        self.tell("workspace/didChangeConfiguration", settings=settings)

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.process.stdin.flush()

    def _listen(self) -> None:
        stream = self.process.stdout
        assert stream
        while True:
            header = {}
            while line := stream.readline().strip():
                name, _, value = line.decode().partition(": ")
                header[name] = value
            if not header:
                return
            message = json.loads(stream.read(int(header["Content-Length"])))
            if "method" in message and "id" in message:
                items = message.get("params", {}).get("items", [])
                known = [self.settings.get(item.get("section", "")) for item in items]
                self._send({"id": message["id"], "result": known or None})
            else:
                self.heard.put(message)

    def ask(self, method: str, **params: Any) -> Any:
        """Send a request and return its answer."""
        self.last += 1
        self._send({"id": self.last, "method": method, "params": params})
        while True:
            message = self.heard.get(timeout=SECONDS)
            if message.get("id") == self.last and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def tell(self, method: str, **params: Any) -> None:
        """Send a notification."""
        self._send({"method": method, "params": params})

    def open(self, path: str, text: str) -> list[str]:
        """Open a file with some text, whatever the disk has; return what the server marks in it."""
        return self.open_all({path: text})[path]

    def open_all(self, files: Mapping[str, str]) -> dict[str, list[str]]:
        """Open files at once; return what the server marks in each."""
        waiting = {}
        for path, text in files.items():
            uri = (self.root / path).as_uri()
            waiting[uri] = path
            self.tell(
                "textDocument/didOpen", textDocument={"uri": uri, "languageId": "yaml", "version": 1, "text": text}
            )
        marked: dict[str, list[str]] = {}
        while len(marked) < len(waiting):
            message = self.heard.get(timeout=SECONDS)
            if message.get("method") == "textDocument/publishDiagnostics":
                found = message["params"]
                if found["uri"] in waiting:
                    marked[waiting[found["uri"]]] = [one["message"] for one in found["diagnostics"]]
        return marked

    def at(self, method: str, path: str, line: int, character: int) -> Any:
        """Ask about a place, both counted from 0."""
        place = {"line": line, "character": character}
        uri = (self.root / path).as_uri()
        return self.ask(f"textDocument/{method}", textDocument={"uri": uri}, position=place)

    def close(self) -> None:
        """End the server."""
        self.ask("shutdown")
        self.tell("exit")
        self.process.wait(SECONDS)
        self.listener.join(SECONDS)
        for stream in (self.process.stdin, self.process.stdout):
            assert stream
            stream.close()


QUIET: Final = {"schemaStore": {"enable": False}, "validate": True, "hover": True, "completion": True}
"""No schema from elsewhere: nothing is asked of the network."""
CLAIM: Final = "# yaml-language-server: $schema=../../schemas/claim.json\n"


@pytest.fixture
def editor(project_root: Path) -> Iterator[Editor]:
    """Return an editor without any settings of the project: only first lines lead to schemas."""
    made = Editor(project_root, {"yaml": QUIET})
    yield made
    made.close()


def completions(editor: Editor, path: str, line: int, character: int) -> dict[str, str]:
    """Return what is offered at a place: each word with what is said of it."""
    found = editor.at("completion", path, line, character)["items"]
    said = {item["label"]: item.get("documentation", "") for item in found}
    return {label: text["value"] if isinstance(text, dict) else text for label, text in said.items()}


def test_no_fact_of_the_project_is_marked(editor: Editor, project_root: Path) -> None:
    """Whoever opens any fact sees nothing red in it."""
    paths = sorted((project_root / "content").glob("*/*.yml"))
    assert len(paths) > 50
    marked = editor.open_all({str(path.relative_to(project_root)): path.read_text("utf-8") for path in paths})
    assert {name: found for name, found in marked.items() if found} == {}


def test_a_field_is_completed_with_its_meaning(editor: Editor) -> None:
    """On a new line of a statement its other fields are offered, with what they mean."""
    path = "content/claims/new.yml"
    editor.open(path, f"{CLAIM}title: A\nstatements:\n  - id: one\n    \n")
    offered = completions(editor, path, 4, 4)
    assert {"speaker", "stance", "quote_type", "cue", "anchors"} <= offered.keys()
    assert "id" not in offered
    assert offered["speaker"].startswith("Who says it.")


def test_an_id_is_completed_with_its_title(editor: Editor) -> None:
    """Where an actor belongs the known actors are offered, and no other facts."""
    path = "content/claims/new.yml"
    editor.open(path, f"{CLAIM}title: A\nstatements:\n  - id: one\n    speaker: \n")
    offered = completions(editor, path, 4, 13)
    assert offered["kcna"] == "KCNA"
    assert {"ukraine", "western-officials"} <= offered.keys()
    assert not {"losses", "harbour-office"} & offered.keys()


def test_no_words_of_another_article_are_offered(editor: Editor) -> None:
    """A quote is copied from its source; nothing stands ready to be taken instead."""
    path = "content/places/new.yml"
    line = "# yaml-language-server: $schema=../../schemas/place.json\n"
    editor.open(path, f"{line}title: A\nanchors:\n  - source: nk-kursk\n    exact: \n")
    assert completions(editor, path, 4, 11) == {}


def test_an_id_in_a_list_is_completed(editor: Editor) -> None:
    """A list of references offers ids too."""
    path = "content/claims/new.yml"
    editor.open(path, f"{CLAIM}title: A\nparties:\n  - \n")
    assert "ukraine" in completions(editor, path, 3, 4)


def test_a_word_of_a_vocabulary_is_completed_with_its_meaning(editor: Editor) -> None:
    """Each choice says what it means, so that nobody has to look it up."""
    path = "content/claims/new.yml"
    editor.open(path, f"{CLAIM}title: A\nstatements:\n  - id: one\n    stance: \n")
    offered = completions(editor, path, 4, 12)
    assert offered.keys() == {"affirms", "denies", "qualifies", "declines"}
    assert "neither" in offered["declines"]


def test_a_field_explains_itself(editor: Editor) -> None:
    """Hovering over a field shows its meaning, its form and an example."""
    path = "content/claims/new.yml"
    editor.open(path, f"{CLAIM}title: A\nstatements:\n  - id: one\n    cue: says\n    stance: denies\n")
    cue = editor.at("hover", path, 4, 5)["contents"]["value"]
    assert 'The reporting verb as printed, such as "claiming"' in cue
    assert "Example" in cue
    assert "`denies`: says that it is not so" in editor.at("hover", path, 5, 5)["contents"]["value"]


def test_mistakes_are_marked_in_words(editor: Editor) -> None:
    """A wrong field, a wrong word, a wrong id and a wrong date are each told while one types."""
    path = "content/claims/new.yml"
    found = editor.open(
        path,
        f"{CLAIM}title: ' '\ncolour: red\nparties: [Bad Id]\nstatements:\n  - id: one\n    speaker: kcna\n"
        "    stance: maybe\n    quote_type: direct\n    said: {date: last week}\n    anchors: [{source: nk-kursk}]\n"
        "  - id: two\n    speaker: kcna\n    stance: denies\n    quote_type: direct\n"
        "    anchors: [{source: nk-kursk, exact: a, spans: [{exact: b}]}]\n",
    )
    told = "\n".join(found)
    for words in (
        "Write a text.",
        "An id is lower-case words joined by hyphens",
        "Property exact is not allowed.",
        "Property colour is not allowed.",
        "Write a date as 2024",
        '"affirms", "denies", "qualifies", "declines"',
        'Missing property "exact".',
    ):
        assert words in told, f"{words}\nin:\n{told}"


def test_vs_code_needs_no_first_line(project_root: Path) -> None:
    """The project's own settings lead to the schemas as well."""
    settings = json.loads((project_root / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    editor = Editor(project_root, {"yaml": {**QUIET, "schemas": settings["yaml.schemas"]}})
    try:
        assert editor.open("content/actors/new.yml", "title: A\ntype: human\n") != []
        assert editor.open("content/places/new.yml", "title: A\nanchors: [{source: a, exact: b}]\n") == []
    finally:
        editor.close()
