"""The open report of a watch: a server on the loopback address that tells the page of each new run.

Who else is on this machine, or on a page in its browser, can reach that address too. So only who knows
the secret in the address is answered, and only requests that name this host (DNS rebinding).
"""

from __future__ import annotations

import secrets
import socket
import threading
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Final
from urllib.parse import parse_qs

from thiap.errors import OutputError
from thiap.renderers.html.live import live_page

HOST: Final = "127.0.0.1"
#: Tried first, so that the browser keeps the decisions it made at this address.
USUAL_PORT: Final = 8417
#: Seconds a client may take to say all that it wants, and clients that are heard at once.
_ASKING: Final = 10.0
_CLIENTS: Final = 32
#: Seconds within which the server hears that it shall end.
_POLL: Final = 0.05
#: Seconds a page waits for news before it asks again.
_PATIENCE: Final = 20.0


class LiveReport:
    """Serves the newest report at `url`, to this machine only, until it is closed."""

    def __init__(self, port: int | None = None) -> None:
        """Start serving.

        Args:
            port: None takes the usual one, or any when that is taken.

        Raises:
            OutputError: the port is taken.
        """
        self._news = threading.Condition()
        self._page = b""
        self._version = ""
        self._run, self._count = secrets.token_hex(4), 0
        self.secret = secrets.token_urlsafe(16)
        self._server = _serve(self, port)
        self.url = f"http://{HOST}:{self._server.server_address[1]}/{self.secret}/"
        threading.Thread(target=self._server.serve_forever, args=(_POLL,), daemon=True).start()

    def publish(self, page: str) -> None:
        """Show ``page``, a report, in place of the one before; pages that are open load it."""
        with self._news:
            self._count += 1
            self._version = f"{self._run}-{self._count}"
            self._page = live_page(page, self._version).encode("utf-8", "surrogatepass")
            self._news.notify_all()

    def page(self) -> bytes:
        """The newest page, empty before the first."""
        with self._news:
            return self._page

    def version_after(self, version: str, patience: float = _PATIENCE) -> str:
        """The newest version, as soon as it is another than ``version`` or patience ends."""
        with self._news:
            self._news.wait_for(lambda: self._version != version, timeout=patience)
            return self._version

    def __enter__(self) -> LiveReport:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()


def _serve(live: LiveReport, port: int | None) -> ThreadingHTTPServer:
    class Handler(_Handler):
        report = live

    for chosen in (USUAL_PORT, 0) if port is None else (port,):
        try:
            server = _Server((HOST, chosen), Handler)
        except (OSError, OverflowError) as problem:
            reason = problem
            continue
        return server
    raise OutputError(f"--port {port}: cannot be used ({reason}); choose another, or leave it out")


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address: tuple[str, int], handler: type[BaseHTTPRequestHandler]) -> None:
        self._room = threading.BoundedSemaphore(_CLIENTS)
        super().__init__(address, handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Hear a client in a thread of its own; beyond ``_CLIENTS`` hang up at once."""
        if self._room.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """The thread of one client; it makes room when it ends."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._room.release()

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away in the middle is no news for the terminal."""


class _Handler(BaseHTTPRequestHandler):
    report: LiveReport
    #: Seconds between two pieces of a request; all of it has ``_ASKING``.
    timeout = _ASKING

    def setup(self) -> None:
        """Listen, but not for ever: who sends a byte now and then is hung up on like who sends none."""
        super().setup()
        self._patience = threading.Timer(_ASKING, self._hang_up)
        self._patience.daemon = True
        self._patience.start()

    def finish(self) -> None:
        """The client is answered or gone."""
        self._patience.cancel()
        super().finish()

    def _hang_up(self) -> None:
        with suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)

    def do_GET(self) -> None:
        """The page, or the news; nothing for other hosts and for who does not know the secret."""
        self._patience.cancel()
        path, _, query = self.path.partition("?")
        port = self.server.server_address[1]  # type: ignore[index]
        known = f"/{self.report.secret}/"
        hosts = self.headers.get_all("Host", [])
        own = hosts in ([f"{HOST}:{port}"], [f"localhost:{port}"])
        if not own or self.headers.get_all("Origin", []) not in ([], [f"http://{hosts[0]}"]):
            self._answer(HTTPStatus.FORBIDDEN, b"")
        elif path == "/favicon.ico":
            self._answer(HTTPStatus.NO_CONTENT, b"")
        elif not secrets.compare_digest(path[: len(known)].encode(), known.encode()):
            self._answer(HTTPStatus.NOT_FOUND, b"")
        elif path == known:
            self._answer(HTTPStatus.OK, self.report.page(), "text/html; charset=utf-8")
        elif path == known + "next":
            after = parse_qs(query).get("after", [""])[0]
            self._answer(HTTPStatus.OK, self.report.version_after(after).encode())
        else:
            self._answer(HTTPStatus.NOT_FOUND, b"")

    def _answer(self, status: HTTPStatus, body: bytes, kind: str = "text/plain; charset=utf-8") -> None:
        try:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "no-store")
            self.send_header("X-Content-Type-Options", "nosniff")
            self.send_header("X-Frame-Options", "DENY")
            self.send_header("Cross-Origin-Resource-Policy", "same-origin")
            self.send_header("Referrer-Policy", "no-referrer")
            self.end_headers()
            self.wfile.write(body)
        except ConnectionError:  # the page was closed while it waited
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal shows findings."""
