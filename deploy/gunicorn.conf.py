"""How gunicorn serves the site: .venv/bin/gunicorn --config deploy/gunicorn.conf.py

COWCRAWL_VAR names the state folder, WEB_CONCURRENCY how many workers there are.
"""

import os

wsgi_app = "db.serve:production()"
bind = "127.0.0.1:8001"
worker_class = "uvicorn.workers.UvicornWorker"
# Each worker reads the build itself; the system's cache holds the file for all of them.
preload_app = False
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
# A worker that is told to go has so long for what it is answering: a download may take a while.
graceful_timeout = 60
timeout = 60
# nginx says who asks and whether it was by https.
forwarded_allow_ips = "127.0.0.1"
# Nobody speaks to it but systemd.
control_socket_disable = True
