"""A time stamping authority (RFC 3161), asked over HTTP: it confirms when a letter was signed."""

from __future__ import annotations

import urllib.parse
import urllib.request

from asn1crypto import tsp
from pyhanko.sign.timestamps import TimeStamper

_MOST_BYTES = 200_000
_SECONDS = 20


class HttpAuthority(TimeStamper):
    """The authority at a URL (http or https). It gets the digest of the signature and nothing of the letter.

    Raises ValueError for another kind of URL. A failed request is an OSError, which `sign_pdf` tells as NoTime.
    """

    def __init__(self, url: str) -> None:
        if urllib.parse.urlsplit(url).scheme not in {"http", "https"}:
            raise ValueError("time stamping authority: expected a URL that begins with http:// or https://")
        self._url = url
        super().__init__()  # type: ignore[no-untyped-call]

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        request = urllib.request.Request(  # noqa: S310  the scheme was looked at
            self._url, data=req.dump(), headers={"Content-Type": "application/timestamp-query"}
        )
        with urllib.request.urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310
            kind = answer.headers.get_content_type()
            content = answer.read(_MOST_BYTES)
        if kind != "application/timestamp-reply":
            raise OSError(f"expected an answer of the kind application/timestamp-reply, found {kind}")
        try:
            return tsp.TimeStampResp.load(content, strict=True)
        except ValueError:
            raise OSError("expected a time stamp, found something that cannot be read as one") from None
