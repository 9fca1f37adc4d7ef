"""Prices that the shape of a page tells: tables, cards, lists, forms, data."""
