"""`python -m personnel`: run the service."""
# ruff: noqa: E402

import gc

gc.disable()  # until the service is built: a sixth of the time was spent on looking for garbage among what stays

from personnel.bootstrap import build
from personnel.settings import Settings
from wenze.service.main import run

if __name__ == "__main__":
    run("personnel", build, Settings)
