"""Who acts in the demonstration. Nobody approves what they prepared."""

from typing import Final

from demonstration.synthetic.people import MARK

CLERK: Final = f"{MARK}受理人"
REGISTRAR: Final = f"{MARK}名册管理员"
HANDLER: Final = f"{MARK}承办人"
STARTER: Final = f"{MARK}启动批准人"
RECORDER: Final = f"{MARK}记录人"
APPROVER: Final = f"{MARK}审批人"
MESSENGER: Final = f"{MARK}送达人"
