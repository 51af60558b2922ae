"""The services, used as offices use them: over HTTP and the topic `feeds`, never from inside."""
