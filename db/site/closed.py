"""What is shown while there is no build that can be shown: a short page in three languages, with status 503."""

from __future__ import annotations

from html import escape

from db.site.headers import HEADERS
from db.site.languages import Message, Receive, Send
from db.site.words import LANGUAGES, words

RETRY_AFTER_S = 60


async def closed(scope: Message, receive: Receive, send: Send) -> None:
    """An ASGI app that answers every request alike and names no file."""
    if scope["type"] == "lifespan":
        await _lifespan(receive, send)
        return
    body = page().encode()
    own = {"content-type": "text/html; charset=utf-8", "retry-after": str(RETRY_AFTER_S), "cache-control": "no-store"}
    headers = [(name.encode(), value.encode()) for name, value in {**HEADERS, **own}.items()]
    headers.append((b"content-length", str(len(body)).encode()))
    await send({"type": "http.response.start", "status": 503, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if scope.get("method") == "HEAD" else body})


def page() -> str:
    """The page, in the words of every language."""
    told = "".join(
        f'<section lang="{language}"><h1>{escape(words(language).say("closed.title"))}</h1>'
        f"<p>{escape(words(language).say('closed.text'))}</p></section>"
        for language in LANGUAGES
    )
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>cowcrawl</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="robots" content="noindex"></head><body><main>{told}</main></body></html>'
    )


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return
