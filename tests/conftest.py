"""How hard the properties are tried: `ci` takes the same examples each time, `nightly` a hundred times as many."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "ci", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "nightly",
    max_examples=100 * settings.get_profile("default").max_examples,
    deadline=None,
    print_blob=True,
    suppress_health_check=list(HealthCheck),
)
settings.load_profile(os.environ.get("KRNEWS_PROFILE", "ci"))
