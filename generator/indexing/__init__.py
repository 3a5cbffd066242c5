"""The chunked search index: small script files, of which a browser loads a few for each query."""
