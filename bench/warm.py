"""Whether a warm build gives the same bytes as a cold one: `python bench/warm.py --edits 500`.

A made-up project is edited at random: titles, prose, translations, statements, dates, who speaks for whom, facts
deleted, brought back, renamed, added, texts changed, some of it so that the project no longer holds. After each
edit the project is built on top of what earlier builds left, once more as a server does, which keeps its caches open,
and a copy of it from nothing; findings and sites must be equal.
Exits with 1 at the first difference, and tells the edits that led there.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from facts import write_project

from generator.caching.facts import KeptFacts
from generator.caching.version import code_version
from generator.pipeline import Stopped
from generator.publishing.build import build_site, silent
from generator.publishing.making import make_site
from generator.publishing.outcomes import Built, Refused
from generator.publishing.work import Order

Files = dict[str, bytes]

PATIENCE = 0.7
"""How often a project that no longer holds is made what it was when it did; else the next edits build on it."""


class Editor:
    """Edits a project at random."""

    def __init__(self, root: Path, dice: random.Random) -> None:
        self.root = root
        self.dice = dice
        self.deleted: list[tuple[Path, bytes]] = []
        self.number = 0

    def edit(self) -> str:
        """Make one edit and return what it was."""
        self.number += 1
        kinds: list[Callable[[], str]] = [
            self.retitle, self.retitle, self.prose, self.prose, self.voice, self.identify, self.date, self.drop_part,
            self.delete, self.bring_back, self.bring_back, self.bring_back, self.rename, self.add, self.touch,
            self.show, self.reorder, self.text, self.translate, self.translate, self.language,
        ]  # fmt: skip
        return self.dice.choice(kinds)()

    def kept(self) -> Files:
        """Return all files that can be edited, by path."""
        paths = [*self.root.glob("content/*/*.yml"), *self.root.glob("seeds/*.txt")]
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in paths}

    def restore(self, kept: Files) -> None:
        """Make all files what they were, and write only those that differ."""
        now = self.kept()
        for path in now.keys() - kept.keys():
            (self.root / path).unlink()
        for path, content in kept.items():
            if now.get(path) != content:
                (self.root / path).write_bytes(content)
        self.deleted.clear()

    def _pick(self, kind: str = "*") -> Path | None:
        paths = sorted((self.root / "content").glob(f"{kind}/*.yml"))
        return self.dice.choice(paths) if paths else None

    def _change(self, kind: str, what: str, change: Callable[[dict[str, Any]], None]) -> str:
        path = self._pick(kind)
        if path is None:
            return "nothing"
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        change(data)
        self._write(path, data)
        return f"{what} of {path.stem}"

    def _write(self, path: Path, data: dict[str, Any]) -> None:
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=200), encoding="utf-8")

    def retitle(self) -> str:
        """Change a title."""
        return self._change("*", "title", lambda data: data.update(title=f"{data['title'][:60]} {self.number}"))

    def prose(self) -> str:
        """Change the prose of a fact; one time in twelve it names a fact that is not there."""
        other = self._pick()
        target = "nobody-at-all" if self.dice.random() < 1 / 12 or other is None else other.stem
        return self._change("*", "prose", lambda data: data.update(summary=f"Edit {self.number}: see [[{target}]]."))

    def voice(self) -> str:
        """Change for whom an actor speaks."""
        other = self._pick("actors")
        return self._change("actors", "voice", lambda data: data.update(speaks_for=[other.stem] if other else []))

    def identify(self) -> str:
        """Change whether an actor is named."""
        named = self.dice.choice(("named", "unnamed"))
        return self._change("actors", "identity", lambda data: data.update(identification=named))

    def date(self) -> str:
        """Change the date of an event."""
        when = {"date": str(self.dice.randint(1900, 1999))} if self.dice.random() < 0.8 else {}
        return self._change("events", "date", lambda data: data.update(when=when or {"date": "unknown"}))

    def drop_part(self) -> str:
        """Take the last statement of a claim away; a sentence may then be uncovered."""
        return self._change("claims", "statement", lambda data: data["statements"].pop())

    def show(self) -> str:
        """Change how much of an article is shown."""
        how = self.dice.choice(("full", "excerpts"))
        return self._change("sources", "showing", lambda data: data.update(show=how))

    def reorder(self) -> str:
        """Change the order of reading."""
        return self._change("stories", "order", lambda data: self.dice.shuffle(data["parts"]))

    def translate(self) -> str:
        """Translate title and first quote of a fact, or not any more, or say in which language it is written."""
        choice = self.dice.random()

        def change(data: dict[str, Any]) -> None:
            data.pop("translations", None)
            quotes = [one["exact"] for one in data.get("anchors", []) if "exact" in one][:1]
            texts = [
                {"of": text, "text": f"{language} {self.number}"} for text in dict.fromkeys([data["title"], *quotes])
            ]
            if choice < 0.8:
                data["translations"] = [{"language": language, "translator": "the bench", "texts": texts}]
            if choice > 0.7:
                data["written_in"] = language

        language = self.dice.choice(("uk", "ko", "en"))
        return self._change("*", f"translation into {language}", change)

    def language(self) -> str:
        """Change the language of an article."""
        tag = self.dice.choice(("en", "uk", "ko"))
        return self._change("sources", "language", lambda data: data.update(language=tag))

    def touch(self) -> str:
        """Write a file as it is."""
        path = self._pick()
        if path:
            path.write_bytes(path.read_bytes())
        return f"touch of {path}"

    def text(self) -> str:
        """Change an archived text, which the next edits may bring back."""
        path = self.dice.choice(sorted((self.root / "seeds").glob("*.txt")))
        self.deleted.append((path, path.read_bytes()))
        path.write_bytes(path.read_bytes().replace(b".", b"!", 1))
        return f"text of {path.stem}"

    def delete(self) -> str:
        """Delete a fact."""
        path = self._pick()
        if path is None:
            return "nothing"
        self.deleted.append((path, path.read_bytes()))
        path.unlink()
        return f"delete {path.stem}"

    def bring_back(self) -> str:
        """Bring everything back that was deleted."""
        for path, content in reversed(self.deleted):
            path.write_bytes(content)
        self.deleted.clear()
        return "bring back"

    def rename(self) -> str:
        """Rename a fact wherever it is named, and keep its old address."""
        path = self._pick()
        if path is None:
            return "nothing"
        new = f"renamed-{self.number}"
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        data["formerly"] = [*data.get("formerly", []), path.stem]
        self._write(path, data)
        for other in sorted((self.root / "content").glob("*/*.yml")):
            text = other.read_text(encoding="utf-8")
            changed = "\n".join(
                line if "formerly" in line or line.startswith("- ") else _renamed(line, path.stem, new)
                for line in text.split("\n")
            )
            if changed != text:
                other.write_text(changed, encoding="utf-8")
        path.rename(path.with_name(f"{new}.yml"))
        return f"rename {path.stem} to {new}"

    def add(self) -> str:
        """Add a term that quotes what another one quotes, and name it in a story."""
        model, story = self._pick("terms"), self._pick("stories")
        if model is None or story is None:
            return "nothing"
        data = yaml.safe_load(model.read_text(encoding="utf-8")) | {"title": f"Added {self.number}"}
        data.pop("formerly", None)
        self._write(model.with_name(f"added-{self.number}.yml"), data)
        told = yaml.safe_load(story.read_text(encoding="utf-8"))
        told["parts"][0]["facts"].append(f"added-{self.number}")
        self._write(story, told)
        return f"add added-{self.number}"


def _renamed(line: str, old: str, new: str) -> str:
    words = line.replace("[", " [ ").replace("]", " ] ").replace(",", " , ").replace("|", " | ").split(" ")
    if old not in words:
        return line
    for before in (" ", "[", ","):
        for after in ("", "]", ",", "|"):
            end = line.endswith(before + old) if not after else False
            if end:
                line = line[: -len(old)] + new
            elif after:
                line = line.replace(f"{before}{old}{after}", f"{before}{new}{after}")
    return line


def files_below(folder: Path) -> Files:
    """Return every file of a site by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


Outcome = tuple[str, object, Files]
"""How a build ended, what was found, and what the site is."""


def outcome(root: Path, *, fresh: bool = False) -> Outcome:
    """Build a project as the command does."""
    return _outcome(build_site(root, fresh=fresh), root / "site")


def served(order: Order) -> Outcome:
    """Build a project as a server does."""
    return _outcome(make_site(order, silent), order.target or order.root / "site")


def _outcome(result: Stopped | Refused | Built, site: Path) -> Outcome:
    found = result.findings if isinstance(result, Stopped | Built) else result.complaints
    return type(result).__name__, found, files_below(site) if site.is_dir() else {}


def difference(warm: Outcome, cold: Outcome, last: Files) -> str:
    """Say in what two outcomes differ; a build that stopped must have left the last site as it was."""
    if warm[:2] != cold[:2]:
        return f"one ended with {warm[:2]}, the other with {cold[:2]}"
    expected = cold[2] if warm[0] == "Built" else last
    paths = [path for path in expected.keys() | warm[2].keys() if expected.get(path) != warm[2].get(path)]
    return f"the sites differ at {sorted(paths)[:10]}" if paths else ""


def run(options: argparse.Namespace, folder: Path) -> str:
    """Make as many edits as asked for, and return what differed, if anything."""
    edits, seed = options.edits, options.seed
    root, dice = folder / "warm", random.Random(seed)  # noqa: S311 (the same edits every time)
    write_project(options.facts, root, seed)
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace("  - explainer", f"  - explainer: {{search: {options.search}}}")
    settings = settings.replace("name: material", f"name: material\n  language: {options.language}")
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    editor = Editor(root, dice)
    history: list[str] = []
    cache = folder / "served"
    kept = KeptFacts(cache / "facts.sqlite", code_version())
    order = Order(root=root, cache=cache, target=cache / "site", kept=kept, is_ours=True)
    last = outcome(root)[2]
    if served(order)[2] != last:
        return "a server makes another site"
    sound = editor.kept()
    ends: dict[str, int] = {}
    started = time.monotonic()
    for number in range(1, edits + 1):
        history.append(editor.edit())
        warm = outcome(root)
        copy = folder / "cold"
        shutil.rmtree(copy, ignore_errors=True)
        for name in ("content", "seeds"):
            shutil.copytree(root / name, copy / name)
        shutil.copy(root / "mkdocs.yml", copy)
        cold = outcome(copy, fresh=True)
        wrong = difference(warm, cold, last) or difference(served(order), cold, last)
        if wrong:
            return f"after {number} edits ({'; '.join(history[-6:])}): {wrong}"
        last = warm[2]
        if warm[0] == "Built":
            sound = editor.kept()
        elif dice.random() < PATIENCE:
            history.append("restore")
            editor.restore(sound)
        ends[warm[0]] = ends.get(warm[0], 0) + 1
        if number % 50 == 0:
            print(f"{number} edits, {time.monotonic() - started:.0f} s: {ends}", flush=True)
    kept.close()
    print(f"{edits} edits, warm equals cold after each: {ends}")
    return ""


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--edits", type=int, default=500)
    parser.add_argument("--facts", type=int, default=320, help="enough for second pages of lists")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--search", choices=("whole", "chunked"), default="whole", help="which search index to build")
    parser.add_argument("--language", default="en", help="language of the site; the facts are written in English")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="explainer-warm-") as folder:
        wrong = run(options, Path(folder))
    if wrong:
        print(wrong, file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
