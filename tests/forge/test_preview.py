"""A preview is unpacked as data, and told of in one comment."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

HEAD: Final = "a" * 40


@pytest.fixture
def preview(script: Callable[[str], Any]) -> Any:
    """Return the script as a module."""
    return script("preview")


def archive(folder: Path, *names: str, mode: int = 0) -> Path:
    """Return an archive with a page to begin with and further files."""
    path = folder / "preview.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("index.html", "<p>new")
        for name in names:
            entry = zipfile.ZipInfo(name)
            entry.external_attr = mode << 16
            made.writestr(entry, "x" * 100)
    return path


def test_a_site_takes_the_place_of_an_older_one(preview: Any, tmp_path: Path) -> None:
    """What the older preview had and the newer one has not is gone."""
    folder = tmp_path / "pr-7"
    folder.mkdir()
    (folder / "old.html").write_text("old", encoding="utf-8")
    pages = ("_headers", ".well-known/security.txt", "claims/forty/index.html", "data/facts.jsonl")
    names = (*pages, "book.pdf", "book.epub")
    assert preview.unpack(archive(tmp_path, *names), folder) == 7
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert found == {"index.html", *names}


def test_a_whole_site_of_ours_is_taken(preview: Any, tmp_path: Path, harbour: Path) -> None:
    """Nothing that the generator makes is refused."""
    from generator.publishing.build import build_site  # noqa: PLC0415 (slow start)

    build_site(harbour)
    path = tmp_path / "site.zip"
    with zipfile.ZipFile(path, "w") as made:
        for file in sorted((harbour / "site").rglob("*")):
            made.write(file, file.relative_to(harbour / "site").as_posix())
    assert preview.unpack(path, tmp_path / "pr-1") > 100


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("../out.html", "has a name that is not taken"),
        ("/etc/out.html", "has a name that is not taken"),
        ("a/../../out.html", "has a name that is not taken"),
        ("C:/out.html", "has a name that is not taken"),
        ("a//b.html", "has a name that is not taken"),
        (".git/config.txt", "has a name that is not taken"),
        ("a/.hidden.html", "is hidden"),
        ("CNAME", "is of a kind that no site has"),
        ("run.exe", "is of a kind that no site has"),
        ("Index.HTML", "is of a kind"),
        ("INDEX.html", "stands twice"),
    ],
)
def test_what_is_no_file_of_a_site_is_refused(preview: Any, tmp_path: Path, name: str, why: str) -> None:
    """Nothing is written then, inside the folder or outside."""
    (tmp_path / "pages").mkdir()
    with pytest.raises(preview.PreviewError, match=why):
        preview.unpack(archive(tmp_path, name), tmp_path / "pages" / "pr-7")
    assert list((tmp_path / "pages").iterdir()) == []


@pytest.mark.parametrize("mode", [stat.S_IFLNK | 0o777, stat.S_IFIFO | 0o600, stat.S_IFCHR | 0o600])
def test_links_and_devices_are_refused(preview: Any, tmp_path: Path, mode: int) -> None:
    """A link in an archive would publish what it leads to."""
    with pytest.raises(preview.PreviewError, match="is no ordinary file"):
        preview.unpack(archive(tmp_path, "passwd.txt", mode=mode), tmp_path / "pr-7")


def test_bombs_and_broken_archives_are_refused(preview: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an archive would unpack to is known before it is; one that says less than it holds is broken."""
    monkeypatch.setattr(preview, "MOST_BYTES", 150)
    with pytest.raises(preview.PreviewError, match="at most 150 are taken"):
        preview.unpack(archive(tmp_path, "a.html", "b.html"), tmp_path / "pr-7")
    monkeypatch.setattr(preview, "MOST_BYTES", 1 << 30)
    path = archive(tmp_path, "a.html")
    whole = path.read_bytes()
    path.write_bytes(whole.replace((100).to_bytes(4, "little"), (10).to_bytes(4, "little")))
    with pytest.raises(preview.PreviewError, match="damaged"):
        preview.unpack(path, tmp_path / "pr-7")
    path.write_bytes(whole[:50])
    with pytest.raises(preview.PreviewError, match="damaged"):
        preview.unpack(path, tmp_path / "pr-7")
    zipfile.ZipFile(path, "w").close()
    with pytest.raises(preview.PreviewError, match="no page to begin with"):
        preview.unpack(path, tmp_path / "pr-7")


def test_previews_of_closed_pull_requests_go(preview: Any, tmp_path: Path) -> None:
    """Others stay, and so does what is no preview."""
    for name in ("pr-1", "pr-12", "pr-3", ".git"):
        (tmp_path / name).mkdir()
    assert preview.sweep(tmp_path, {"12"}) == ["pr-1", "pr-3"]
    assert {path.name for path in tmp_path.iterdir()} == {"pr-12", ".git"}


def test_there_is_one_comment(preview: Any, host: Any) -> None:
    """The first time it is written, then it is written anew; the mark in a stranger's comment counts for nothing."""
    listed = "/repos/owner/site/issues/7/comments?per_page=100&page=1"
    host.answers["GET", "/repos/owner/site/pulls/7"] = {"head": {"sha": HEAD}}
    theirs = {"id": 1, "user": {"login": "stranger"}, "body": preview.MARK}
    host.answers["GET", listed] = [theirs]
    host.answers["POST", "/repos/owner/site/issues/7/comments"] = {}
    assert preview.comment(7, HEAD, "text") == "written"
    assert host.asked[-1] == ("POST", "/repos/owner/site/issues/7/comments", {"body": "text"})
    ours = {"id": 2, "user": {"login": preview.AUTHOR}, "body": f"{preview.MARK}\nold"}
    host.answers["GET", listed] = [theirs, ours]
    host.answers["PATCH", "/repos/owner/site/issues/comments/2"] = {}
    assert preview.comment(7, HEAD, "newer") == "written anew"
    assert host.asked[-1] == ("PATCH", "/repos/owner/site/issues/comments/2", {"body": "newer"})


def test_an_older_run_says_nothing(preview: Any, host: Any) -> None:
    """A run that ends after a newer one began does not write over what that one says."""
    host.answers["GET", "/repos/owner/site/pulls/7"] = {"head": {"sha": "b" * 40}}
    assert preview.comment(7, HEAD, "text") == "left to a newer run"
    assert [method for method, *_ in host.asked] == ["GET"]


def test_a_list_in_pages_is_read_to_its_end(preview: Any, host: Any) -> None:
    """The comment may stand on a later page of a long discussion."""
    full = [{"number": number} for number in range(100)]
    host.answers["GET", "/repos/owner/site/pulls?state=open&per_page=100&page=1"] = full
    host.answers["GET", "/repos/owner/site/pulls?state=open&per_page=100&page=2"] = [{"number": 100}]
    assert len(list(preview.paged("pulls?state=open"))) == 101


def test_the_comment_says_what_holds(preview: Any) -> None:
    """Where the preview is, that there is none, or that something is to be mended; never that nothing changed."""
    run, address = "https://forge.example/run", "https://preview.example/pr-7/"
    assert f"]({address})" in preview.body("Changes.", run, address, "true")
    assert "no address for previews" in preview.body("Changes.", run, "", "true")
    assert "could not be published" in preview.body("Changes.", run, "", "true", "failure")
    assert "do not hold" in preview.body("Changes.", run, "", "false")
    assert "could not be worked out" in preview.body(" \n", run, address, "true")


def test_a_comment_calls_nobody_and_fits(preview: Any) -> None:
    """A name in a proposal's text notifies nobody, and a long report is cut at the end of a line."""
    made = preview.body("Thanks to @everybody.\n" * 20_000, "https://forge.example/run", "", "true")
    assert "@everybody" not in made
    assert len(made) < 65_536
    assert made.count("\n… and more: see the summary of") == 1
