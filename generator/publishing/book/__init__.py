"""The book as a PDF: set by Typst in a process of its own, offline, with the fonts of the project alone."""
