"""Every page under the Nu HTML checker, which the keepers of the HTML standard use themselves; it needs Java."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from audit.node import needed, packages
from audit.outcome import NotRunError

JAR: Final = Path("vnu-jar/build/dist/vnu.jar")
SUFFIXES: Final = frozenset({".html", ".svg", ".css"})
SECONDS: Final = 300

BROKEN: Final = '<!doctype html><html lang="en"><title>x</title><p tabindex="">x'
"""A page with one error. It is looked at last: where the checker does not find it, it did not look at all pages."""


def check_html(site: Path) -> Iterator[str]:
    """Yield each error that the checker finds on a page, in a picture or in a stylesheet of the site."""
    java = needed("java", "on Debian: apt-get install default-jre-headless")
    jar = packages() / JAR
    files = sorted(path for path in site.rglob("*") if path.suffix in SUFFIXES)
    pages = sum(path.suffix == ".html" for path in files)
    with tempfile.TemporaryDirectory() as folder:
        broken = Path(folder) / "broken.html"
        broken.write_text(BROKEN, encoding="utf-8")
        messages = _messages(java, jar, [*files, broken])
    errors = list(errors_among(messages, broken, site))
    print(f"Nu HTML checker: {len(errors)} errors on {pages} pages, and {len(files) - pages} pictures and stylesheets")
    yield from errors


def errors_among(messages: list[dict[str, Any]], broken: Path, site: Path) -> Iterator[str]:
    """Yield a line for each error of the site among the checker's messages.

    Raises:
        NotRunError: The page `broken` was not found to be broken, so nothing is known of the others.
    """
    errors = [message for message in messages if message.get("type") != "info"]
    aside = [message for message in errors if message.get("url", "") == f"file:{broken}"]
    if not aside:
        raise NotRunError("the checker did not find the error of a page that is broken on purpose")
    for message in errors:
        if message not in aside:
            yield _line(message, site)


def _line(message: Mapping[str, Any], site: Path) -> str:
    address = str(message.get("url", "")).removeprefix(f"file:{site}/") or "nowhere"
    extract = " ".join(str(message.get("extract", "")).split())
    return f"{address}:{message.get('lastLine', 0)}: {message.get('message', message)} [{extract}]"


def _messages(java: str, jar: Path, files: list[Path]) -> list[dict[str, Any]]:
    """Return what the checker says of files; its warnings do not count, and it says them to nobody."""
    # Deeply nested pages need more stack than Java gives.
    command = [java, "-Xss4m", "-jar", str(jar), "--errors-only", "--also-check-svg", "--also-check-css"]
    command += ["--format", "json", *map(str, files)]
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=SECONDS)
        messages: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    except subprocess.TimeoutExpired as error:
        raise NotRunError(f"the checker was not ready within {SECONDS} s") from error
    except (ValueError, KeyError, TypeError) as error:
        raise NotRunError(f"the checker gave no report: {done.stderr.strip()[:200]}") from error
    return messages
