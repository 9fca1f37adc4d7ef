"""From a candidate price to a plan: its name, its desk type, its term; or why it is none."""
