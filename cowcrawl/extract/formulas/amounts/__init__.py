"""What one line says of its amounts: how each is written, for how long it is, what makes it none of a plan's."""
