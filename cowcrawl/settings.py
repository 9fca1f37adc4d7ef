"""Scrapy's settings. What a single crawl adds (its run, its mode, its archives) is in `spiders.crawl`.

Names that start with COWCRAWL_ are ours. Why each value differs from Scrapy's default stands beside it.
"""

from __future__ import annotations

import os

from cowcrawl import __version__

# How the people behind a site reach us: a page or a mailbox, from the environment. Without it nothing is crawled live.
CONTACT = os.environ.get("COWCRAWL_CONTACT", "").strip()

# The public address of the site (https://your.site), from the environment: snapshots name it in what is cited and in
# what catalogues read, and our user agent names its page about us. None: they only say where in the site they stand.
SITE = os.environ.get("COWCRAWL_SITE", "").strip().rstrip("/") or None

# Who we say we are (the site's page about us where it has an address, and the contact), and where our spider is.
BOT_NAME = "cowcrawl"
USER_AGENT = f"cowcrawl/{__version__}" + (f" (+{f'{SITE}/bot; ' if SITE else ''}{CONTACT})" if CONTACT else "")
SPIDER_MODULES = ["spiders.operator", "spiders.network", "spiders.press", "spiders.report", "spiders.osm"]

# Where addresses are looked up after a crawl: the address of a Nominatim server, from the environment. None: nowhere.
# The country an address is in when neither it nor its source says so.
NOMINATIM = os.environ.get("COWCRAWL_NOMINATIM", "").strip()
NOMINATIM_DELAY = 1.0  # seconds between two questions; the public server is never asked more often
NOMINATIM_TIMEOUT = 10  # seconds for one answer
NOMINATIM_RETRIES = 2  # after a time-out or an error of the server
HOME = os.environ.get("COWCRAWL_COUNTRY", "BE").strip().upper()

# Where the status goes after a night, as JSON: the address of a webhook or a healthcheck, from the environment, where
# {code} becomes the exit code. None: nowhere.
HEALTH_URL = os.environ.get("COWCRAWL_HEALTH_URL", "").strip()
# The hours in which sites are asked, from the environment: 22:00-06:00 in the machine's time zone, or with the name of
# another (22:00-06:00 Europe/Brussels). A card may name its own (night). Outside them no crawl begins, and one that is
# at work stops and goes on the next time. None: always.
NIGHT = os.environ.get("COWCRAWL_NIGHT", "").strip()
KEEP_BUILDS = 7  # builds kept by `cowcrawl run`: a week of nights to go back to

# What each crawl sets for itself: state folder, run, mode (live, archive or sample), archives, proxy.
COWCRAWL_VAR = "var"
COWCRAWL_RUN_ID = "unnamed"
COWCRAWL_MODE = "live"
COWCRAWL_ARCHIVES: list[str] = []
COWCRAWL_PROXY: str | None = None
COWCRAWL_DAY: str | None = None  # of the sample web: the day on which documents and runs are dated, not today
COWCRAWL_FORGOTTEN: list[str] = []  # digests of what is neither asked for nor kept: opt-outs, and what was forgotten
COWCRAWL_PRIVATE: list[str] = []  # hosts of this machine or a private network that the cards themselves name

# Guests behave: one slow connection a host, robots.txt first, no state kept about us.
ROBOTSTXT_OBEY = True
CONCURRENT_REQUESTS = 1
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 3.0
DOWNLOAD_DELAY_JITTER = 0.5
COOKIES_ENABLED = False  # the cookie jar also downloads the public suffix list on first use
REFERRER_POLICY = "no-referrer"
DOWNLOAD_VERIFY_CERTIFICATES = True

# A page is read before the next is asked for, and pages of the same priority come in the order in which they are
# linked: the same site is walked the same way every time.
SCRAPER_SLOT_MAX_ACTIVE_SIZE = 1
CONCURRENT_ITEMS = 1  # our pipelines wait for nothing; Scrapy starts a task for each that might run at once
WARN_ON_GENERATOR_RETURN_VALUE = False  # Scrapy parses our callbacks' source anew for every answer to see it
SCHEDULER = "spiders.scheduler.Scheduler"  # its queue stands in the claim store; Scrapy's JOBDIR loses it to kill -9

# Nothing may hang, fill the memory or lead elsewhere.
DOWNLOAD_TIMEOUT = 30
DNS_TIMEOUT = 15
TWISTED_DNS_RESOLVER = "spiders.public.PublicResolver"  # names that lead into a private network lead nowhere
DOWNLOAD_MAXSIZE = 10_000_000
DOWNLOAD_WARNSIZE = 0
RETRY_TIMES = 1
RETRY_GIVE_UP_LOG_LEVEL = "INFO"  # the outcome is on record
REDIRECT_MAX_TIMES = 5
METAREFRESH_MAXDELAY = 5  # a page that reloads itself every minute redirects nowhere
CLOSESPIDER_TIMEOUT = 4 * 3600  # seconds a run may take; what is left is asked for in the next
DOWNLOAD_HANDLERS: dict[str, str | None] = {
    "http": "spiders.wire.Handler",  # Scrapy's, with an end to headers
    "https": "spiders.wire.Handler",
    "data": None,
    "file": None,
    "ftp": None,
    "s3": None,
}

# An HTTP server that runs Python and a console: no place for them under cron.
REMOTE_CONTROL_ENABLED = False
TELNETCONSOLE_ENABLED = False

# Every answer reaches the spider, whatever its status: what went wrong is put on record there.
HTTPERROR_ALLOW_ALL = True

# The card's hosts only, a cap on pages, the sample's proxy, closest to the wire the archive; Crawl-delay is obeyed.
DOWNLOADER_MIDDLEWARES: dict[str, int | None] = {
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,  # it lets subdomains through
    "spiders.manners.Hosts": 50,
    "spiders.manners.OptOut": 55,
    "spiders.manners.PageCap": 60,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,  # it allows all where a server fails
    "spiders.robots.Robots": 100,
    "spiders.tdmrep.Reservations": 110,
    "spiders.patience.Patience": 560,  # nearer to the network than what tries again
    "spiders.manners.Proxy": 740,
    "spiders.unchanged.Unchanged": 940,
    "spiders.archive.Archive": 950,
}
EXTENSIONS: dict[str, int | None] = {
    "scrapy.extensions.remote_control.RemoteControl": None,  # switched off above, and slow to load
    "scrapy.extensions.telnet.TelnetConsole": None,
    "spiders.manners.CrawlDelay": 0,
    "spiders.night.NightOver": 0,
}

# What happens to each item, in this order.
ITEM_PIPELINES: dict[str, int] = {
    "pipelines.validate.ValidatePipeline": 100,
    "pipelines.privacy.PrivacyPipeline": 200,
    "pipelines.normalise.NormalisePipeline": 300,
    "pipelines.geocode.GeocodePipeline": 400,
    "pipelines.store.StorePipeline": 500,
}

# A log that a person reads in the morning: a plain line a source, no account of every component.
LOG_LEVEL = "INFO"
LOG_VERSIONS: list[str] = []
LOG_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
LOG_DATEFORMAT = "%Y-%m-%d %H:%M:%S"
STATS_DUMP = False
LOGSTATS_INTERVAL = 0
