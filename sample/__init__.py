"""The embedded sample web: invented sites of invented operators, and the local server that shows them."""
