"""The site's pages as a book: the same views, set for paper."""
