"""`python -m fault_suite`; see `command`."""

from fault_suite.command import application

application()
