"""The outside world: the theme engine, the disk, the clock and other processes."""
