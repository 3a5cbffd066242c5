"""Material's own frame around a page, cut out of a page that was really built.

The peers without this theme fill the same frame, so that their pages have the size and the parts of ours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

TITLE: Final = "@@title@@"
DESCRIPTION: Final = "@@description@@"
CONTENTS: Final = "@@contents@@"
BODY: Final = "@@body@@"

HOLES: Final = (
    (r'(<meta name="description" content=")[^"]*(">)', DESCRIPTION),
    (r"(<title>).*?( - [^<]*</title>)", TITLE),
    (r'(<meta property="og:title" content=")[^"]*(">)', TITLE),
    (r'(<meta property="og:description" content=")[^"]*(">)', DESCRIPTION),
    (r'(data-md-component="header-topic">\s*<span class="md-ellipsis">).*?(</span>)', TITLE),
    (r'(<ul class="md-nav__list" data-md-component="toc"[^>]*>).*?(</ul>\s*</nav>)', CONTENTS),
    (r"(<article\b[^>]*>).*(</article>)", BODY),
)
"""What stands around each hole, and what is written into it until a peer's templates are made of the frame."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A page of the theme with holes for what differs between pages of the same depth."""

    text: str

    def nearer(self) -> Frame:
        """The frame for a page that is one folder less deep, such as a list next to the folders of its facts."""
        # What is beside the page that the frame was cut from is named without its folder.
        text = self.text.replace('"../"', '"../claims/"').replace('"../../', '"../').replace('"../.."', '".."')
        return Frame(text)

    def filled(self, *, title: str, description: str, contents: str, body: str) -> str:
        """The frame with other words, such as a template's own tags, in its holes."""
        return (
            self.text.replace(TITLE, title)
            .replace(DESCRIPTION, description)
            .replace(CONTENTS, contents)
            .replace(BODY, body)
        )


def frame_of(page: Path) -> Frame:
    """The frame of a built page.

    Raises:
        ValueError: the page lacks a part that every page of the theme has.
    """
    text = page.read_text("utf-8")
    # The machine-readable statement of a fact is made by our generator alone; the peers are spared it.
    text = re.sub(r'<script type="application/ld\+json">.*?</script>\s*', "", text, flags=re.DOTALL)
    for pattern, hole in HOLES:
        text, found = re.subn(pattern, rf"\g<1>{hole}\g<2>", text, flags=re.DOTALL)
        if found == 0 and hole in {TITLE, BODY}:
            raise ValueError(f"{page} has no place for {hole}: is it a page of the theme?")
    return Frame(text)
