"""`python -m embedded_stack up|down|status`."""

from embedded_stack.commands import application

if __name__ == "__main__":
    application()
