"""`python -m generator.cli`, where no script is on the path."""

from generator.cli.start import main

main()
