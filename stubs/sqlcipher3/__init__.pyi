"""The part of sqlcipher3 that Cordon uses, typed; the wheel carries no annotations of its own."""

from sqlcipher3 import dbapi2 as dbapi2
from sqlcipher3.dbapi2 import *
