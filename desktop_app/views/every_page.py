"""Every page there is, in one table; it is loaded when the first vault is opened."""

from typing import Final

from desktop_app.views.cases import deeds as case_deeds
from desktop_app.views.cases.case import CasePage
from desktop_app.views.cases.new import NewCasePage
from desktop_app.views.cases.page import CasesPage
from desktop_app.views.cases.search import SearchPage
from desktop_app.views.contacts import deeds as contact_deeds
from desktop_app.views.contacts.part import PART as CONTACTS
from desktop_app.views.devices import deeds as device_deeds
from desktop_app.views.devices.device import DevicePage
from desktop_app.views.devices.page import DevicesPage
from desktop_app.views.devices.stock import StockCheckPage
from desktop_app.views.directory import deeds as directory_deeds
from desktop_app.views.directory.page import DirectoryPage
from desktop_app.views.frame.pages import PageLine
from desktop_app.views.handover.page import HandoverPage
from desktop_app.views.page import Place
from desktop_app.views.police import deeds as police_deeds
from desktop_app.views.police.part import PART as POLICE
from desktop_app.views.record.accept import AcceptAlarm
from desktop_app.views.record.page import RecordPage
from desktop_app.views.settings import staff, staff_deeds, year_deeds
from desktop_app.views.settings import ways as own_ways
from desktop_app.views.settings.page import SettingsPage
from desktop_app.views.settings.school import DescribeSchool
from desktop_app.views.support import deeds as support_deeds
from desktop_app.views.support.part import PART as SUPPORT
from desktop_app.views.today import asking as today
from desktop_app.views.today.page import TodayPage
from desktop_app.words import _


class WholeCasePage(CasePage):
    """One case with the parts that have a folder of their own, in the order of its list."""

    lines = (POLICE, SUPPORT, CONTACTS)


#: Every page there is, one line each; what has words stands in the sidebar.
PAGES: Final = (
    PageLine(place=Place.TODAY, make=TodayPage, words=_("Today"), icon="sun", count=today.count),
    PageLine(place=Place.CASES, make=CasesPage, words=_("Cases"), icon="folder"),
    PageLine(place=Place.NEW_CASE, make=NewCasePage, of=Place.CASES, fleeting=True),
    PageLine(place=Place.CASE, make=WholeCasePage, of=Place.CASES),
    PageLine(place=Place.DEVICES, make=DevicesPage, words=_("Devices"), icon="smartphone"),
    PageLine(place=Place.DEVICE, make=DevicePage, of=Place.DEVICES),
    PageLine(place=Place.STOCK_CHECK, make=StockCheckPage, of=Place.DEVICES),
    PageLine(place=Place.HANDOVER, make=HandoverPage, of=Place.CASES),
    PageLine(place=Place.SEARCH, make=SearchPage),
    PageLine(place=Place.RECORD, make=RecordPage, words=_("Record"), icon="scroll-text", group=1),
    PageLine(place=Place.DIRECTORY, make=DirectoryPage, words=_("Directory"), icon="book-open", group=1),
    PageLine(place=Place.SETTINGS, make=SettingsPage, words=_("Settings"), icon="settings", group=-1),
    *(PageLine(place=Place.DEED, part=verb, make=deed, of=Place.CASES, fleeting=True)
      for verb, deed in {
          **case_deeds.DEEDS, **police_deeds.DEEDS, **support_deeds.DEEDS, **contact_deeds.DEEDS,
      }.items()),
    *(PageLine(place=Place.DEED, part=verb, make=deed, of=Place.DEVICES, fleeting=True)
      for verb, deed in device_deeds.DEEDS.items()),
    *(PageLine(place=Place.DEED, part=verb, make=deed, of=Place.DIRECTORY, fleeting=True)
      for verb, deed in directory_deeds.DEEDS.items()),
    *(PageLine(place=Place.DEED, part=part, make=deed, of=Place.SETTINGS, fleeting=True)
      for part, deed in {
          "school.describe": DescribeSchool, staff.ADD: staff_deeds.AddStaff, staff.CORRECT: staff_deeds.CorrectStaff,
          staff.LEAVE: staff_deeds.HasLeft, staff.PASSPHRASE: staff_deeds.SetPassphrase,
          own_ways.NEW_SHEET: own_ways.NewSheet,
      }.items()),
    *(PageLine(place=Place.DEED, part=verb, make=deed, of=Place.SETTINGS, fleeting=True)
      for verb, deed in year_deeds.DEEDS.items()),
    PageLine(place=Place.DEED, part="vault.accept_alarm", make=AcceptAlarm, of=Place.RECORD, fleeting=True),
)  # fmt: skip
