"""Asks the Python Package Index for known weaknesses of every locked package, with pip-audit.

Prints audited/total; exit 1 if one is known, or if a package could not be audited: as its option
--strict, which would stop at the first such package and count nothing.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

AUDITOR = "pip-audit==2.10.1"
LOCKED = Path("requirements.txt")

total = len(re.findall(r"^[a-zA-Z0-9_.-]+==", LOCKED.read_text(encoding="utf-8"), re.MULTILINE))
words = ["--require-hashes", "--disable-pip", "-r", str(LOCKED), "--format", "json"]
done = subprocess.run(
    [sys.executable, "-m", "uv", "tool", "run", AUDITOR, *words], capture_output=True, text=True
)
if not done.stdout.strip():
    sys.exit(f"The audit did not run: {done.stderr.strip()[-500:]}")
found = json.loads(done.stdout)["dependencies"]
audited = [one for one in found if "skip_reason" not in one]
weak = [one for one in audited if one.get("vulns")]
for one in weak:
    known = ", ".join(f"{v['id']} (fixed in {v['fix_versions'] or '?'})" for v in one["vulns"])
    print(f"{one['name']} {one['version']}: {known}")
print(f"audited {len(audited)}/{total} packages, {len(weak)} with a known weakness")
sys.exit(1 if weak or len(audited) < total else 0)
