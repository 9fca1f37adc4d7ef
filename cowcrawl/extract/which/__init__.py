"""Which space a claim is of: the parts of a page that speak of one house each, and those that speak of others."""
