"""Who the space is, who runs it, and how they are reached."""
