"""Which names of fields say that their value is personal or secret."""

import re
from functools import lru_cache
from typing import Final

_WORDS: Final = frozenset(
    (
        *("informant", "reporter", "name", "identity", "cadre", "phone", "mobile", "tel", "telephone", "mail", "email"),
        *("address", "title", "content", "body", "payload", "input", "plain", "fact", "statement"),
        *("token", "secret", "password", "passphrase", "credential", "authorization", "cookie", "signature"),
    )
)
_PHRASES: Final = ("id_number", "idnumber", "id_card", "idcard", "api_key", "private_key", "sealing_key")
_CHINESE: Final = (
    *("举报人", "姓名", "身份证", "身份证号", "电话", "手机", "手机号", "地址", "住址", "邮箱"),
    *("标题", "内容", "密码"),
)
_TECHNICAL: Final = frozenset({"cadre_id", "content_type", "content_length"})
_WORD_IN_KEY: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


@lru_cache(maxsize=4096)
def is_telling(key: str) -> bool:
    """Whether a value under this key has to be masked: one of the words in it, in any case style, is a telling one."""
    words = [word.lower() for word in _WORD_IN_KEY.findall(key)]
    joined = "_".join(words)
    if joined in _TECHNICAL:
        return False
    return key.endswith(_CHINESE) or any(map(_is_telling_word, words)) or any(phrase in joined for phrase in _PHRASES)


def _is_telling_word(word: str) -> bool:
    return word in _WORDS or word.removesuffix("s") in _WORDS
