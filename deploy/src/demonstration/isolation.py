"""Keeping synthetic data away from real deployments."""

import os


def forget_deployments() -> None:
    """Remove every setting of a deployment (`WENZE_…`) from this process's environment, and so from what it starts:
    synthetic data must never be written to a cluster that happens to be configured there.
    """
    for name in [name for name in os.environ if name.startswith("WENZE_")]:
        del os.environ[name]
