"""What is measured, as ratios from one run. `make bench` runs all; `python -m benchmarks NAME` runs one."""
