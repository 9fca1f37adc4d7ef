"""Prices that running text tells: what a sentence is about, and which plan each of its amounts is of."""
