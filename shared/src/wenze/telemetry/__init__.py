"""What the system tells about itself: masked JSON logs, a correlation id through all of them, and metrics."""

from wenze.telemetry.correlation import correlated, current_correlation_id
from wenze.telemetry.labels import Label
from wenze.telemetry.logs import configure_logging
from wenze.telemetry.masking import mask_event
from wenze.telemetry.metrics import EXPOSITION_TYPE, OTHER, Metrics
from wenze.telemetry.personal_text import MASK, gives_someone_away, mask_text

__all__ = [
    "EXPOSITION_TYPE",
    "MASK",
    "OTHER",
    "Label",
    "Metrics",
    "configure_logging",
    "correlated",
    "current_correlation_id",
    "gives_someone_away",
    "mask_event",
    "mask_text",
]
