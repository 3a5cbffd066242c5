"""What helps people write fact files: passages to quote, stubs, layout; nothing of it is needed to read them."""
