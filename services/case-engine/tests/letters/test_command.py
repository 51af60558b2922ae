"""`python -m case_engine.letter verify`: what a person is told, by a service that really answers over HTTP."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from case_engine import letter as command


class Service(BaseHTTPRequestHandler):
    """Knows one file; refuses an unknown case as the service does."""

    def do_POST(self) -> None:
        content = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path != "/v1/letters/verifications?case_id=case-%E7%94%B2%2F1":
            return self._answer(404, {"detail": "没有编号为 case-none 的案件。"})
        issued = content == b"%PDF issued"
        return self._answer(200, {"issued": issued, "fingerprint": "66c7", "message": "原件。" if issued else "不是。"})

    def log_message(self, *arguments: Any) -> None:
        """Says nothing."""

    def _answer(self, status: int, body: dict[str, Any]) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@pytest.fixture
def service() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Service)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "文书.pdf"
    path.write_bytes(b"%PDF issued")
    return path


def test_the_issued_file_ends_with_zero(service: str, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["verify", str(file), "--case", "case-甲/1", "--service", service]) == 0
    assert capsys.readouterr().out == "原件。\nSM3：66c7\n"


def test_another_file_ends_with_one(service: str, file: Path) -> None:
    file.write_bytes(b"%PDF changed")
    assert command.main(["verify", str(file), "--case", "case-甲/1", "--service", service]) == 1


def test_an_unknown_case_is_told_in_the_service_s_words(
    service: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["verify", str(file), "--case", "case-none", "--service", service]) == 2
    assert "没有编号为 case-none 的案件" in capsys.readouterr().err


def test_a_file_that_is_not_there_and_a_service_that_is_not_there_are_told_apart(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere = "http://127.0.0.1:9"
    assert command.main(["verify", str(tmp_path / "none.pdf"), "--case", "c", "--service", nowhere]) == 2
    assert "无法读取文件" in capsys.readouterr().err
    assert command.main(["verify", str(file), "--case", "c", "--service", nowhere]) == 2
    assert "无法连接" in capsys.readouterr().err
