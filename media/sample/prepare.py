"""Prepares the Palmer penguins: drops incomplete rows and sets a share of the birds aside for the test.

Needs nothing but Python. It knows nothing of executions: it prints, and writes to the folder in
EXECUTION_OUTPUTS where there is one.
"""

import argparse
import csv
import hashlib
import json
import os
import sys
from collections import Counter

HERE = os.path.dirname(os.path.abspath(__file__))
MEASUREMENTS = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]


def share(text):
    value = float(text)
    if not 0 < value < 1:
        raise argparse.ArgumentTypeError("must be a share between 0 and 1, not %s" % text)
    return value


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", default=os.path.join(HERE, "data", "penguins.csv"), help="measurements as CSV")
    parser.add_argument("--test-share", type=share, default=0.3, help="share of the rows kept for the test")
    parser.add_argument("--seed", type=int, default=7, help="decides which rows are kept for the test")
    parser.add_argument(
        "--keep-missing",
        dest="drop_missing",
        action="store_false",
        help="keep birds without measurements (train.py refuses them)",
    )
    parser.add_argument(
        "--drop-missing", action="store_true", default=True, help="drop birds without measurements (the default)"
    )
    return parser.parse_args()


def outputs_folder():
    """The execution's own folder, else `outputs/` beside this script."""
    folder = os.environ.get("EXECUTION_OUTPUTS") or os.path.join(HERE, "outputs")
    os.makedirs(folder, exist_ok=True)
    return folder


def read_table(path):
    try:
        with open(path, newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))
    except OSError as error:
        sys.exit("prepare.py: cannot read %s: %s" % (path, error.strerror))


def shuffled(numbers, key):
    """Row numbers in an order that the seed decides; the same in every language."""
    return sorted(numbers, key=lambda n: hashlib.sha256(("%s:%d" % (key, n)).encode()).hexdigest())


def is_complete(row):
    return all(row[name] != "NA" for name in MEASUREMENTS)


def prepare(table, drop_missing, test_share, seed):
    """The rows to keep, each with a column `split`: train or test."""
    kept = [index for index, row in enumerate(table) if is_complete(row) or not drop_missing]
    size = int(len(kept) * test_share + 0.5)
    test = set(shuffled(kept, seed)[:size])
    return [dict(table[index], split="test" if index in test else "train") for index in kept]


def summarize(rows):
    """How many birds there are of each species in each split, and the range of each measurement."""
    counts = Counter((row["split"], row["species"]) for row in rows)
    species = sorted({row["species"] for row in rows})
    values = {name: [float(row[name]) for row in rows if row[name] != "NA"] for name in MEASUREMENTS}
    return {
        "rows": len(rows),
        "splits": {split: {name: counts[split, name] for name in species} for split in ("train", "test")},
        "ranges": {name: [min(column), max(column)] for name, column in values.items()},
    }


def write_table(path, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main():
    arguments = parse_arguments()
    folder = outputs_folder()
    table = read_table(arguments.data)
    print("step 1 rows_read: %d" % len(table))
    rows = prepare(table, arguments.drop_missing, arguments.test_share, arguments.seed)
    if not rows:
        sys.exit("prepare.py: %s has no bird with all four measurements" % arguments.data)
    print("step 2 rows_kept: %d rows_dropped: %d" % (len(rows), len(table) - len(rows)))
    write_table(os.path.join(folder, "prepared.csv"), rows)
    test = sum(row["split"] == "test" for row in rows)
    print("step 3 train_rows: %d test_rows: %d" % (len(rows) - test, test))
    with open(os.path.join(folder, "summary.json"), "w", encoding="utf-8") as file:
        json.dump(summarize(rows), file, indent=2)
        file.write("\n")
    print("wrote prepared.csv and summary.json")


if __name__ == "__main__":
    main()
