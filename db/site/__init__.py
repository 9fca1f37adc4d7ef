"""The published site: Datasette with our own pages, words and look. `db.serve` starts it."""
