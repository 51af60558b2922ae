"""`python -m case_engine.letter verify FILE --case CASE`: whether a file is the letter that was issued."""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any, Final
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import Request, urlopen

ISSUED: Final = 0
NOT_ISSUED: Final = 1
UNANSWERED: Final = 2
_WAIT_SECONDS: Final = 60


def main(arguments: list[str] | None = None) -> int:
    """Asks the service. Ends with 0 for the issued letter, 1 for any other file, 2 when there is no answer."""
    asked = _parser().parse_args(arguments)
    try:
        answer = _verification(asked.service, asked.case, asked.file.read_bytes())
    except OSError as error:
        print(_problem(error), file=sys.stderr)  # noqa: T201
        return UNANSWERED
    print(f"{answer['message']}\nSM3：{answer['fingerprint']}")  # noqa: T201
    return ISSUED if answer["issued"] else NOT_ISSUED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m case_engine.letter", description="问责文书核验")
    verify = parser.add_subparsers(required=True).add_parser("verify", help="核验文件是不是制发的文书")
    verify.add_argument("file", type=Path, help="要核验的 PDF 文件")
    verify.add_argument("--case", required=True, help="案件编号")
    verify.add_argument("--service", default="http://127.0.0.1:8102", help="问责案件服务的地址")
    return parser


def _verification(service: str, case_id: str, content: bytes) -> dict[str, Any]:
    """Raises: OSError without an answer, of which URLError and HTTPError are two."""
    headers = {"Content-Type": "application/pdf"}
    if token := os.environ.get("WENZE_TOKEN"):
        headers["Authorization"] = f"Bearer {token}"
    address = f"{service}/v1/letters/verifications?case_id={quote(case_id, safe='')}"
    with urlopen(Request(address, content, headers), timeout=_WAIT_SECONDS) as response:  # noqa: S310
        return json.load(response)


def _problem(error: OSError) -> str:
    if isinstance(error, HTTPError):
        return _told(error)
    if isinstance(error, URLError):
        return "无法连接问责案件服务。请核对 --service 的地址，并确认服务已经启动。"
    return f"无法读取文件：{error.strerror}。请核对路径。"


def _told(error: HTTPError) -> str:
    """What the service says of it, if it does so as a problem document."""
    try:
        return str(json.load(error)["detail"])
    except (ValueError, KeyError):
        return f"问责案件服务没有作出核验（HTTP {error.code}）。请稍后再试。"


if __name__ == "__main__":
    sys.exit(main())
