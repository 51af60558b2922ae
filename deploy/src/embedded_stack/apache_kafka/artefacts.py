"""The program: Java, and the class path that Maven resolves once and that is kept in the user's cache folder."""

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Final

from embedded_stack.errors import StackRefusedError

OLDEST_JAVA: Final = 17
RESOLVE_SECONDS: Final = 600
_POM: Final = Path(str(files("embedded_stack.apache_kafka").joinpath("pom.xml")))


def java() -> Path:
    """The machine's Java.

    Raises:
        StackRefusedError: there is none, or an older one than Apache Kafka needs.
    """
    home = os.environ.get("JAVA_HOME")
    program = shutil.which("java", path=f"{home}/bin" if home else None)
    if program is None:
        raise StackRefusedError(f"未找到 Java。Apache Kafka 需要 Java {OLDEST_JAVA} 或更高版本，请安装后再启动。")
    version = _java_version(program)
    if version < OLDEST_JAVA:
        raise StackRefusedError(f"{program} 的版本是 {version}，Apache Kafka 需要 Java {OLDEST_JAVA} 或更高版本。")
    return Path(program)


def class_path() -> str:
    """The class path of Apache Kafka. Only the first call on a machine needs Maven and its registry.

    Raises:
        StackRefusedError: Maven is missing or could not resolve the artefacts.
    """
    kept = _cache_folder() / f"{hashlib.sha256(_POM.read_bytes()).hexdigest()[:16]}.classpath"
    with _one_at_a_time(kept):
        if not _is_complete(kept):
            _resolve(kept)
        return kept.read_text()


def _java_version(program: str) -> int:
    answer = subprocess.run([program, "-version"], capture_output=True, text=True, check=False)  # noqa: S603
    match = re.search(r'version "(?:1\.)?(\d+)', answer.stderr)
    return int(match[1]) if match else 0


def _cache_folder() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "wenze" / "apache-kafka"


@contextmanager
def _one_at_a_time(kept: Path) -> Generator[None]:
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        lock = kept.with_suffix(".lock").open("w")
    except OSError as error:
        raise StackRefusedError(f"无法使用缓存目录 {kept.parent}（{error.strerror}）。") from None
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _is_complete(kept: Path) -> bool:
    """Whether the class path is known and all of it is still in Maven's repository."""
    return kept.exists() and all(Path(jar).exists() for jar in kept.read_text().split(os.pathsep))


def _resolve(kept: Path) -> None:
    maven = shutil.which("mvn")
    if maven is None:
        raise StackRefusedError("未找到 Maven（mvn）。首次使用 Apache Kafka 需要用它下载程序，请安装后再启动。")
    resolved = kept.with_suffix(".new")
    arguments = ("--batch-mode", "--quiet", "--strict-checksums", f"--file={_POM}")
    goal = ("dependency:build-classpath", f"-Dmdep.outputFile={resolved}")
    try:
        done = subprocess.run(  # noqa: S603 - the command is ours
            [maven, *arguments, *goal], capture_output=True, text=True, check=False, timeout=RESOLVE_SECONDS
        )
    except subprocess.TimeoutExpired:
        raise StackRefusedError(f"Maven 在 {RESOLVE_SECONDS} 秒内未能下载 Apache Kafka。") from None
    if done.returncode:
        raise StackRefusedError(f"Maven 未能下载 Apache Kafka：\n{_last_lines(done.stdout + done.stderr)}")
    resolved.replace(kept)


def _last_lines(output: str) -> str:
    return "\n".join(output.strip().splitlines()[-5:])
