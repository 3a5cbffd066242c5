"""The book as an e-book: the same chapters, set for screens that reflow."""
