from zerentian.cli.main import run

run()
