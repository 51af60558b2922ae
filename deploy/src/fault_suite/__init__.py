"""The fault suite: a load through all services while they are killed, paused, cut off and fed with poison, and proof
afterwards that nothing acknowledged was lost and nothing applied twice."""
