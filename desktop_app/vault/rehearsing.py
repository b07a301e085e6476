"""A rehearsal: an open vault's records copied into memory, where actions are tried and then forgotten."""

from typing_extensions import override

from desktop_app.vault.vault import Vault


class Rehearsal(Vault):
    """A copy of an open vault in memory; whatever is done in it is gone when it is closed."""

    def __init__(self, vault: Vault) -> None:
        """Copy what the vault holds now; an alarm of the vault is one here too."""
        super().__init__(vault.folder, vault.header, b"", vault._lock, vault.store.copy_in_memory(), writable=False)
        self.slot = vault.slot
        self.alarm = vault.alarm

    @override
    def close(self) -> None:
        """Forget it all; the vault itself stays open."""
        self._store.close()

    @override
    def _settle(self) -> None:
        """Take an alarm as settled, to try what comes after it."""
        self.alarm = None

    @override
    def _anchor(self, size: int, root: bytes) -> None:
        """Leave the vault's sealed point alone: nothing was recorded."""
