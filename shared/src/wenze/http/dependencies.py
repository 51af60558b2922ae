"""The names of what a service depends on, for the people who operate it."""

from typing import Final

_NAMES: Final = {"kafka": "消息总线", "mongodb": "数据库", "readers": "消息读取", "identity-issuer": "身份签发方"}


def unavailable_text(dependency: str) -> str:
    """That the dependency does not answer, and what to do."""
    name = _NAMES.get(dependency, "所依赖的服务")
    return f"{name}（{dependency}）暂时没有应答，请稍后重试；持续如此时，请系统管理员检查其是否启动、连接配置是否正确。"
