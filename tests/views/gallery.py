"""Pictures of every building block, light and dark, large and at 200 %: ``python tests/views/gallery.py DIR``."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop_app import clock
from desktop_app.views import theme
from desktop_app.views.theme import Scheme
from desktop_app.views.widgets.focus import FocusRing
from tests.views.samples import SAMPLES

SIZES = {"1366x768": "1", "683x384": "2", "1092x614": "1.25"}
NOW = datetime(2026, 11, 4, 13, 12, tzinfo=UTC)


def shoot(folder: Path, size: str) -> None:
    """Take a picture of every sample at one size of window."""
    app = QApplication([])
    FocusRing(app)
    look = theme.Theme(app, scheme=Scheme.LIGHT)
    width, height = (int(part) for part in size.split("x"))
    with clock.running(lambda: NOW):
        for scheme in (Scheme.LIGHT, Scheme.DARK):
            look.choose(scheme=scheme)
            for name, sample in SAMPLES.items():
                widget: QWidget = sample()
                if not isinstance(widget, QDialog):
                    widget.resize(width, height)
                widget.show()
                widget.activateWindow()
                for _round in range(4):
                    app.processEvents()
                after = getattr(widget, "after", None)
                if after is not None:
                    after()
                for _round in range(4):
                    app.processEvents()
                widget.grab().save(str(folder / f"{name}-{scheme.value}-{size}.png"))
                widget.close()
                widget.deleteLater()
                app.processEvents()


def main() -> None:
    """Start one process for each size, because Qt reads the scale once."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    if len(sys.argv) > 2:
        shoot(folder, sys.argv[2])
        return
    for size, scale in SIZES.items():
        environment = {**os.environ, "QT_SCALE_FACTOR": scale}
        subprocess.run([sys.executable, __file__, str(folder), size], check=True, env=environment)


if __name__ == "__main__":
    main()
