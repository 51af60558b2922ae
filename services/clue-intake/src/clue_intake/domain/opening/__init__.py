"""The aggregate `opening`: a request to read a sealed informant, ruled on by the custodian, read within its time."""
