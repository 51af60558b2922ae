"""Apache Kafka as a broker of the stack: its artefacts out of Maven, its nodes as components."""
