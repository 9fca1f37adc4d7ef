"""The plans of a page held against each other: told twice, with and without tax, out of proportion."""
