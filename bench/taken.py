"""What a command takes: `python -m bench.taken COMMAND…` runs it and prints seconds of processor time, seconds that
passed and MB of the largest of its processes, as JSON.

A process of its own, since the system counts what whoever starts a process holds as held by the one that is started.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time

if __name__ == "__main__":
    start = time.perf_counter()
    subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
    passed, used = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    print(json.dumps([used.ru_utime + used.ru_stime, passed, used.ru_maxrss / 1024]))
