"""Signs that stand for references and for `&` while prose is rendered."""

from __future__ import annotations

import re
from typing import Final

OPEN, CLOSE = "\ue000", "\ue001"
"""Private-use signs around the number of a reference while Markdown runs."""
PLACE: Final = re.compile(f"{OPEN}([0-9]+){CLOSE}")

AMPERSAND: Final = "\ue002"
"""Private-use sign for `&` while Markdown runs, so that nothing typed is an entity and nothing is escaped twice."""

HIDDEN: Final = str.maketrans({OPEN: "", CLOSE: "", AMPERSAND: "", "&": AMPERSAND})
"""What prose brings itself of these signs is taken out."""
