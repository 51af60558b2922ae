"""The journal: record, audit trail, outbox and inbox of an aggregate in one append."""
