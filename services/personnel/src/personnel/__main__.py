"""`python -m personnel`: run the service."""

from personnel.bootstrap import build
from personnel.settings import Settings
from wenze.service.main import run

if __name__ == "__main__":
    run("personnel", build, Settings)
