"""The skeleton all services share: settings, start and stop, readiness, projections."""
