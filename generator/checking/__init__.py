"""What the graph must hold: one rule per module, each a generator of diagnostics."""
