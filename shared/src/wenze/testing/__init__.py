"""What tests of the services share: fakes with the behaviour of the real thing, and contract suites."""
