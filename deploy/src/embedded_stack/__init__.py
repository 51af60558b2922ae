"""The whole system on one machine: broker, database and the four services, each its own process on loopback."""

from embedded_stack.components import Component, all_components, infrastructure, services
from embedded_stack.errors import ComponentFailedError, StackRefusedError
from embedded_stack.settings import EmbeddedSettings, isolated_settings
from embedded_stack.stack import EmbeddedStack

__all__ = [
    "Component",
    "ComponentFailedError",
    "EmbeddedSettings",
    "EmbeddedStack",
    "StackRefusedError",
    "all_components",
    "infrastructure",
    "isolated_settings",
    "services",
]
