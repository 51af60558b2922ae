"""Retaliation against whoever reported (问责办法 15.3): what is proposed against a person, and by whom."""
