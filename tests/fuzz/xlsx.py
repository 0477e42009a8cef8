"""Coverage-guided damage to XLSX files: `python -m tests.fuzz.xlsx -max_total_time=300`."""

from tests.fuzz.guided import run

if __name__ == "__main__":
    run("xlsx")
