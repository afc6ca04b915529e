"""Rebuilds data/gazetteer, then data/boundaries: `make data` runs it in its own environment."""

import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent))
from data.build import boundaries, gazetteer, touching  # noqa: E402


def main() -> None:
    gazetteer.main()
    boundaries.main(npm_packages())
    touching.main()


def npm_packages() -> Path:
    """data/build/node_modules with the versions of package.json; scripts of packages do not run."""
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("npm is missing: install Node.js, which brings the sources of the boundaries.")
    options = ["--ignore-scripts", "--no-package-lock", "--no-audit", "--no-fund", "--silent"]
    subprocess.run([npm, "install", *options], cwd=HERE, check=True)  # noqa: S603
    return HERE / "node_modules"


if __name__ == "__main__":
    main()
