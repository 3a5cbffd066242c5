"""What a project's templates, settings and stylesheets may not bring into a page, and what a site then publishes."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from mkdocs.utils import DuplicateFilter

from generator.cli.main import explainer
from generator.publishing.build import build_site
from generator.publishing.outcomes import Built, Refused

MAIN = '{% extends "explainer/main.html" %}\n'
STYLE = "@font-face { font-family: X; src: url('https://fonts.example/x.woff2'); }\n"
LINK = '<link rel="stylesheet" href="https://fonts.example/css?family=X">'
SCRIPT = "<script>track('everybody')</script>"

BREAKS = {
    "site_templates/pages/claim.html": (f"{SCRIPT}\n", "`pages/claim.html` holds an inline script"),
    "site_templates/partials/top.html": ('<p style="color:red">x</p>\n', "`partials/top.html` holds a style attribute"),
    "site_templates/partials/head.html": (LINK, "`partials/head.html` loads `https://fonts.example"),
    "site_templates/assets/own.css": (STYLE, "`assets/explainer/own.css` loads `url('https://fonts.example"),
    "docs/own.css": (STYLE, "`own.css` loads `url('https://fonts.example"),
    "docs/script.md": (
        f"# Page\n\n{SCRIPT}\n",
        "`script.md` holds an inline script that is not the theme's",
    ),
    "docs/style.md": ('# Page\n\n<p style="color:red">x</p>\n', "`style.md` holds a style attribute"),
    "docs/frame.md": ('# Page\n\n<iframe src="x.html"></iframe>\n', "`frame.md` holds a page inside a page"),
    "docs/picture.md": ("# Page\n\n![x](https://cdn.example/x.png)\n", "`picture.md` loads `https://cdn.example"),
    "site_templates/theme/main.html": (
        MAIN + "{% block extrahead %}{{ super() }}" + SCRIPT + "{% endblock %}",
        "holds an inline script that is not the theme's own: `track('everybody')`",
    ),
    "site_templates/theme/partials/javascripts/base.html": (
        SCRIPT,
        "holds an inline script that is not the theme's own: `track('everybody')`",
    ),
    "site_templates/theme/partials/copyright.html": ("<style>p{}</style>", "holds an inline style: `p{}`"),
    "site_templates/theme/base.html": ("<html><head></head></html>", "begin its head"),
}
"""Files of a project, each with what the build then says."""


def build(root: Path) -> Result:
    """Build the project as the command does."""
    return CliRunner().invoke(explainer, ["-C", str(root), "build"])


@pytest.mark.parametrize("name", BREAKS)
def test_what_the_policy_would_block_stops_the_build(harbour: Path, name: str) -> None:
    """The message names the page or the template and shows the beginning; the old site stays."""
    assert build(harbour).exit_code == 0
    before = (harbour / "site" / "index.html").read_bytes()
    path = harbour / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(BREAKS[name][0], encoding="utf-8")
    done = build(harbour)
    assert done.exit_code == 1
    assert BREAKS[name][1] in done.output
    assert (harbour / "site" / "index.html").read_bytes() == before


def test_what_was_said_before_is_said_again(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """MkDocs' own commands print nothing twice in a process; a build that is refused again says why again."""
    log = logging.getLogger("mkdocs.commands.build")
    monkeypatch.setattr(log, "filters", [DuplicateFilter()])
    path = harbour / "docs/style.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(BREAKS["docs/style.md"][0], encoding="utf-8")
    for _ in range(2):
        assert BREAKS["docs/style.md"][1] in build(harbour).output


@pytest.mark.parametrize(
    "settings",
    [
        "extra_javascript: [https://cdn.example/x.js]\n",
        "extra_css: [https://fonts.example/x.css]\n",
        "extra: {analytics: {provider: google, property: G-XXXX}}\n",
        "extra: {polyfills: [https://unpkg.example/shim]}\n",
    ],
)
def test_settings_bring_nobody_else_in(harbour: Path, settings: str) -> None:
    """Scripts and styles of others, and the theme's own analytics, are refused."""
    path = harbour / "mkdocs.yml"
    path.write_text(path.read_text(encoding="utf-8") + settings, encoding="utf-8")
    done = build(harbour)
    assert done.exit_code == 1
    assert " loads `https://" in done.output or "inline script that is not the theme's own" in done.output


def test_the_theme_may_ask_for_no_fonts(harbour: Path) -> None:
    """Where the settings name fonts of another host, they are passed over."""
    path = harbour / "mkdocs.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("font: false", "font: {text: Roboto}"), encoding="utf-8")
    assert build(harbour).exit_code == 0
    assert b"fonts.g" not in (harbour / "site" / "index.html").read_bytes()


SECURITY = """\
site_url: https://example.org/
plugins:
  - search
  - explainer:
      security:
        contact: [mailto:security@example.org]
        expires: 2031-05-06
"""


def test_a_contact_is_published_and_withdrawn(harbour: Path, files_below: Callable[[Path], dict[str, bytes]]) -> None:
    """The hidden folder is part of the site: it comes with the setting, survives an edit, and goes with the setting."""
    settings = harbour / "mkdocs.yml"
    plain = settings.read_text(encoding="utf-8")
    settings.write_text(plain.partition("plugins:")[0] + SECURITY, encoding="utf-8")
    (harbour / "site" / ".git").mkdir(parents=True)
    assert isinstance(build_site(harbour), Built)
    expected = (
        b"Contact: mailto:security@example.org\nExpires: 2031-05-06T23:59:59Z\n"
        b"Canonical: https://example.org/.well-known/security.txt\n"
    )
    assert files_below(harbour / "site")[".well-known/security.txt"] == expected
    term = harbour / "content" / "terms" / "insured.yml"
    term.write_text(
        term.read_text(encoding="utf-8").replace("definition: ", "definition: In short, "), encoding="utf-8"
    )
    assert isinstance(build_site(harbour), Built)
    assert files_below(harbour / "site")[".well-known/security.txt"] == expected
    settings.write_text(plain, encoding="utf-8")
    assert isinstance(build_site(harbour), Built)
    assert not (harbour / "site" / ".well-known").exists()
    assert (harbour / "site" / ".git").is_dir()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ("{contact: [mailto:a@example.org]}", "`expires` is missing"),
        ("{contact: [a@example.org], expires: 2031-05-06}", "is no contact"),
        ("{contact: [mailto:a@example.org], expires: soon}", "expires"),
    ],
)
def test_a_wrong_contact_is_told(harbour: Path, options: str, words: str) -> None:
    """Nothing is published that a reader of the standard would throw away."""
    settings = harbour / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace("- explainer", f"- explainer:\n      security: {options}")
    settings.write_text(text, encoding="utf-8")
    done = build(harbour)
    assert done.exit_code != 0
    assert words in done.output
    assert not (harbour / "site").exists()


def test_a_repository_stands_in_for_a_contact(harbour: Path) -> None:
    """With a last day but no contact, reports go to the repository's page for them."""
    settings = harbour / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8") + "repo_url: https://github.com/some/thing\n"
    settings.write_text(
        text.replace("- explainer", "- explainer:\n      security: {expires: 2031-05-06}"), encoding="utf-8"
    )
    result = build_site(harbour)
    assert not isinstance(result, Refused)
    written = (harbour / "site" / ".well-known" / "security.txt").read_text(encoding="utf-8")
    assert written.startswith("Contact: https://github.com/some/thing/security/advisories/new\n")
