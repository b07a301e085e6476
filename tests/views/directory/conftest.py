"""A school on a real encrypted vault, and pages opened in it: what the tests of devices use, for these tests too."""

from tests.views.devices.conftest import scene, school_on_disk, show, workspace

__all__ = ["scene", "school_on_disk", "show", "workspace"]
