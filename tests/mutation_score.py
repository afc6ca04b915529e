"""Prints how many deliberate faults in dashboard/release/policy the tests noticed."""

import json
import sys
from pathlib import Path

STATS = Path("mutants/mutmut-cicd-stats.json")
FLOOR = 0.95  # else exit 1

counts = json.loads(STATS.read_text(encoding="utf-8"))
noticed = counts["killed"] + counts["timeout"]
share = noticed / counts["total"]
print(f"mutation score of release/policy: {noticed} of {counts['total']} noticed, {share:.1%}")
sys.exit(0 if share >= FLOOR else 1)
