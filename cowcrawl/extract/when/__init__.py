"""When the space is open: its hours, access day and night, and since when."""
