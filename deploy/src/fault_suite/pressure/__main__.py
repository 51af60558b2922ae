"""`python -m fault_suite.pressure`; see `command`."""

from fault_suite.pressure.command import application

application()
