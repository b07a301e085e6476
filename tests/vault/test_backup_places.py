"""A backup says where in the file its parts lie; where that cannot be, it is refused in words."""

import shutil
import struct
from pathlib import Path

import pytest

from desktop_app.errors import CordonError
from desktop_app.vault import backup
from tests import build

#: Where in the last record of an archive its list of parts is said to begin.
_STARTS_AT = 16


def test_parts_that_are_said_to_lie_before_the_file_are_refused(folder: Path, tmp_path: Path) -> None:
    home = Path(shutil.copytree(folder, tmp_path / "home"))
    with build.open_vault(home) as vault:
        made = vault.backup(tmp_path / "outside.cordon").path
    whole = bytearray(made.read_bytes())
    end = whole.rfind(b"PK\x05\x06") + _STARTS_AT
    (start,) = struct.unpack_from("<I", whole, end)
    struct.pack_into("<I", whole, end, start + 5000)  # every part is then looked for so much earlier
    made.write_bytes(bytes(whole))
    with pytest.raises(CordonError):
        backup.inspect(made, build.database_key(home))
