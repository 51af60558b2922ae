"""What counts as a mail address."""

from email.headerregistry import Address


def is_address(text: str) -> bool:
    """One plain ASCII address, nothing beside it."""
    try:
        address = Address(addr_spec=text)
    except (ValueError, IndexError):  # IndexError: the library's answer to some malformed texts
        return False
    return text.isascii() and bool(address.username) and bool(address.domain)
