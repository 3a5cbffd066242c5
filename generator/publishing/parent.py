"""The process that started this one."""

from __future__ import annotations

import ctypes
import signal
import sys
from typing import Final

_PR_SET_PDEATHSIG: Final = 1
"""What prctl(2) is asked for, in <linux/prctl.h>."""


def end_with_parent() -> None:
    """Have the system end this process when its parent ends, however that happens; elsewhere than on Linux do nothing.

    Else it would go on writing into a folder that the next build removes, and keep the lock that it inherited.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
