"""The letters' files, from the application's side."""

# What draws costs a service's start a tenth of a second; it is loaded when the first letter is drawn.
# ruff: noqa: PLC0415
from case_engine.adapters.letters.fonts import LetterFonts
from case_engine.domain.letters.letter import Letter


class LetterFiles:
    """Draws letters in the office's fonts and the free ones. Every call works a while: not for the event loop."""

    def __init__(self, fonts: LetterFonts) -> None:
        self._fonts = fonts

    def undrawable(self, letter: Letter) -> str:
        """The characters of the letter that some font lacks, each once."""
        return self._fonts.missing(letter.texts)

    def pdf(self, letter: Letter) -> bytes:
        """As PDF/A, to the byte the same for the same letter."""
        from case_engine.adapters.letters.pdf import pdf_of

        return pdf_of(letter, self._fonts)

    def docx(self, letter: Letter) -> bytes:
        """As DOCX."""
        from case_engine.adapters.letters.docx import docx_of

        return docx_of(letter)
