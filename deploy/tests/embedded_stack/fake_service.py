"""Stands for a service: ready at once, shows its environment and when it began and listened, dies when told to, notes
when it is asked to stop.
"""

# ruff: noqa: E402

import time

BEGAN = time.monotonic()

import json
import os
import signal
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import FrameType


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/die":
            sys.stderr.write("told to die\n")
            os._exit(3)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(dict(os.environ)).encode())


def stop(_number: int, _frame: FrameType | None) -> None:
    if "FAKE_STUBBORN" in os.environ:
        return
    if "FAKE_STOP_LIST" in os.environ:
        with Path(os.environ["FAKE_STOP_LIST"]).open("a") as stop_list:
            stop_list.write(os.environ["WENZE_HTTP_PORT"] + "\n")
    sys.exit(0)


if "FAKE_FAILS" in os.environ:
    sys.exit("cannot start")
signal.signal(signal.SIGTERM, stop)
sys.stderr.write("serving\n")
server = ThreadingHTTPServer(("127.0.0.1", int(os.environ["WENZE_HTTP_PORT"])), Handler)
os.environ |= {"FAKE_BEGAN": str(BEGAN), "FAKE_LISTENED": str(time.monotonic())}
server.serve_forever()
