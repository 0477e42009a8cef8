"""Coverage-guided damage to ODS files: `python -m tests.fuzz.ods -max_total_time=300`."""

from tests.fuzz.guided import run

if __name__ == "__main__":
    run("ods")
