#!/bin/sh
# venv.sh PYTHON FOLDER: makes a virtual environment; installs python3-venv where missing and allowed.
set -u
python=$1
folder=$2

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
	echo "Python 3.11 or newer is needed: install it, or name one with make PYTHON=/path/to/python3." >&2
	exit 1
}
[ -x "$folder/bin/pip" ] && exit 0
"$python" -m venv "$folder" 2>/dev/null && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
	apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null && "$python" -m venv "$folder" && exit 0
fi
rm -rf "$folder"
echo "The Python module venv is missing: run 'sudo apt-get install python3-venv', then make again." >&2
exit 1
