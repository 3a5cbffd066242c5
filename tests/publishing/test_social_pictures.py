"""Pictures lie beside the pages that name them, follow their facts, and are left out where nobody could see them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.publishing.build import build_site
from generator.publishing.forge import is_shared
from generator.publishing.outcomes import Built

FilesBelow = Callable[[Path], dict[str, bytes]]
URL = "https://example.org/boats/"


def built(project: Path) -> Path:
    """Build a project that must hold, and return its site."""
    result = build_site(project)
    assert isinstance(result, Built), result
    return project / "site"


def with_settings(project: Path, more: str, setting: str = "") -> Path:
    """Add settings, also such of the plugin."""
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    if setting:
        assert "  - explainer\n" in text
        text = text.replace("  - explainer\n", f"  - explainer:\n      social_pictures: {setting}\n")
    settings.write_text(f"{text}\n{more}", encoding="utf-8")
    return project


def test_each_fact_names_the_picture_beside_it(harbour: Path) -> None:
    """Every page of a fact, and home, gives the full address of a picture that is there; no other page does."""
    site = built(with_settings(harbour, f"site_url: {URL}\n"))
    pictures = {path.relative_to(site).parent.as_posix() for path in site.rglob("card.png")}
    named = set()
    for path in site.rglob("index.html"):
        found = re.findall(r'property="og:image" content="([^"]*)"', path.read_text(encoding="utf-8"))
        folder = path.relative_to(site).parent.as_posix()
        if found:
            assert found == [f"{URL}{'' if folder == '.' else f'{folder}/'}card.png"]
            named.add(folder)
    assert named == pictures
    assert {".", "claims/forty-damaged", "actors/harbour-office"} <= named
    assert "claims" not in named


@pytest.mark.parametrize(
    ("more", "setting", "count"),
    [("", "", 0), ("site_url: http://127.0.0.1:8000/\n", "", 0), (f"site_url: {URL}\n", "none", 0)],
    ids=["no address", "this machine", "none"],
)
def test_pictures_are_left_out(harbour: Path, more: str, setting: str, count: int) -> None:
    """Where nobody else can open the site's address, or the settings say so, there is no picture and no tag."""
    site = built(with_settings(harbour, more, setting))
    assert len(list(site.rglob("card.png"))) == count
    assert "og:image" not in (site / "claims/forty-damaged/index.html").read_text(encoding="utf-8")


def test_stories_alone_can_have_them(harbour: Path) -> None:
    """With `stories` a story has a picture, at home and at its own address, and no other fact."""
    site = built(with_settings(harbour, f"site_url: {URL}\n", "stories"))
    assert sorted(path.relative_to(site).as_posix() for path in site.rglob("card.png")) == [
        "card.png",
        "stories/storm-damage/card.png",
    ]


def test_a_picture_follows_its_fact(harbour: Path, files_below: FilesBelow) -> None:
    """After an edit the picture is that of a build from nothing, and the picture of a removed fact is gone."""
    with_settings(harbour, f"site_url: {URL}\n")
    term, place = harbour / "content/terms/insured.yml", harbour / "content/places/old-basin.yml"
    added = place.with_name("other-basin.yml")
    shutil.copy(place, added)
    story = harbour / "content/stories/storm-damage.yml"
    parts = story.read_text(encoding="utf-8")
    story.write_text(parts.replace("insured]", "insured, other-basin]"), encoding="utf-8")
    before = built(harbour)
    old = (before / "terms/insured/card.png").read_bytes()
    assert (before / "places/other-basin/card.png").is_file()
    added.unlink()
    story.write_text(parts, encoding="utf-8")
    text = term.read_text(encoding="utf-8")
    term.write_text(re.sub(r"^title: .*$", "title: Paid for", text, flags=re.MULTILINE), encoding="utf-8")
    warm = files_below(built(harbour))
    assert warm["terms/insured/card.png"] != old
    assert "places/other-basin/card.png" not in warm
    cold = harbour.with_name("cold")
    shutil.copytree(harbour, cold, ignore=shutil.ignore_patterns("site", ".site-*", ".explainer"))
    assert files_below(built(cold)) == warm


def test_drawing_is_imported_for_pictures_alone(harbour: Path) -> None:
    """A build without pictures does not load the library that draws them."""
    code = (
        "import sys; from pathlib import Path; from generator.publishing.build import build_site; "
        f"build_site(Path({str(harbour)!r})); sys.exit('PIL' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=120).returncode == 0


@pytest.mark.parametrize(
    ("url", "shared"),
    [
        ("", False),
        ("https://example.org/x/", True),
        ("http://localhost:8000/", False),
        ("http://127.0.0.1/", False),
        ("http://[::1]:8000/", False),
        ("/x/", False),
    ],
)
def test_only_addresses_for_others_are_shared(url: str, shared: bool) -> None:
    """An address of this machine, or none, is of no use to anybody else."""
    assert is_shared(url) is shared
