"""What the Nu HTML checker says is read as it is meant."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

SITE, BROKEN = Path("/s/site"), Path("/t/broken.html")
CANARY = {"type": "error", "url": "file:/t/broken.html", "message": "Bad value"}


def test_each_error_has_its_page_and_line(part: Any) -> None:
    """The error made on purpose is not the site's; a page that cannot be read is an error too."""
    found = {"type": "error", "url": "file:/s/site/a/index.html", "lastLine": 7, "message": "No", "extract": "<a\n b>"}
    unread = {"type": "non-document-error", "url": "file:/s/site/b/index.html", "message": "cannot be read"}
    assert list(part("html").errors_among([found, CANARY, unread], BROKEN, SITE)) == [
        "a/index.html:7: No [<a b>]",
        "b/index.html:0: cannot be read []",
    ]


@pytest.mark.parametrize("messages", [[], [{**CANARY, "type": "info"}], [{**CANARY, "url": "file:/s/site/a.html"}]])
def test_silence_is_no_pass(part: Any, messages: list[dict[str, str]]) -> None:
    """A checker that does not find the error made on purpose has not looked."""
    with pytest.raises(part("outcome").NotRunError, match="broken on purpose"):
        list(part("html").errors_among(messages, BROKEN, SITE))
