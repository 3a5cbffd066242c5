"""From files to facts: the only stage that opens `content/` and `seeds/`."""
