# Every step is a script that can be read and run by itself.

.PHONY: run test build bench release

run:
	@scripts/run

test:
	@scripts/test

build:
	@scripts/build

bench:
	@scripts/bench

release:
	@scripts/release
