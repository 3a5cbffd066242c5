"""Publishes a preview and says so in one comment; runs on the main branch's side, with rights to write.

    python3 .github/scripts/preview.py unpack ARCHIVE FOLDER
    python3 .github/scripts/preview.py sweep FOLDER
    python3 .github/scripts/preview.py comment

`unpack` takes a built site out of an archive that it does not trust. `sweep` removes previews of pull requests that are
no longer open. `comment` writes the one comment on a pull request, or writes it anew.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import stat
import sys
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

KINDS = frozenset(
    {".css", ".csv", ".epub", ".gz", ".html", ".js", ".json", ".jsonl", ".map", ".pdf", ".png", ".svg", ".txt"}
    | {".woff2", ".xml"}
)
"""How names of files of a site end."""
OTHERS = frozenset({"_headers"})
"""Names without an ending."""
PLAIN = re.compile(r"[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*")
MOST_FILES = 300_000
MOST_BYTES = 1 << 30

MARK = "<!-- explainer: preview -->"
AUTHOR = "github-actions[bot]"
LONGEST = 60_000
"""Characters of a comment; the host takes 65,536."""


class PreviewError(Exception):
    """Nothing is published."""


def objections(files: list[zipfile.ZipInfo]) -> Iterator[str]:
    """Yield what speaks against unpacking an archive."""
    seen = set()
    for file in files:
        shown = json.dumps(file.filename)
        kind = stat.S_IFMT(file.external_attr >> 16)
        parts = file.filename.split("/")
        if kind not in {0, stat.S_IFREG}:
            yield f"{shown} is no ordinary file"
        elif not PLAIN.fullmatch(file.filename) or {".", "..", ".git"} & set(parts):
            yield f"{shown} has a name that is not taken"
        elif parts[0] != ".well-known" and any(part.startswith(".") for part in parts):
            yield f"{shown} is hidden"
        elif Path(parts[-1]).suffix not in KINDS and parts[-1] not in OTHERS:
            yield f"{shown} is of a kind that no site has"
        elif file.filename.casefold() in seen:
            yield f"{shown} stands twice"
        seen.add(file.filename.casefold())
    if not any(file.filename == "index.html" for file in files):
        yield "there is no page to begin with"
    if len(files) > MOST_FILES:
        yield f"{len(files):,} files; at most {MOST_FILES:,} are taken"
    size = sum(file.file_size for file in files)
    if size > MOST_BYTES:
        yield f"{size:,} bytes; at most {MOST_BYTES:,} are taken"


def unpack(archive: Path, folder: Path) -> int:
    """Put the site of an archive into the place of a folder, and return how many files it has."""
    try:
        with zipfile.ZipFile(archive) as opened:
            files = [file for file in opened.infolist() if not file.is_dir()]
            against = list(objections(files))
            if against:
                raise PreviewError("\n".join(against[:20]))
            shutil.rmtree(folder, ignore_errors=True)
            for file in files:
                target = folder / file.filename
                target.parent.mkdir(parents=True, exist_ok=True)
                with opened.open(file) as content, target.open("xb") as made:
                    # What the archive says of sizes is checked by zipfile while reading: more raises an error.
                    shutil.copyfileobj(content, made)
    except zipfile.BadZipFile as error:
        raise PreviewError(f"the archive is damaged: {error}") from error
    return len(files)


def sweep(folder: Path, still_open: set[str]) -> list[str]:
    """Remove the previews of pull requests that are not open any more; return their names."""
    gone = [path for path in sorted(folder.glob("pr-*")) if path.name.removeprefix("pr-") not in still_open]
    for path in gone:
        shutil.rmtree(path)
    return [path.name for path in gone]


def body(report: str, run: str, address: str, built: str, published: str = "skipped") -> str:
    """Return the text of the comment.

    Args:
        report: What the proposal changes, as Markdown.
        run: Address of the run that checked it.
        address: Where the preview is; empty where there is none.
        built: `true` where the facts hold.
        published: How the job ended that publishes; it is skipped where no place for previews is named.
    """
    if built != "true":
        head = f"**The facts do not hold yet.** [The check]({run}) says what to mend, line by line."
    elif address:
        head = f"**[Look at the pages as they would be]({address})** · [the check]({run})"
    elif published != "skipped":
        head = f"**The facts hold, but the pages could not be published.** They are kept with [the check]({run})."
    else:
        head = f"**The facts hold.** There is no address for previews; the pages are kept with [the check]({run})."
    # Nobody is called by a text that somebody else wrote.
    said = report.strip().replace("@", "@\u2060")
    if len(said) > LONGEST:
        said = said[:LONGEST].rpartition("\n")[0] + f"\n\n… and more: see the summary of [the check]({run})."
    return f"{MARK}\n{head}\n\n{said or '**It could not be worked out what changes.**'}\n"


def call(method: str, path: str, content: dict[str, Any] | None = None) -> Any:  # noqa: ANN401 (any JSON)
    """Return what the host's interface answers."""
    request = urllib.request.Request(
        f"{os.environ['GITHUB_API_URL']}/repos/{os.environ['GITHUB_REPOSITORY']}/{path}",
        method=method,
        data=None if content is None else json.dumps(content).encode(),
        headers={
            "Authorization": f"Bearer {os.environ['GH_TOKEN']}",
            "Accept": "application/vnd.github+json",
            "Content-Type": "application/json",
        },
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def paged(path: str) -> Iterator[Any]:
    """Yield every entry of a list that comes in pages."""
    for page in range(1, 101):
        entries = call("GET", f"{path}{'&' if '?' in path else '?'}per_page=100&page={page}")
        yield from entries
        if len(entries) < 100:
            return
    raise PreviewError("the list is longer than anybody could have made it")


def comment(number: int, head: str, text: str) -> str:
    """Write the comment on a pull request, or write it anew; return what was done.

    Args:
        number: The pull request.
        head: The commit that the text is about; where there is a newer one, its own run speaks.
        text: What is to be said.
    """
    if call("GET", f"pulls/{number}")["head"]["sha"] != head:
        return "left to a newer run"
    for one in paged(f"issues/{number}/comments"):
        # The mark alone would let anybody have their own comment written over, or keep ours from being found.
        if one["user"]["login"] == AUTHOR and one["body"].startswith(MARK):
            call("PATCH", f"issues/comments/{int(one['id'])}", {"body": text})
            return "written anew"
    call("POST", f"issues/{number}/comments", {"body": text})
    return "written"


def main() -> int:
    """Do what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    unpacking = commands.add_parser("unpack")
    unpacking.add_argument("archive", type=Path)
    unpacking.add_argument("folder", type=Path)
    commands.add_parser("sweep").add_argument("folder", type=Path)
    commands.add_parser("comment")
    chosen = parser.parse_args()
    try:
        if chosen.command == "unpack":
            print(f"Unpacked {unpack(chosen.archive, chosen.folder)} files")
        elif chosen.command == "sweep":
            still_open = {str(pull["number"]) for pull in paged("pulls?state=open")}
            print(f"Removed: {', '.join(sweep(chosen.folder, still_open)) or 'nothing'}")
        else:
            text = body(*(os.environ[name] for name in ("REPORT", "RUN", "ADDRESS", "BUILT", "PUBLISHED")))
            print(f"The comment is {comment(int(os.environ['NUMBER']), os.environ['HEAD'], text)}")
    except PreviewError as error:
        for line in str(error).splitlines():
            print(f"::error::{line}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
