"""What is wrong with a template, in one line."""

from __future__ import annotations

from typing import Final

from minijinja import TemplateError

CAUSE: Final = "caused by: "
"""How the engine begins the line that tells what went wrong in an included template."""


def told(error: TemplateError) -> str:
    """Return what is wrong with the name and the line of the very template, such as `… (in partials/top.html:6)`.

    Below each cause the engine shows whatever the template could see, which may be a whole page; that is left out.
    """
    first, *rest = str(error).splitlines()
    causes = [line.removeprefix(CAUSE) for line in rest if line.startswith(CAUSE)]
    return causes[-1] if causes else first
