"""One case about three subjects, from the clue to the end of each: appeal, conversion and revocation."""
