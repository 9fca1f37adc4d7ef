"""How a site is walked: source cards, the operator spider, the archive of every response and its replay."""
