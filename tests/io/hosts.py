"""A small web on 127.0.0.1, for tests of fetching."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = tuple[int, Mapping[str, str], bytes]


@contextmanager
def host(
    answers: Mapping[str, Answer],
    asked: list[tuple[str, str]],
    *,
    heads: list[Mapping[str, str]] | None = None,
    security: ssl.SSLContext | None = None,
) -> Iterator[str]:
    """A host that gives these answers by path, 404 for others, by https where there is `security`.

    `asked` notes every path with the user agent, `heads` with all headers. "X-Sleep" waits so many seconds,
    "X-Short" promises more than is sent.
    """

    class Host(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append((self.path, self.headers["User-Agent"]))
            if heads is not None:
                heads.append({"path": self.path, **dict(self.headers)})
            status, headers, body = answers.get(self.path, (404, {}, b"Not here."))
            time.sleep(float(headers.get("X-Sleep", 0)))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body) + int(headers.get("X-Short", 0))))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: Any) -> None:
            """A guest that goes early is no news."""

    server = Server(("127.0.0.1", 0), Host)
    if security:
        server.socket = security.wrap_socket(server.socket, server_side=True)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"{'https' if security else 'http'}://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
