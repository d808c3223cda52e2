"""The server that runs the application on this machine."""

from __future__ import annotations

from collections.abc import Callable
from socket import socket

from dateline.app.serve.asgi import App


def serve_case(app: App, *, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Run the application until it is interrupted; `ready` is told the address when it answers."""
    import uvicorn

    class Server(uvicorn.Server):
        """A server that tells when it answers."""

        async def startup(self, sockets: list[socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                found = self.servers[0].sockets[0].getsockname()
                ready(f"http://{f'[{host}]' if ':' in host else host}:{found[1]}/")

    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        limit_concurrency=64,
        timeout_keep_alive=15,
        h11_max_incomplete_event_size=65_536,
        ws="none",
    )
    Server(config).run()
