"""Who may do what, as Cedar policies: one a file, each with the reason it gives when it refuses.

What no policy permits is refused, and what one forbids no other can permit.
"""

from wenze.identity.policies.decide import Denied, Policies

__all__ = ["Denied", "Policies"]
