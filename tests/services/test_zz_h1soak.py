import collections, sys
import tests.services.test_referral_machine as m
from tests.services.conftest import *
from hypothesis import settings, HealthCheck
C=collections.Counter()
orig=m.Decision._tried
def tried(self, action, given, ago=0):
    ok=orig(self, action, given, ago); C[(action, ok)]+=1
    C[('state', self._decision().state.value)]+=1
    return ok
m.Decision._tried=tried
def test_soak(school):
    class Here(m.Decision):
        def __init__(self): super().__init__(school)
    try:
        m.run_state_machine_as_test(Here, settings=settings(max_examples=120, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)))
    finally:
        for k,v in sorted(C.items(), key=str): print(k,v)
