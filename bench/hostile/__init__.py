"""A hostile web on loopback: all that a server can do to a crawler, each on a host of its own, and what is recorded.

`cases.yml` says what each host does and what is to be recorded; `answers.py` and `broken.py` do it over real sockets;
`crawl.py` crawls all of them in one process. `python -m bench.hostile` prints what came of it.
"""
