"""Kafka: publishing, consuming in micro-batches, and dead letters. The only package that knows a Kafka library."""
