"""Which oracle speaks for which scheme. A new scheme needs one function and one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from tests.oracle import carbon, dx, loans, people, regions, startups, towns
from tests.oracle.paper import Asked, Sheet

Oracle = Callable[[Asked], Sheet]

ORACLES: Final[Mapping[str, Oracle]] = {
    "bunsan_energy": towns.energy,
    "chiiki_dx": dx.cooperation,
    "chiiki_dx_cio": dx.assistants,
    "chiiki_dx_jirei": dx.examples,
    "chiiki_dx_kakuho": dx.supporters,
    "chiiki_dx_leader": dx.leaders,
    "datsutanso_sai": carbon.bond,
    "furusato_yushi": loans.furusato,
    "gx_adviser": carbon.adviser,
    "kaso_datsutanso": carbon.remote_bond,
    "kigyojin": people.entrepreneurs,
    "kyoryokutai": people.helpers,
    "local10000": startups.subsidised,
    "local10000_dochira": startups.which,
    "local10000_tandoku": startups.independent,
    "shuraku_shienin": towns.supporters,
    "teijujiritsuken": regions.settlement,
    "tokutei_chiiki": regions.cooperative,
}
