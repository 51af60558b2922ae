"""监督办法 10: whoever was to supervise a case's subject may answer for it; people decide whether a clue is made."""
