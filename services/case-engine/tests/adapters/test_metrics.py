"""Cases are watched by where they stand and what was decided."""

from case_engine.adapters.metrics import counting_steps
from case_engine.domain.case.stages import Stage
from wenze.telemetry import Metrics
from wenze.telemetry.metric_table import CASE_STATE_CHANGES, DECISIONS


class _Step:
    state = Stage.HEARD


def test_each_step_is_counted_by_the_state_it_led_to():
    metrics = Metrics()
    counting_steps(metrics)(_Step())  # type: ignore[arg-type]
    assert metrics.value(CASE_STATE_CHANGES, state="heard") == 1
    assert metrics.value(DECISIONS, measure="removal") == 0
