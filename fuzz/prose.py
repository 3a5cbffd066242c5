"""Coverage-guided fuzzing of prose: whatever the text, its HTML holds nothing that acts. How to run it: README.md."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser

import atheris

with atheris.instrument_imports(include=["generator", "markdown"]):
    import generator.rendering.full_prose  # noqa: F401 (imported when first needed, where it would not be followed)
    from generator.model.invisible import invisible_in, without_invisible
    from generator.model.pages.blocks import Link
    from generator.model.prose import code_spans, parse_references
    from generator.rendering.prose import ProseRenderer

ACTING = ("script", "style", "iframe", "object", "embed", "meta", "link", "base", "svg", "math", "img", "video")
FORMS = ("form", "input", "button", "textarea", "select")
FORBIDDEN = frozenset((*ACTING, *FORMS))
SCHEMES = ("http:", "https:", "mailto:")


class AnyLink(Mapping[str, Link]):
    """A site that has a fact for every id."""

    def __getitem__(self, fact_id: str) -> Link:
        """Return the link to any fact."""
        return Link(text="A fact", address="terms/x/", kind="Term")

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 1


class Strict(HTMLParser):
    """Refuses elements and attributes that act."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one element."""
        if tag in FORBIDDEN:
            raise AssertionError(f"<{tag}> in prose")
        for name, value in attrs:
            if name.startswith("on") or name in {"style", "srcdoc"}:
                raise AssertionError(f"the attribute {name} in prose")
            address = (value or "").strip().lower()
            if name in {"href", "src"} and ":" in address.partition("/")[0] and not address.startswith(SCHEMES):
                raise AssertionError(f"a link to {value}")


RENDERER = ProseRenderer(AnyLink())


def one_input(data: bytes) -> None:
    """Render `data` as prose; whatever is raised is a find."""
    text = data.decode("utf-8", errors="replace").replace("\0", "")
    parse_references(text)
    code_spans(text)
    if sum(run.end - run.start for run in invisible_in(text)) != len(text) - len(without_invisible(text)):
        raise AssertionError("what is invisible is not what is left out")
    Strict().feed(RENDERER.html(text, "../"))


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
