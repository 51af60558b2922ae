"""What tests of every part share."""

from hypothesis import settings

pytest_plugins = ["embedded_stack.testing"]

# How long an example takes says how busy the machine is: nothing here is a timed test.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
