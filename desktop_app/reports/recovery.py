"""The recovery sheet: one page with the code that opens a vault when every passphrase is lost."""

from datetime import datetime
from io import BytesIO

from desktop_app.reports import dates, fonts, lines
from desktop_app.reports.fonts import Style, width
from desktop_app.reports.furniture import canvas_for, watermark
from desktop_app.reports.grid import LEFT, MM, PAGE_HEIGHT, PAGE_WIDTH, WIDTH
from desktop_app.reports.lines import Run
from desktop_app.reports.pen import BLACK, HEAVY, RULE, Pen
from desktop_app.reports.typed import shown
from desktop_app.words import _

_WORDS = Style(fonts.REGULAR, 11, 16)
_WORDS_BOLD = Style(fonts.SEMIBOLD, 11, 16)
_NUMBER = Style(fonts.BOLD, 11, 16)
_GROUP = Style(fonts.BOLD, 27, 34)
_PER_LINE = 3


def recovery_page(
    school_name: str, code: str, made_at: datetime, vault_name: str | None, *, practice: bool = False
) -> bytes:
    """Return the recovery sheet as a PDF, marked where it is for practice; nothing on it is about a child."""
    buffer = BytesIO()
    canvas = canvas_for(buffer, title=_("Cordon recovery sheet"), subject="cordon recovery-sheet")
    pen = Pen(canvas)
    pen.new_page()
    if practice:
        watermark(pen)
        pen.text_right(LEFT + WIDTH, PAGE_HEIGHT - 10 * MM, _("Practice vault, all invented"), fonts.NOTE_SEMIBOLD)
    top = _head(pen, school_name, made_at, vault_name)
    top = _code(pen, code, top - 8 * MM)
    top = _section(pen, top - 11 * MM, _("What this is for"), _purpose())
    top = _section(pen, top - 7 * MM, _("Where to keep it"), _keeping())
    top = _section(pen, top - 7 * MM, _("How to use it"), _using())
    _kept_by(pen, top - 9 * MM)
    pen.end_page()
    canvas.save()
    return buffer.getvalue()


def _head(pen: Pen, school_name: str, made_at: datetime, vault_name: str | None) -> float:
    top = PAGE_HEIGHT - 24 * MM
    pen.text(LEFT - 0.5 * MM, top - 7 * MM, _("Recovery sheet"), Style(fonts.BOLD, 26, 30))
    words = [Run(shown(school_name), _WORDS_BOLD)]
    if vault_name:
        words.append(Run(" · " + _("vault {name}").format(name=shown(vault_name)), _WORDS))
    words.append(Run("\n" + _("Made {when}").format(when=dates.stamp(made_at)), Style(fonts.REGULAR, 9.5, 14)))
    return lines.draw(pen, lines.layout(words, WIDTH), LEFT, top - 11.5 * MM)


def _code(pen: Pen, code: str, top: float) -> float:
    """Draw the code in large groups, three to a line; spaces and hyphens part the groups."""
    groups = shown(code).replace("-", " ").split()
    rows = [groups[begin : begin + _PER_LINE] for begin in range(0, len(groups), _PER_LINE)]
    cell = (WIDTH - 12 * MM) / _PER_LINE
    style = _GROUP
    for group in groups:
        style = min(style, lines.fitted(group, _GROUP, cell - 5 * MM, 6)[1], key=lambda one: one.size)
    high = 9 * MM + len(rows) * 14 * MM
    pen.box(LEFT, top - high, WIDTH, high, weight=1.6, radius=2 * MM)
    small = Style(fonts.MEDIUM, 8, 10)
    pen.text(LEFT + 6 * MM, top - 6.4 * MM, _("Recovery code. Anyone who has it can open the vault."), small)
    for down, row in enumerate(rows):
        baseline = top - 17.6 * MM - down * 14 * MM
        for across, group in enumerate(row):
            pen.text(LEFT + 6 * MM + across * cell, baseline, group, style)
    return top - high


def _purpose() -> tuple[str, ...]:
    return (
        _("It opens the vault when nobody who can is there, or when every passphrase is forgotten."),
        _("There is no other way in. If this code and all passphrases are lost, nobody can read the record."),
    )


def _keeping() -> tuple[str, ...]:
    return (
        _("In a sealed envelope, in a safe or with the head teacher: somewhere that two people know."),
        _("Never beside the computer, with the vault or its backups, as a photograph or in an e-mail."),
        _("If somebody else may have read it, the vault is no longer safe from them: tell the DSL at once."),
    )


def _using() -> tuple[str, ...]:
    return (
        _("Open Cordon, and press “Use the recovery sheet” below the passphrase."),
        _("Type the code. Capitals, spaces and hyphens do not matter."),
        _("Choose a new passphrase at once, and lock this sheet away again."),
    )


def _section(pen: Pen, top: float, title: str, sentences: tuple[str, ...]) -> float:
    pen.line(LEFT, top, LEFT + WIDTH, top, weight=HEAVY, grey=BLACK)
    pen.text(LEFT, top - 6.6 * MM, title, Style(fonts.BOLD, 13, 16))
    down = top - 9.4 * MM
    for number, sentence in enumerate(sentences, start=1):
        own = lines.layout([Run(sentence, _WORDS)], WIDTH - 9 * MM)
        pen.text(LEFT, down - own[0].baseline, str(number), _NUMBER)
        down = lines.draw(pen, own, LEFT + 9 * MM, down) - 0.8 * MM
    return down


def _kept_by(pen: Pen, top: float) -> None:
    label = Style(fonts.MEDIUM, 8.5, 11)
    half = WIDTH / 2 - 4 * MM
    for down, words in enumerate(((_("Kept by"), _("Where")), (_("Sealed on"), _("Signed")))):
        for across, word in enumerate(words):
            x = LEFT + across * (half + 8 * MM)
            y = top - 6 * MM - down * 12 * MM
            pen.text(x, y + 0.8 * MM, word, label)
            pen.line(x + width(word, label) + 2.5 * MM, y, x + half, y, weight=RULE)
    foot = _("One page. It holds nothing about a child.")
    pen.text_centre(PAGE_WIDTH / 2, 14 * MM, foot, Style(fonts.REGULAR, 8, 10))
