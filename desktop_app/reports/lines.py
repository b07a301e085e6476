"""Text set into lines: runs of letters broken at a width, measured, and drawn without any markup between."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from desktop_app.reports import fonts
from desktop_app.reports.fonts import Style
from desktop_app.reports.pen import Pen

_ARABIC_FIRST, _ARABIC_LAST = "\u0600", "\ufefc"
CAP_HEIGHT = 0.714


class Run(NamedTuple):
    """Letters of one style. Right-to-left words are put in order within their own run, never across two."""

    text: str
    style: Style


class Segment(NamedTuple):
    """A stretch of one line in one style, ``x`` points from its beginning."""

    x: float
    text: str
    style: Style
    right_to_left: bool


class Line(NamedTuple):
    """One line: its segments, its width, the distance to the next, and its baseline below its top."""

    segments: tuple[Segment, ...]
    width: float
    leading: float
    baseline: float


class _Piece(NamedTuple):
    text: str
    style: Style
    width: float
    right_to_left: bool
    run: int


_Word = list[_Piece]


def layout(runs: Sequence[Run], room: float) -> list[Line]:
    """Break ``runs`` into lines of at most ``room`` points; a word longer than that is broken inside."""
    if len(runs) == 1:
        text, style = runs[0]
        if text.isascii() and "\n" not in text:
            return list(_single(text, style, round(room, 3)))
    lines: list[Line] = []
    for words in _paragraphs(runs):
        lines.extend(_fill(words, room, runs[0].style if runs else fonts.TABLE))
    return lines


@lru_cache(maxsize=8192)
def _single(text: str, style: Style, room: float) -> tuple[Line, ...]:
    width = fonts.width(text, style)
    if width <= room:
        segments = (Segment(0.0, text, style, False),) if text else ()
        return (Line(segments, width, style.leading, _baseline(style)),)
    return tuple(line for words in _paragraphs([Run(text, style)]) for line in _fill(words, room, style))


def _baseline(style: Style) -> float:
    return (style.leading + CAP_HEIGHT * style.size) / 2


def _paragraphs(runs: Sequence[Run]) -> Iterator[list[_Word]]:
    """Yield the words of each forced line; pieces that touch without a space stay one word."""
    words: list[_Word] = []
    open_word = False
    for number, (text, style) in enumerate(runs):
        for place, part in enumerate(text.split("\n")):
            if place:
                yield words
                words, open_word = [], False
            for index, token in enumerate(part.split(" ")):
                open_word = open_word and index == 0
                if not token:
                    continue
                piece = _piece(token, style, number)
                if open_word:
                    words[-1].append(piece)
                else:
                    words.append([piece])
                open_word = True
            open_word = open_word and not part.endswith(" ")
    yield words


def _piece(token: str, style: Style, run: int) -> _Piece:
    if any(_ARABIC_FIRST <= letter <= _ARABIC_LAST and _is_arabic(letter) for letter in token):
        style = fonts.arabic_for(style)
        return _Piece(token, style, fonts.shaped(token, style.font)[1] * style.size, True, run)
    return _Piece(token, style, fonts.width(token, style), False, run)


def _is_arabic(letter: str) -> bool:
    return letter < "\u2000" or "\ufb50" <= letter <= "\ufdff" or letter >= "\ufe70"


def _fill(words: list[_Word], room: float, empty: Style) -> Iterator[Line]:
    line: list[_Word] = []
    used = 0.0
    for word in _narrowed(words, room):
        width = sum(piece.width for piece in word)
        space = fonts.width(" ", word[0].style) if line else 0.0
        if line and used + space + width > room:
            yield _set(line)
            line, used, space = [], 0.0, 0.0
        line.append(word)
        used += space + width
    if line or not words:
        yield _set(line) if line else Line((), 0.0, empty.leading, _baseline(empty))


def _narrowed(words: list[_Word], room: float) -> Iterator[_Word]:
    """Yield ``words`` with those that no line can hold broken into pieces that fit."""
    for word in words:
        if sum(piece.width for piece in word) <= room:
            yield word
            continue
        for piece in word:
            yield from ([part] for part in _broken(piece, room))


def _broken(piece: _Piece, room: float) -> Iterator[_Piece]:
    rest = piece.text
    while rest:
        end = _fitting(rest, piece, room)
        yield _piece(rest[:end], piece.style, piece.run)
        rest = rest[end:]


def _fitting(text: str, piece: _Piece, room: float) -> int:
    """Return how many letters of ``text`` fit, at least one."""
    if piece.right_to_left:
        most = room / piece.style.size
        fit = bisect_right(range(1, len(text) + 1), most, key=lambda end: fonts.shaped(text[:end], piece.style.font)[1])
        return max(fit, 1)
    used, end = 0.0, 0
    for letter in text:
        used += fonts.width(letter, piece.style)
        if used > room:
            break
        end += 1
    return max(end, 1)


def _set(words: list[_Word]) -> Line:
    """Put one line together: neighbours of one style become one segment."""
    segments: list[Segment] = []
    x = 0.0
    for index, word in enumerate(_in_reading_order(words)):
        space = fonts.width(" ", word[0].style) if index else 0.0
        for piece in word:
            last = segments[-1] if segments else None
            if last and not piece.right_to_left and not last.right_to_left and last.style == piece.style:
                gap = " " if space else ""
                segments[-1] = last._replace(text=last.text + gap + piece.text)
            else:
                segments.append(Segment(x + space, piece.text, piece.style, piece.right_to_left))
            x += space + piece.width
            space = 0.0
    styles = [segment.style for segment in segments]
    leading = max(style.leading for style in styles)
    tallest = max(styles, key=lambda style: style.size)
    return Line(tuple(segments), x, leading, (leading + CAP_HEIGHT * tallest.size) / 2)


def _in_reading_order(words: list[_Word]) -> list[_Word]:
    """Turn round each stretch of right-to-left words of one run: the first of them stands rightmost."""
    ordered: list[_Word] = []
    stretch: list[_Word] = []
    for word in words:
        if word[0].right_to_left and (not stretch or stretch[-1][0].run == word[0].run):
            stretch.append(word)
            continue
        ordered.extend(reversed(stretch))
        stretch = [word] if word[0].right_to_left else []
        if not stretch:
            ordered.append(word)
    ordered.extend(reversed(stretch))
    return ordered


def fitted(text: str, style: Style, room: float, least: float) -> tuple[str, Style]:
    """Return one line that fits: smaller down to the size ``least``, and only then cut, with an ellipsis."""
    wide = fonts.width(text, style)
    if wide <= room:
        return text, style
    smaller = style._replace(size=max(int(style.size * room / wide * 10) / 10, least))
    if fonts.width(text, smaller) <= room:
        return text, smaller
    end = bisect_right(range(1, len(text) + 1), room, key=lambda count: fonts.width(text[:count] + "…", smaller))
    return text[:end] + "…", smaller


def at_most(count: int, own: list[Line]) -> list[Line]:
    """Return no more than ``count`` lines, the last one marked where others were left out."""
    if len(own) <= count:
        return own
    last = own[count - 1]
    dots = Segment(last.width, "…", last.segments[-1].style if last.segments else fonts.TABLE, False)
    return [*own[: count - 1], last._replace(segments=(*last.segments, dots))]


def height(lines: Sequence[Line]) -> float:
    """Return the height of ``lines`` set one under the other."""
    return sum(line.leading for line in lines)


def draw(pen: Pen, lines: Sequence[Line], x: float, top: float, *, white: bool = False) -> float:
    """Draw ``lines`` with their first top at ``top``; return where the next line would begin."""
    for line in lines:
        draw_line(pen, line, x, top - line.baseline, white=white)
        top -= line.leading
    return top


def draw_line(pen: Pen, line: Line, x: float, baseline: float, *, white: bool = False) -> None:
    """Draw one line on ``baseline``."""
    for segment in line.segments:
        if segment.right_to_left:
            letters = fonts.shaped(segment.text, segment.style.font)[0]
            pen.shaped(x + segment.x, baseline, letters, segment.style, segment.text)
            continue
        if segment.style.solid:
            size = segment.style.size
            pen.box(
                x + segment.x,
                baseline - size * 0.3,
                fonts.width(segment.text, segment.style),
                size * 1.32,
                fill=0,
            )
        pen.text(x + segment.x, baseline, segment.text, segment.style, white=white or segment.style.solid)
