"""Literals: pure parsers of what people print (addresses, telephone numbers, mailboxes, coordinates). None of them raises."""
