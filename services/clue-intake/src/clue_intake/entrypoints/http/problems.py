"""From what the use cases raise to problem documents in Chinese."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import ClassVar

from clue_intake.adapters.webhooks import SignatureRefused
from clue_intake.application.feeds.catalogue import UnknownFeed
from clue_intake.application.feeds.rows import UnreadableFile
from clue_intake.application.incoming import InvalidSubmission
from clue_intake.domain.refusal import Refusal
from wenze.http import Conflict, FieldError, HttpProblem, InvalidRequest, NotFound, RefusedByRule
from wenze.sealing import SealBroken


class NotSigned(HttpProblem):
    """A push whose signature does not hold."""

    status: ClassVar[int] = 401
    code: ClassVar[str] = "signature-refused"
    title: ClassVar[str] = "签名无效"


@contextmanager
def in_words() -> Generator[None]:
    """Whatever a person can cause is answered with what is wrong and what to do. Raises: HttpProblem."""
    try:
        yield
    except InvalidSubmission as invalid:
        errors = [FieldError(field=problem.field, message=problem.text) for problem in invalid.problems]
        raise InvalidRequest(f"线索有 {len(errors)} 处需要改正，请按 errors 中的说明修改后重新提交。", errors) from None
    except UnreadableFile as unreadable:
        raise InvalidRequest(str(unreadable)) from None
    except UnknownFeed as unknown:
        raise NotFound(f"没有配置这个报送来源。已配置的有：{unknown.known}；新的来源请系统管理员先行配置。") from None
    except SignatureRefused as refused:
        raise NotSigned(f"{refused}。") from None
    except Refusal as refusal:
        raise RefusedByRule(refusal.clause, f"{refusal.text}。") from None
    except SealBroken as broken:
        raise Conflict(str(broken)) from None
