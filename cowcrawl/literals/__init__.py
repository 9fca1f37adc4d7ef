"""Literals: pure parsers of what people print (addresses, prices, hours, coordinates). None of them raises."""
