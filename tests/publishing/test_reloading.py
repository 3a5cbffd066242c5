"""What a server on this machine adds to a page runs under the page's policy, and says what is wrong."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from generator.model.diagnostics import Finding
from generator.publishing.reloading import SHOWN, notice_of, with_reloading

POLICY = "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'self' 'sha256-x'; style-src 'self'\">"
PAGE = f"<html><head>{POLICY}</head><body><p>Words</p><script>load(1);</script></body></html>".encode()
TITLE = "At least 40 boats were damaged"
SECONDS = 60


def finding(message: str) -> Finding:
    """Return a finding in a file."""
    return Finding(
        rule="F001", severity="error", path="content/places/x.yml", region=None, line_text="", message=message,
        label="", notes=(), help=(),
    )  # fmt: skip


def hashed(text: str) -> str:
    """Return how a policy names a script or a style."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_the_script_is_named_in_the_policy() -> None:
    """What the site itself allows stays, and nothing but this script is added."""
    page = with_reloading(PAGE).decode()
    assert f"script-src 'self' {hashed('load(1);')} 'sha256-x'; style-src 'self'\"" in page
    assert "<style>" not in page


def test_what_is_wrong_stands_on_the_page() -> None:
    """As text, whatever it holds, with a style that the policy knows."""
    notice = notice_of((), (finding("no `<script>alert(1)</script>` \x1b[31m"),))
    page = with_reloading(PAGE, notice).decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "\x1b" not in page
    (style,) = re.findall("<style>(.*?)</style>", page)
    assert f"style-src 'self' {hashed(style)}" in page
    assert f"script-src 'self' {hashed('load(1);')}" in page


def test_a_long_list_is_cut_and_counted() -> None:
    """The terminal has all of them."""
    lines = notice_of((), tuple(finding(str(number)) for number in range(SHOWN + 5))).split("\n")
    assert len(lines) == SHOWN + 2
    assert lines[0] == f"{SHOWN + 5} errors in 1 file. This is the last good site."
    assert lines[-1] == "and 5 more, in the terminal"


def test_other_complaints_are_told_too() -> None:
    """Settings and templates have no findings."""
    assert notice_of(("mkdocs.yml: no\nhelp: yes",), ()) == (
        "Something is wrong. This is the last good site.\nmkdocs.yml: no\nhelp: yes"
    )


def test_what_has_no_script_is_left() -> None:
    """A file that MkDocs adds nothing to is sent as it is."""
    assert with_reloading(b"<p>Words</p>", "no") == b"<p>Words</p>"


@contextmanager
def serving(project: Path, *command: str) -> Iterator[str]:
    """Run a server of a project until it has said its address; give that."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", *command], cwd=project, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert process.stdout
    try:
        for line in process.stdout:
            if address := re.search(r"http://127\.0\.0\.1:\d+/", line):
                yield address[0]
                break
        else:
            pytest.fail("the server ended")
    finally:
        process.terminate()
        process.wait(SECONDS)
        process.stdout.close()


@pytest.mark.parametrize("command", [("generator.cli", "serve"), ("mkdocs", "serve")], ids=" ".join)
def test_a_browser_loads_the_page_again(harbour: Path, browser: Browser, command: tuple[str, str], port: int) -> None:
    """Nobody presses a key: the new title stands there, and no script was blocked."""
    where = ("--port", str(port)) if command[0] == "generator.cli" else ("--dev-addr", f"127.0.0.1:{port}")
    claim = harbour / "content" / "claims" / "forty-damaged.yml"
    sound = claim.read_text(encoding="utf-8")
    errors: list[str] = []
    with serving(harbour, *command, *where) as address:
        page = browser.new_page()
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.goto(f"{address}claims/forty-damaged/")
        heading = page.get_by_role("heading", level=1)
        expect(heading).to_have_text(TITLE)
        aside = claim.with_name(".aside")
        aside.write_text(sound.replace(TITLE, "Forty boats or more"), encoding="utf-8")
        shutil.move(aside, claim)
        expect(heading).to_have_text("Forty boats or more", timeout=1000 * SECONDS)
        if command[0] == "generator.cli":
            claim.write_text(sound.replace("title:", "titel:"), encoding="utf-8")
            notice = page.locator("#explainer-notice")
            expect(notice).to_contain_text("F001 a claim has no field `titel`", timeout=1000 * SECONDS)
            expect(notice).to_have_css("position", "fixed")
            expect(heading).to_have_text("Forty boats or more")
            claim.write_text(sound, encoding="utf-8")
            expect(heading).to_have_text(TITLE, timeout=1000 * SECONDS)
            expect(notice).to_have_count(0)
        page.close()
    assert errors == []
