"""How it looks on screen: the frame, the pages and the blocks they are built from; Qt lives here."""

import ctypes
import sys

#: More than any program can use up: ten thousand a second for three years.
_PLENTY = 1 << 40

# PySide6 6.12 gives back None from every call without a result, and once in a while True or False, without counting the
# reference. Python 3.12 and later do not count these at all, but 3.11 does, and ends the program with "deallocating
# None" after a few thousand calls. So each is given enough references beforehand. (Seen with 6.12.0 on 3.11.7.)
if sys.version_info < (3, 12) and sys.getrefcount(None) < _PLENTY:
    for _constant in (None, True, False, NotImplemented):
        ctypes.c_ssize_t.from_address(id(_constant)).value += _PLENTY
