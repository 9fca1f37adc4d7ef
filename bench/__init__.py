"""How long reading a page takes, in multiples of parsing it: `make bench`."""
