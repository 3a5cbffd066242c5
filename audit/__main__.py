"""Run the checks that are named, or all of them."""

import sys

from audit.running import main

sys.exit(main(sys.argv[1:]))
