"""What is written where is decided by ids alone: no other word of content reaches a path."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model.fields import ID_PATTERN
from generator.model.kinds import KINDS
from generator.publishing.build import build_site
from generator.publishing.outcomes import Built
from generator.reading.walking import is_id

FilesBelow = Callable[[Path], dict[str, bytes]]

TITLES = (
    "../../../../outside",
    "..\\\\..\\\\outside",
    "/etc/outside",
    "C:\\\\outside",
    "con",
    "aux.html",
    "index.html",
    "%2e%2e%2foutside",
    "a/b?c=d#e",
    "<script>outside</script>",
    "“Storm” — 한국 🏳️‍🌈",
    "x" * 2_000,
    ".htaccess",
    "~/outside",
    "$(outside) `outside` ${HOME}",
    "{{ outside }}{% outside %}",
)
FREE = re.compile(r"^(?P<field>title|summary|dek|publisher|author|rights|dateline|role): .*$", re.MULTILINE)
OWN = ("project/site/", "project/.site-", "project/.explainer/")
FOLDERS = "|".join(kind.folder for kind in KINDS)
FACT_PAGE = re.compile(rf"(?:{FOLDERS})/(?P<id>[^/]+)/(?:(?:links|words)/)?(?:page_\d+/)?index\.html")


@pytest.mark.parametrize("title", TITLES)
def test_no_words_of_content_reach_a_path(
    title: str, harbour: Path, files_below: FilesBelow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever texts say, the files are the same ones, all inside the site, those of facts at their ids."""
    monkeypatch.setenv("HOME", str(harbour.parent))
    before = set(files_below(harbour.parent))
    written = [plain(name) for name in built(harbour, files_below)]
    changed = 0
    for path in (harbour / "content").glob("*/*.yml"):
        text, count = FREE.subn(lambda found: f'{found["field"]}: "{title}"', path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8")
        changed += count
    assert changed >= 15
    assert [plain(name) for name in built(harbour, files_below)] == written
    for name in written:
        page = FACT_PAGE.fullmatch(name)
        assert page is None or is_id(page["id"]), name
        assert re.fullmatch(r"[A-Za-z0-9_.#-]+(/[A-Za-z0-9_.#-]+)*", name), name
        assert ".." not in name.split("/")
    outside = set(files_below(harbour.parent)) - before
    assert [name for name in sorted(outside) if not name.startswith(OWN)] == []


def built(root: Path, files_below: FilesBelow) -> list[str]:
    """Build the site and return the paths of all its files."""
    result = build_site(root)
    assert isinstance(result, Built), result
    return sorted(files_below(root / "site"))


def plain(name: str) -> str:
    """Return a path without the checksum of the file's content that may stand in it."""
    return re.sub(r"[0-9a-f]{8,}", "#", name)


def test_the_pattern_of_ids_has_no_room_for_paths() -> None:
    """The one pattern that ids must match has letters, digits and single hyphens."""
    assert ID_PATTERN == "^[a-z0-9]+(-[a-z0-9]+)*$"
