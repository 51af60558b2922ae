"""The page of GB/T 9704-2012: A4 with 22 lines of 28 characters in 三号."""

from typing import Final

# Millimetres.
MARGIN_TOP: Final = 37
MARGIN_LEFT: Final = 28
TEXT_WIDTH: Final = 156
TEXT_HEIGHT: Final = 225
PAGE_WIDTH: Final = 210
PAGE_HEIGHT: Final = 297
FOOTER_GAP: Final = 7

CHARACTERS: Final = 28
LINES: Final = 22

# Points: 三号, 二号, 四号. A long name of the issuer is set smaller than MARK, to fit on one line.
BODY_SIZE: Final = 16
TITLE_SIZE: Final = 22
NUMBER_SIZE: Final = 14
MARK_SIZE: Final = 36
