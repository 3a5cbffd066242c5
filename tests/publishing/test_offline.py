"""The offline edition: the same bytes everywhere, put in place whole, and never over what is somebody else's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.pipeline import Stopped
from generator.publishing import offline
from generator.publishing.offline import FOR_SERVERS, build_offline
from generator.publishing.offline_pages import WORKER
from generator.publishing.outcomes import BuiltOffline
from generator.publishing.settings_error import SettingsError
from generator.publishing.writing import WritingError

FilesBelow = Callable[[Path], dict[str, bytes]]


def edition_of(project: Path) -> BuiltOffline:
    """Build the offline edition of a project that holds."""
    result = build_offline(project)
    assert isinstance(result, BuiltOffline), result
    return result


def test_the_edition_holds_what_a_reader_needs(harbour: Path, files_below: FilesBelow) -> None:
    """It has every page, and of the site's other files all but those that only servers read."""
    made = edition_of(harbour)
    site, edition = files_below(harbour / "site"), files_below(harbour / "site-offline")
    assert made.folder == harbour / "site-offline"
    assert site.keys() - edition.keys() == (FOR_SERVERS & site.keys()) | {"search/search_index.json"}
    own = {"README.txt", WORKER, "assets/explainer/LICENSE-search-worker.txt", "search/search_index.js"}
    assert edition.keys() - site.keys() == own
    assert "Storm" not in edition["README.txt"].decode()
    assert edition["README.txt"].decode().startswith('Boats & "storms"\n')
    assert (made.files, made.size) == (len(edition), sum(map(len, edition.values())))


def test_the_archive_holds_the_folder(harbour: Path, files_below: FilesBelow) -> None:
    """Unpacked, it is one folder with the same files; entries are sorted, with no time, owner or mode of this disk."""
    made = edition_of(harbour)
    with zipfile.ZipFile(made.archive) as archive:
        entries = archive.infolist()
        held = {entry.filename.removeprefix("site-offline/"): archive.read(entry) for entry in entries}
    assert held == files_below(made.folder)
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {(entry.date_time, entry.external_attr >> 16, entry.create_system, entry.extra) for entry in entries} == {
        ((1980, 1, 1, 0, 0, 0), 0o100644, 3, b"")
    }


def test_two_editions_are_equal(harbour: Path, tmp_path: Path) -> None:
    """Neither place, clock, time zone, mask for new files nor order of hashes reaches the archive."""
    archives = []
    for number, (zone, mask) in enumerate((("Asia/Tokyo", 0o077), ("America/Lima", 0o002))):
        project = tmp_path / f"copy {number}"
        shutil.copytree(harbour, project)
        subprocess.run(
            [sys.executable, "-m", "generator.cli", "-C", str(project), "build", "--offline"],
            check=True,
            capture_output=True,
            umask=mask,
            env=os.environ | {"TZ": zone, "PYTHONHASHSEED": str(number + 1), "SOURCE_DATE_EPOCH": str(number)},
        )
        archives.append((project / "site-offline.zip").read_bytes())
    assert archives[0] == archives[1]


def test_an_edit_reaches_the_edition(harbour: Path, files_below: FilesBelow) -> None:
    """After an edit the edition is that of the site as it is now, and nothing outdated is left."""
    edition_of(harbour)
    page = harbour / "docs" / "passing.md"
    page.write_text("# Passing\n", encoding="utf-8")
    edition_of(harbour)
    assert "passing/index.html" in files_below(harbour / "site-offline")
    page.unlink()
    made = edition_of(harbour)
    assert "passing/index.html" not in files_below(made.folder)
    with zipfile.ZipFile(made.archive) as archive:
        assert "site-offline/passing/index.html" not in archive.namelist()


def test_findings_leave_the_old_edition(harbour: Path, files_below: FilesBelow) -> None:
    """A project that does not hold changes neither the site nor its edition."""
    made = edition_of(harbour)
    before = files_below(made.folder), made.archive.read_bytes()
    (harbour / "content" / "claims" / "forty-damaged.yml").write_text("title: [", encoding="utf-8")
    assert isinstance(build_offline(harbour), Stopped)
    assert (files_below(made.folder), made.archive.read_bytes()) == before


def test_a_crash_leaves_the_old_edition(
    harbour: Path, files_below: FilesBelow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error half-way leaves folder and archive as they were, and nothing beside them."""
    made = edition_of(harbour)
    before = files_below(made.folder), made.archive.read_bytes()
    (harbour / "docs" / "more.md").write_text("# More\n", encoding="utf-8")

    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(offline, "swap_in", fail)
    with pytest.raises(MemoryError):
        build_offline(harbour)
    assert (files_below(made.folder), made.archive.read_bytes()) == before
    assert not list(harbour.glob(".site-offline-build-*"))


def foreign_folder(project: Path) -> None:
    """Keep notes where the edition would go."""
    (project / "site-offline").mkdir()
    (project / "site-offline" / "notes.txt").write_text("mine", encoding="utf-8")


def foreign_archive(project: Path) -> None:
    """Keep an archive where that of the edition would go."""
    with zipfile.ZipFile(project / "site-offline.zip", "w") as archive:
        archive.writestr("mine.txt", "mine")


def no_archive(project: Path) -> None:
    """Keep something else under that name."""
    (project / "site-offline.zip").write_bytes(b"mine")


def link_elsewhere(project: Path) -> None:
    """Make the folder a link to another one."""
    (project.parent / "other").mkdir()
    (project / "site-offline").symlink_to(project.parent / "other")


def file_in_the_way(project: Path) -> None:
    """Keep a file where the folder would be."""
    (project / "site-offline").write_text("mine", encoding="utf-8")


def sources_there(project: Path) -> None:
    """Keep the Markdown pages where the edition would go."""
    (project / "docs").rename(project / "site-offline")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("docs_dir: site-offline\n")


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (foreign_folder, "`site-offline` holds files that no offline build made"),
        (foreign_archive, "`site-offline.zip` is no archive of an offline build"),
        (no_archive, "`site-offline.zip` is no archive of an offline build"),
        (link_elsewhere, "`site-offline` is a link"),
        (file_in_the_way, "`site-offline` is a file"),
        (sources_there, "would delete what is in `site-offline`"),
    ],
)
def test_what_is_somebody_elses_is_refused(harbour: Path, harm: Callable[[Path], None], words: str) -> None:
    """Nothing that no offline build made is overwritten, and then nothing is built at all."""
    harm(harbour)
    with pytest.raises(SettingsError) as refused:
        build_offline(harbour)
    assert words in str(refused.value)
    assert not (harbour / "site").exists()


def test_a_theme_without_the_expected_script_is_no_silent_loss(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the theme's script is not found the search could not work, so the build says so and publishes nothing."""
    monkeypatch.setattr(offline, "offline_page", lambda _path, html, _site: html)
    with pytest.raises(WritingError, match="does not load the theme's scripts"):
        build_offline(harbour)
    assert not (harbour / "site-offline").exists()
