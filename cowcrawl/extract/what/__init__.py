"""What the space is and has: its size, its services, its kind."""
