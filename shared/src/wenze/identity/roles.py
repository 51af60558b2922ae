"""What a person may be to the system, with the terms the regulations and the offices use."""

from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """A role of a token. One person may hold several, but see `SEPARATED`."""

    FEED = "feed"
    HANDLER = "handler"
    OFFICE_LEAD = "office-lead"
    LEADING_BODY = "leading-body"
    CITY_OFFICE = "city-office"
    ORGANISATION_DEPARTMENT = "organisation-department"
    APPEAL_BODY = "appeal-body"
    INFORMANT_CUSTODIAN = "informant-custodian"
    SERVER = "server"
    SYSTEM_ADMINISTRATOR = "system-administrator"
    SECURITY_ADMINISTRATOR = "security-administrator"
    AUDIT_ADMINISTRATOR = "audit-administrator"

    @property
    def in_chinese(self) -> str:
        return _IN_CHINESE[self]


_IN_CHINESE: Final = {
    Role.FEED: "报送系统",
    Role.HANDLER: "经办人",
    Role.OFFICE_LEAD: "问责办负责人",
    Role.LEADING_BODY: "党委（党组）领导班子",
    Role.CITY_OFFICE: "市委问责办",
    Role.ORGANISATION_DEPARTMENT: "组织部门",
    Role.APPEAL_BODY: "申诉处理机关",
    Role.INFORMANT_CUSTODIAN: "举报人信息保管人",
    Role.SERVER: "送达人",
    Role.SYSTEM_ADMINISTRATOR: "系统管理员",
    Role.SECURITY_ADMINISTRATOR: "安全保密管理员",
    Role.AUDIT_ADMINISTRATOR: "安全审计员",
}

SEPARATED: Final = frozenset({Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDIT_ADMINISTRATOR})
"""三员分立: nobody is two of these at a time."""
