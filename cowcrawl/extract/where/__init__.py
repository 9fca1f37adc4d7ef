"""Where the space stands: its address, town, country and position."""
