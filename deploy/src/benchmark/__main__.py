"""`python -m benchmark`."""

from benchmark.command import application

if __name__ == "__main__":
    application()
