"""What the use cases need from outside: files, configuration, stored names of events, messages."""
