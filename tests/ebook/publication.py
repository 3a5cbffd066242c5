"""An EPUB file read as any e-reader would, with nothing of ours: a zip file, a package, pages of XML."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
TYPE = "{http://www.idpf.org/2007/ops}type"


def text_of(element: ET.Element) -> str:
    """Return the words of an element and of all that is in it."""
    return "".join(element.itertext())


def parsed(content: bytes) -> ET.Element:
    """Return a file as a parser of XML reads it; no entity of its own is in it."""
    assert b"<!ENTITY" not in content
    return ET.fromstring(content)  # noqa: S314 (made here)


@dataclass
class Publication:
    """An EPUB file, read with nothing of ours."""

    path: Path

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Every file by its path, in the order of the archive."""
        with zipfile.ZipFile(self.path) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    @cached_property
    def package(self) -> ET.Element:
        """The package that the container leads to."""
        container = parsed(self.files["META-INF/container.xml"])
        (root,) = (one for one in container.iter() if one.tag.endswith("}rootfile"))
        return parsed(self.files[root.get("full-path", "")])

    @cached_property
    def items(self) -> dict[str, ET.Element]:
        """What the package lists, by path below its folder."""
        return {one.get("href", ""): one for one in self.package.iter(f"{OPF}item")}

    @cached_property
    def pages(self) -> dict[str, ET.Element]:
        """Every page by path, in the order of reading."""
        paths = {one.get("id"): path for path, one in self.items.items()}
        spine = [paths[one.get("idref")] for one in self.package.iter(f"{OPF}itemref")]
        return {path: parsed(self.files[f"EPUB/{path}"]) for path in spine}

    def meta(self, name: str) -> list[str]:
        """Return the values of a property of the package."""
        return [one.text or "" for one in self.package.iter(f"{OPF}meta") if one.get("property") == name]

    def entry(self, label: str) -> ET.Element:
        """Return the section of a fact."""
        (found,) = (
            one
            for page in self.pages.values()
            for one in page.iter(f"{XHTML}section")
            if one.get("id") == f"at-{label}"
        )
        return found


def links_in(page: ET.Element) -> Iterator[tuple[ET.Element, str]]:
    """Yield every element that leads to or loads something, with the address."""
    for element in page.iter():
        for name in ("href", "src"):
            if (address := element.get(name)) is not None:
                yield element, address


def check_links(book: Publication, least: int) -> None:
    """Each link inside leads to an element, ids are unique, and only links lead out, to where the site is."""
    ids = {path: [one.get("id") for one in page.iter() if one.get("id")] for path, page in book.pages.items()}
    assert [path for path, found in ids.items() if len(found) != len(set(found))] == []
    inside, broken = 0, []
    for path, page in book.pages.items():
        for element, address in links_in(page):
            parts = urlsplit(address)
            if parts.scheme:
                assert element.tag == f"{XHTML}a"
                assert address.startswith("https://example.org/e/"), address
                continue
            inside += 1
            target = unquote(parts.path) or path
            if target not in book.items or (parts.fragment and parts.fragment not in ids[target]):
                broken.append((path, address))
    assert broken == []
    assert inside > least
    css = book.files["EPUB/style.css"].decode()
    assert {f"fonts/{one}" for one in re.findall(r'url\("fonts/([^"]+)"\)', css)} == {
        path for path in book.items if path.startswith("fonts/")
    }
    assert css.count("url(") == css.count('url("fonts/')
