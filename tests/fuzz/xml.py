"""Coverage-guided damage to XML files: `python -m tests.fuzz.xml -max_total_time=300`."""

from tests.fuzz.guided import run

if __name__ == "__main__":
    run("xml")
