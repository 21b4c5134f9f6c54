#!/usr/bin/env bash
# behov beside SimPy 4.1 and Ciw 3.2 on the same M/M/5, one after the other on one machine.
# Installs them into a virtual environment that is thrown away. Prints one JSON line each, then
# the ratios; then a table of a made-up booking problem beside HiGHS and CP-SAT.
set -euo pipefail
cd "$(dirname "$0")/../.."

venv=$(mktemp -d)
trap 'rm -rf "$venv"' EXIT
python3 -m venv "$venv"
"$venv/bin/pip" install --quiet 'simpy==4.1.*' 'ciw==3.2.*' 'highspy==1.15.*' 'ortools==9.15.*'
cargo build --quiet --locked --example queue --example assign
queue=target/debug/examples/queue

one=$("$queue" --customers 16000000 --threads 1)
two=$("$queue" --customers 16000000 --threads 2)
simpy=$("$venv/bin/python" benches/peers/simpy_queue.py 300000)
ciw=$("$venv/bin/python" benches/peers/ciw_queue.py 100000)
printf 'behov, one thread:  %s\nbehov, two threads: %s\nSimPy: %s\nCiw:   %s\n' \
  "$one" "$two" "$simpy" "$ciw"
"$venv/bin/python" - "$one" "$two" "$simpy" "$ciw" <<'PYTHON'
import json
import sys

one, two, simpy, ciw = (json.loads(line)["customers_per_second"] for line in sys.argv[1:])
print(f"one thread / SimPy {one / simpy:.0f}, / Ciw {one / ciw:.0f}; "
      f"two threads / one {two / one:.2f}")
PYTHON

"$venv/bin/python" benches/peers/assign/compare.py target/debug/examples/assign --seconds 10
