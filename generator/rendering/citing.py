"""How to cite a page, and how to correct it.

The forms: words, BibTeX, and CSL-JSON, which reference managers read (https://citeproc-js.readthedocs.io).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

import msgspec

from generator.model.imprint import Imprint
from generator.model.pages.blocks import Line, Link
from generator.model.pages.site import Origin, Page
from generator.model.phrases import filled, foreign, joined, listed, phrase, with_between
from generator.model.record import Value
from generator.model.words import Words

_TEX: Final[Mapping[str, str]] = {
    "\\": r"\textbackslash{}",
    **{sign: f"\\{sign}" for sign in "{}#$%&_"},
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}
_TEX_SIGN: Final = re.compile(r"[\\{}#$%&_^~]")
_SPACE: Final = re.compile(r"\s+")
_JSON: Final = msgspec.json.Encoder(order="sorted")


class Cite(Value, frozen=True, kw_only=True):
    """A page as it is cited, corrected and dated."""

    short: str
    short_told: Line
    """The same in pieces, where some are in another language than the page; else nothing."""
    full: str
    full_told: Line
    bibtex: str
    csl: str
    changed: str
    """In words; empty where no change is recorded."""
    path: str
    """The file to correct."""
    edit: tuple[Link, ...]
    """The file at its host, to be read and edited, and a new issue; nothing where no host is known."""
    line: str
    """Beginning of the address of a line of the file; empty where no host is known."""


def cite(page: Page, origin: Origin, imprint: Imprint, words: Words) -> Cite:
    """Return how a fact's page is cited and corrected; author and publisher are not made up.

    Args:
        page: The page.
        origin: Where it comes from.
        imprint: The site.
        words: The words of the interface.
    """
    said = words.catalogue.citing
    address = imprint.site_url + page.address
    title = joined(page.title_told) if page.title_told else phrase(page.title, page.language)
    short = filled(said["short"], title=title, site=imprint.name)
    parts = [short, address if imprint.site_url else said["no_address"].format(address=address or "./")]
    if origin.sources:
        quoted = words.catalogue.writing.quoted
        sources = [filled(quoted, words=joined((source,))) for source in origin.sources]
        parts.append(filled(said["rests_on"], sources=listed(words, sources)))
    parts += [
        filled(
            said["translated"],
            title=phrase(one.title, one.language),
            language=words.language_name(one.language),
            line=one.line.rstrip("."),
        )
        for one in page.original
    ]
    changed = said["changed"].format(date=origin.changed) if origin.changed else ""
    full = filled("{words}.", words=with_between(". ", [*parts, changed] if changed else parts))
    return Cite(
        short=str(short),
        short_told=foreign(short),
        full=str(full),
        full_told=foreign(full),
        bibtex=_bibtex(page, origin, imprint),
        csl=_csl(page, origin, imprint),
        changed=changed,
        path=origin.path,
        edit=_edit(page, origin, imprint, words),
        line=imprint.forge.file.format(path=quote(origin.path)) + "#L" if imprint.forge else "",
    )


def _bibtex(page: Page, origin: Origin, imprint: Imprint) -> str:
    fields = {"title": f"{{{tex(page.title)}}}", "howpublished": tex(imprint.name)}
    if imprint.site_url:
        fields["url"] = imprint.site_url + page.address
    if origin.changed:
        fields["date"] = origin.changed
    if origin.sources:
        fields["note"] = tex(_titles(origin))
    for one in page.original:
        fields |= {
            "langid": one.translation,
            "translator": f"{{{tex(one.translator)}}}",
            "origtitle": f"{{{tex(one.title)}}}",
            "origlanguage": one.language,
        }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{origin.subject},\n{lines}}}"


def _csl(page: Page, origin: Origin, imprint: Imprint) -> str:
    made: dict[str, object] = {"id": origin.subject, "type": "webpage", "title": page.title}
    for one in page.original:
        made |= {
            "language": one.translation,
            "original-title": one.title,
            "translator": [{"literal": one.translator}],
        }
    if imprint.name:
        made["container-title"] = imprint.name
    if imprint.site_url:
        made["URL"] = imprint.site_url + page.address
    if origin.changed:
        made["issued"] = {"date-parts": [[int(part) for part in origin.changed.split("-")]]}
    if origin.sources:
        made["note"] = _titles(origin)
    return _JSON.encode([made]).decode()


def _titles(origin: Origin) -> str:
    return "; ".join(source.text for source in origin.sources)


def _edit(page: Page, origin: Origin, imprint: Imprint, words: Words) -> tuple[Link, ...]:
    forge, said = imprint.forge, words.catalogue.citing
    if forge is None:
        return ()
    path = quote(origin.path)
    links: list[Link] = []
    if path:
        links.append(Link(text=said["read_file"], address=forge.file.format(path=path) + forge.line.format(line=1)))
        links.append(Link(text=said["edit_file"], address=forge.edit.format(path=path)))
    if forge.issue:
        title = said["issue_title"].format(title=page.title)
        shown = imprint.site_url + page.address
        filled = {
            "title": title,
            "body": said["issue_body"].format(path=origin.path, address=shown),
            "path": origin.path,
            "page": shown,
        }
        address = forge.issue.format_map({name: quote(text, safe="") for name, text in filled.items()})
        links.append(Link(text=said["report"], address=address))
    return tuple(links)


def tex(text: str) -> str:
    """Return plain text so that TeX prints it as it stands, in one line."""
    return _TEX_SIGN.sub(lambda sign: _TEX[sign[0]], _SPACE.sub(" ", text))
