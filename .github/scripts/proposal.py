"""Takes the facts and articles of a proposal as data: nothing of it is checked out, and nothing of it runs.

    python3 .github/scripts/proposal.py find
    python3 .github/scripts/proposal.py take COMMIT [--head SHA]

`find` says which pull request a finished run of the checks belongs to. It asks the host for it, by the branch and the
commit that the host itself names in the event; what the run left behind may say anything, and is not asked.
`take` puts the files below `content/` and `seeds/` of a commit in the place of those that are here. It looks at the
names, kinds and sizes that git has of them before anything is written.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import urllib.parse
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

FOLDERS = ("content", "seeds")
NAME = re.compile(r"(content/[a-z]+/[^/]+\.yml|seeds/[^/]+\.txt|(content|seeds)(/[a-z]+)?/README\.md)")
"""What the generator reads, and what people put beside it; it judges names and texts itself."""
FORBIDDEN = re.compile(r"[\x00-\x1f\x7f\\:]")
MOST_FILES = 200_000
MOST_BYTES = 500 << 20


class ProposalError(Exception):
    """The proposal is not taken; the text is for whoever made it."""


class Entry(NamedTuple):
    """A file as git lists it."""

    mode: str
    kind: str
    object: str
    size: int
    path: str


def pull_requests(event: Mapping[str, Any], pulls: list[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return those of the pull requests of a branch that the run of an event belongs to: open, and at its commit."""
    run, repository = event["workflow_run"], event["repository"]["full_name"]
    return [
        pull
        for pull in pulls
        if pull["state"] == "open"
        and pull["head"]["sha"] == run["head_sha"]
        and (pull["head"]["repo"] or {}).get("full_name") == run["head_repository"]["full_name"]
        and pull["base"]["repo"]["full_name"] == repository
        and pull["base"]["ref"] == event["repository"]["default_branch"]
    ]


def find(event: Mapping[str, Any]) -> str:
    """Return the number of the pull request that a finished run belongs to; empty where there is none any more."""
    run = event["workflow_run"]
    if run["event"] != "pull_request" or not run["head_repository"]:
        return ""
    head = f"{run['head_repository']['owner']['login']}:{run['head_branch']}"
    query = urllib.parse.urlencode({"state": "open", "head": head, "per_page": 100})
    request = urllib.request.Request(
        f"{os.environ['GITHUB_API_URL']}/repos/{event['repository']['full_name']}/pulls?{query}",
        headers={"Authorization": f"Bearer {os.environ['GH_TOKEN']}", "Accept": "application/vnd.github+json"},
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        found = pull_requests(event, json.load(answer))
    return str(int(found[0]["number"])) if found else ""


def git(root: Path, *arguments: str) -> bytes:
    """Return what git prints; raises ProposalError where it fails."""
    run = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)
    if run.returncode:
        raise ProposalError(f"git {arguments[0]}: {run.stderr.decode(errors='replace').strip()}")
    return run.stdout


def entries(root: Path, commit: str) -> Iterator[Entry]:
    """Yield every file of a commit below the folders of data."""
    for line in git(root, "ls-tree", "-r", "-z", "-l", "--full-tree", commit, *FOLDERS).split(b"\0"):
        if line:
            about, path = line.split(b"\t", 1)
            mode, kind, name, size = about.decode().split()
            yield Entry(mode, kind, name, int(size) if size != "-" else 0, path.decode(errors="replace"))


def objections(found: list[Entry]) -> Iterator[str]:
    """Yield what speaks against taking files."""
    for folder in FOLDERS:
        if not any(entry.path.startswith(f"{folder}/") for entry in found):
            yield f"`{folder}` is no folder with files in it"
    for entry in found:
        shown = json.dumps(entry.path)
        if entry.mode == "120000":
            yield f"{shown} is a link"
        elif entry.kind != "blob" or entry.mode not in {"100644", "100755"}:
            yield f"{shown} is no ordinary file"
        elif FORBIDDEN.search(entry.path) or ".." in entry.path.split("/"):
            yield f"{shown} has a name that is not taken"
        elif not NAME.fullmatch(entry.path):
            yield f"{shown} is neither a fact nor an article; other files are reviewed as code"
    if len(found) > MOST_FILES:
        yield f"{len(found):,} files; at most {MOST_FILES:,} are taken"
    size = sum(entry.size for entry in found)
    if size > MOST_BYTES:
        yield f"{size:,} bytes; at most {MOST_BYTES:,} are taken"


class Taken(NamedTuple):
    """What was taken."""

    files: int
    base: str
    """The commit that the proposal is merged into, which is what it is to be compared with."""


def take(commit: str, head: str, root: Path) -> Taken:
    """Put the facts and articles of a merge in the place of those below `root`.

    Args:
        commit: A merge of a proposal into its base, or a name of one at the remote.
        head: The commit that the proposal must be at, if any.
        root: The top of a work tree with a remote `origin`.
    """
    git(root, "fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--depth=2", "origin", commit)
    fetched, *parents = git(root, "rev-list", "--parents", "-n1", "FETCH_HEAD").decode().split()
    if len(parents) != 2 or head not in {"", parents[1]}:
        raise ProposalError("the proposal changed meanwhile, or cannot be merged; its newest run tells more")
    found = list(entries(root, fetched))
    against = list(objections(found))
    if against:
        raise ProposalError("\n".join(against[:20]))
    for folder in FOLDERS:
        if (root / folder).is_symlink():
            raise ProposalError(f"`{folder}` is a link here")
        shutil.rmtree(root / folder, ignore_errors=True)
    reading = ["git", "cat-file", "--batch"]
    with subprocess.Popen(reading, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as contents:
        asked, told = contents.stdin, contents.stdout
        if asked is None or told is None:
            raise ProposalError("git has no streams")
        for entry in found:
            asked.write(f"{entry.object}\n".encode())
            asked.flush()
            size = int(told.readline().split()[2])
            target = root / entry.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(told.read(size))
            told.read(1)
        asked.close()
    return Taken(len(found), parents[0])


def note(name: str, value: str) -> None:
    """Hand a value on to later steps."""
    with Path(os.environ["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as outputs:
        outputs.write(f"{name}={value}\n")


def main() -> int:
    """Do what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("find")
    taking = commands.add_parser("take")
    taking.add_argument("commit")
    taking.add_argument("--head", default="")
    chosen = parser.parse_args()
    if chosen.command == "find":
        number = find(json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8")))
        note("number", number)
        print(f"Pull request {number}" if number else "::notice::no open pull request is at the commit of this run")
        return 0
    try:
        taken = take(chosen.commit, chosen.head, Path())
        note("base", taken.base)
        print(f"Took {taken.files} files of data")
    except ProposalError as error:
        for line in str(error).splitlines():
            print(f"::error::{line}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
