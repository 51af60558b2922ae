"""Back-pressure: more work than the services can do while their database is slow, and proof that nothing is lost, that
memory stays below a bound, and that what cannot be taken is refused and not queued."""

from fault_suite.pressure.report import PressureReport, show
from fault_suite.pressure.round import Siege, besieged

__all__ = ["PressureReport", "Siege", "besieged", "show"]
