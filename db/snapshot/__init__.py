"""Snapshots: one build as a dated folder of files to take away, check and cite. `db.snapshot.take` makes them."""
