#!/bin/sh
# A browser for the browser tests: an installed one, else Debian's as root, else Playwright's own.
set -u
bin=$1

installed() {
	for name in chromium chromium-browser google-chrome google-chrome-stable; do
		command -v "$name" >/dev/null && return 0
	done
	return 1
}

installed && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
	echo "Installing chromium for the browser tests."
	apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
	installed && exit 0
fi
"$bin/playwright" install chromium && exit 0
echo "No browser for the browser tests: run 'sudo apt-get install chromium', then make test again." >&2
exit 1
