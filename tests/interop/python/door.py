"""The door of a small HTTP server: it reads a request and hands it to whoever is at home under its address."""

import json
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

# The largest body of this wire is a signature with its certificate.
LARGEST_BODY = 64 * 1024


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    query: dict[str, str]
    headers: HTTPMessage
    body: bytes

    def json(self) -> dict:
        """Raises ValueError where the body is no JSON object."""
        value = json.loads(self.body)
        if not isinstance(value, dict):
            raise ValueError("no JSON object")
        return value


@dataclass(frozen=True)
class Reply:
    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    @staticmethod
    def of(value: object, status: int = 200) -> "Reply":
        return Reply(status, {"content-type": "application/json; charset=UTF-8"}, json.dumps(value).encode())


def serve(port: int, answer: Callable[[Request], Reply]) -> None:
    """Listens on the loopback interface, says so in one line, and serves until the process is ended."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_any(self) -> None:
            length = int(self.headers.get("content-length") or 0)
            if length > LARGEST_BODY:
                self.close_connection = True
                return self.send(Reply(413))
            parts = urlsplit(self.path)
            request = Request(self.command, parts.path, dict(parse_qsl(parts.query, keep_blank_values=True)), self.headers, self.rfile.read(length))
            try:
                self.send(answer(request))
            except Exception:
                traceback.print_exc()
                self.send(Reply(500))

        do_GET = do_POST = handle_any

        def send(self, reply: Reply) -> None:
            self.send_response(reply.status)
            for name, value in {**reply.headers, "content-length": str(len(reply.body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            """Addresses can hold what nobody should read in a log."""

    server = ThreadingHTTPServer(("localhost", port), Handler)
    print("listening", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        sys.exit(0)
