"""`python -m demonstration`: everything started, the main job done on synthetic data, the outcome printed."""

from demonstration.command import application

if __name__ == "__main__":
    application()
