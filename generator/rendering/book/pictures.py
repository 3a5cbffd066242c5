"""The site's drawings as files of their own: with the name space, and the colours of paper in place of a page's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

STYLE: Final = (
    "text{{font-family:{faces};fill:#55504a;font-size:12px}}"
    ".xp-axis__number{{font-weight:600;font-size:15px;fill:#1d1b18}}.xp-axis__tick--end{{text-anchor:end}}"
    ".xp-axis__track,.xp-axis__foot{{stroke:#d9d3c7}}.xp-axis__foot{{stroke:#8d877c}}"
    ".xp-axis__range{{stroke:#1f4a73;stroke-width:6}}"
    ".xp-axis__open{{stroke:#1f4a73;stroke-width:2;stroke-dasharray:5 4}}"
    ".xp-axis__arrow{{fill:none;stroke:#1f4a73;stroke-width:2}}.xp-axis__point{{fill:#1f4a73}}"
)
"""The rules of `explainer.css` for drawings, with the values of the light scheme."""

_SVG: Final = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_SIZE: Final = re.compile(r'viewBox="0 0 (\d+) (\d+)"')


def standalone(html: str, faces: Sequence[str]) -> str:
    """Return the first drawing in `html` as an SVG file.

    Args:
        html: What a template made.
        faces: Names of the fonts of its words, the first one first.

    Raises:
        ValueError: There is none, or it does not say how large it is.
    """
    drawn = _SVG.search(html)
    size = _SIZE.search(drawn[0]) if drawn else None
    if drawn is None or size is None:
        raise ValueError("no drawing of a known size")
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" width="{size[1]}" height="{size[2]}" '
    begin, _, rest = drawn[0].removeprefix("<svg ").partition(">")
    names = ",".join(f"'{face}'" for face in faces)
    return f"{opening}{begin}><style>{STYLE.format(faces=names)}</style>{rest}"
