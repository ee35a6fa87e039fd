"""The report of a watch is for one browser: what others may try from this machine or from a web page."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, suppress

import pytest

from thiap.cli import live as live_module
from thiap.cli.live import LiveReport, _Handler

HEAD = "<meta content=\"default-src 'none'; script-src 'self'\">"
PAGE = f"<html><head>{HEAD}</head><body>secret text</body></html>"


@pytest.fixture
def live() -> Iterator[LiveReport]:
    with LiveReport(0) as report:
        report.publish(PAGE)
        yield report


def parts(live: LiveReport) -> tuple[str, int, str]:
    """Address, port and the path with the secret."""
    host, _, path = live.url.removeprefix("http://").partition("/")
    address, _, port = host.partition(":")
    return address, int(port), f"/{path}"


def say(live: LiveReport, request: bytes) -> bytes:
    """Send these bytes and read the whole answer."""
    address, port, _ = parts(live)
    with socket.create_connection((address, port), timeout=60) as client:
        client.sendall(request)
        client.shutdown(socket.SHUT_WR)
        answer = b""
        while piece := client.recv(65_536):
            answer += piece
    return answer


def get(live: LiveReport, path: str, *headers: str, method: str = "GET") -> tuple[int, bytes]:
    """Status and the whole answer; with no header given, the right Host."""
    address, port, _ = parts(live)
    lines = [f"{method} {path} HTTP/1.1", *(headers or (f"Host: {address}:{port}",)), "", ""]
    answer = say(live, "\r\n".join(lines).encode("latin-1"))
    return int(answer.split(b" ", 2)[1]), answer


def test_who_knows_the_address_reads_the_page(live: LiveReport) -> None:
    status, answer = get(live, parts(live)[2])
    assert status == 200
    assert b"secret text" in answer
    for header in (b"no-store", b"nosniff", b"DENY", b"same-origin", b"no-referrer"):
        assert header in answer
    assert b"Access-Control" not in answer


def test_the_page_itself_may_ask(live: LiveReport) -> None:
    address, port, path = parts(live)
    own = f"{address}:{port}"
    assert get(live, path, f"Host: {own}", f"Origin: http://{own}")[0] == 200


def test_the_secret_is_long_and_new_each_time(live: LiveReport) -> None:
    with LiveReport(0) as other:
        assert len(live.secret) >= 20
        assert other.secret != live.secret


@pytest.mark.parametrize(
    "header",
    [
        "Host: evil.example",
        "Host: evil.example:{port}",
        "Host: 127.0.0.1",
        "Host: 127.0.0.1:1",
        "Host: 127.0.0.1:{port}.evil.example",
        "Host: [::1]:{port}",
        "Host:",
        "X: y",
        "Host: 127.0.0.1:{port}\r\nHost: evil.example",
        "Host: evil.example\r\nHost: 127.0.0.1:{port}",
        "X-Forwarded-Host: 127.0.0.1:{port}",
        "Host: 127.0.0.1:{port}\r\nOrigin: http://evil.example",
        "Host: 127.0.0.1:{port}\r\nOrigin: null",
        "Host: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:1",
        "Host: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\nOrigin: http://evil.example",
    ],
)
def test_requests_for_other_hosts_get_nothing(live: LiveReport, header: str) -> None:
    _, port, path = parts(live)
    status, answer = get(live, path, header.replace("{port}", str(port)))
    assert status == 403
    assert b"secret text" not in answer


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/next",
        "/next?after=x",
        "//",
        "{path}report.html",
        "{path}../../../../etc/passwd",
        "{path}%2e%2e/%2e%2e/etc/passwd",
        "{path}..%5c..%5cetc",
        "/../../etc/passwd",
        "/etc/passwd",
        "//etc/passwd",
        "file:///etc/passwd",
        "http://evil.example{path}",
        "{short}/",
        "{path}/",
        "{path}\u00e4",
        "/\u00e4\u00ff",
        "*",
    ],
)
def test_nothing_but_the_page_is_served(live: LiveReport, path: str) -> None:
    full = parts(live)[2]
    status, answer = get(live, path.replace("{path}", full).replace("{short}", full[:-3]))
    assert status == 404
    assert b"secret text" not in answer
    assert b"root:" not in answer


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "HEAD", "TRACE", "CONNECT", "get"])
def test_other_methods_do_nothing(live: LiveReport, method: str) -> None:
    status, answer = get(live, parts(live)[2], method=method)
    assert status == 501
    assert b"secret text" not in answer
    assert b"Access-Control" not in answer


def test_oversize_requests_are_refused(live: LiveReport) -> None:
    _, port, path = parts(live)
    host = f"Host: 127.0.0.1:{port}"
    assert get(live, path, host, "X: " + "a" * 60_000)[0] == 200  # the standard library's own limit is 65,536
    assert get(live, path, host, *(f"X{i}: y" for i in range(200)))[0] == 431
    assert get(live, path + "?" + "a" * 65_000)[0] in (200, 404, 414)
    assert get(live, path)[0] == 200


@pytest.mark.parametrize(
    "noise", [b"", b"\r\n", b"\0" * 500, b"GET", b"\x16\x03\x01\x02\0", b"GET / HTTP/9.9\r\n\r\n"]
)
def test_noise_neither_stops_the_server_nor_reaches_the_terminal(
    live: LiveReport, noise: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    assert b"secret text" not in say(live, noise)
    assert get(live, parts(live)[2])[0] == 200
    assert capsys.readouterr().err == ""


def _wait_for_handlers() -> None:
    """Until every thread that answers a client has ended, and every one that would hang up on it."""
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name or isinstance(thread, threading.Timer):
            with suppress(RuntimeError):  # one that is only about to start; the next answer waits for it
                thread.join(120)
            assert not thread.is_alive()


def test_a_client_that_goes_away_is_not_reported(
    live: LiveReport, capsys: pytest.CaptureFixture[str]
) -> None:
    address, port, path = parts(live)
    for _ in range(5):
        client = socket.create_connection((address, port), timeout=60)
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")  # close with a reset
        client.sendall(f"GET {path} HT".encode())
        client.close()
    _wait_for_handlers()
    assert get(live, path)[0] == 200
    assert capsys.readouterr().err == ""


def test_silent_clients_do_not_hold_the_server(live: LiveReport, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_Handler, "timeout", 0.3)
    address, port, path = parts(live)
    silent = [socket.create_connection((address, port), timeout=60) for _ in range(live_module._CLIENTS - 2)]
    try:
        assert get(live, path)[0] == 200
        for client in silent:
            assert client.recv(10) == b"", "the server hangs up"
        _wait_for_handlers()
        assert get(live, path)[0] == 200
    finally:
        for client in silent:
            client.close()


def test_only_the_loopback_address_listens(live: LiveReport) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing; tells which address this machine would use
            own = probe.getsockname()[0]
        except OSError:
            pytest.skip("this machine has no address but the loopback one")
    if own.startswith("127."):
        pytest.skip("this machine has no address but the loopback one")
    with pytest.raises(OSError):
        socket.create_connection((own, parts(live)[1]), timeout=2).close()


def test_a_client_that_dribbles_is_hung_up_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """A byte now and then keeps no thread: the whole request has its time, not each piece of it."""
    monkeypatch.setattr(live_module, "_ASKING", 0.5)
    with LiveReport(0) as live:
        live.publish(PAGE)
        address, port, path = parts(live)
        with socket.create_connection((address, port), timeout=30) as client:
            client.sendall(f"GET {path} HTTP/1.1\r\nX-Slow: ".encode())
            client.setblocking(False)
            gone = threading.Event()
            while not gone.wait(0.05):
                try:
                    client.sendall(b"a")
                    if client.recv(100) == b"":
                        gone.set()
                except BlockingIOError:
                    continue
                except ConnectionError:
                    gone.set()
        assert get(live, path)[0] == 200


def test_more_clients_than_there_is_room_for_are_turned_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_module, "_CLIENTS", 2)
    with LiveReport(0) as live, ExitStack() as stack:
        live.publish(PAGE)
        address, port, path = parts(live)
        idle = [stack.enter_context(socket.create_connection((address, port), timeout=60)) for _ in range(3)]
        assert idle[2].recv(100) == b""  # hung up on at once
        idle[0].close()
        idle[1].close()
        while True:  # their threads end when they see it
            try:
                status = get(live, path)[0]
            except (OSError, IndexError):
                continue
            assert status == 200
            break
