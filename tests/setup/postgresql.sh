#!/bin/sh
# PostgreSQL for the ledger's tests: an installed one, else Debian's as root, else they are skipped.
set -u

installed() {
	command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1
}

installed && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
	echo "Installing PostgreSQL for the ledger's tests."
	apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql >/dev/null
	installed && exit 0
fi
echo "PostgreSQL is not installed: the ledger's tests run on SQLite alone." >&2
exit 0
