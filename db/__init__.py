"""Stores: the claim store, what is derived from it, and the site that publishes it."""
