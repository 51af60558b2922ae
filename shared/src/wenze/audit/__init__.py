"""Who looked at what, when and on what ground. Who changed what is in the journal."""

from wenze.audit.access import Access
from wenze.audit.trail import AccessTrail, RecordedAccess

__all__ = ["Access", "AccessTrail", "RecordedAccess"]
