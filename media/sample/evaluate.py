"""Evaluates a trained model on the Palmer penguins: a confusion matrix, and the accuracy per species.

Takes the model.json of train.py or train.mjs. Needs nothing but Python.
"""

import argparse
import csv
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--model", default=os.path.join(HERE, "outputs", "model.json"), help="the model.json of a training"
    )
    parser.add_argument(
        "--data",
        default=os.path.join(HERE, "data", "penguins.csv"),
        help="measurements as CSV, with or without the column split",
    )
    parser.add_argument(
        "--split", choices=["test", "train", "all"], default="test", help="rows to use where the data has the column split"
    )
    return parser.parse_args()


def report(event):
    """Tells Executions about the run; says nothing when no execution is running."""
    path = os.environ.get("EXECUTION_EVENTS")
    if not path:
        return
    try:
        with open(path, "ab", buffering=0) as file:
            file.write((json.dumps(event) + "\n").encode())
    except OSError:
        pass  # a run must not end because nobody listens


def outputs_folder():
    """The execution's own folder, else `outputs/` beside this script."""
    folder = os.environ.get("EXECUTION_OUTPUTS") or os.path.join(HERE, "outputs")
    os.makedirs(folder, exist_ok=True)
    return folder


def read_model(path):
    try:
        with open(path, encoding="utf-8") as file:
            model = json.load(file)
        return {name: model[name] for name in ("species", "features", "scale", "weights")}
    except OSError as error:
        sys.exit("evaluate.py: cannot read %s: %s" % (path, error.strerror))
    except (ValueError, KeyError, TypeError):
        sys.exit("evaluate.py: %s is not a model of train.py or train.mjs" % path)


def read_rows(path, model, split):
    """The birds that have all features of the model and a species that it knows."""
    try:
        with open(path, newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
    except OSError as error:
        sys.exit("evaluate.py: cannot read %s: %s" % (path, error.strerror))
    return [
        row
        for row in rows
        if split in ("all", row.get("split", split))
        and row.get("species") in model["species"]
        and all(row.get(name, "NA") != "NA" for name in model["features"])
    ]


def predict(model, row):
    """The likeliest species of a bird: the one with the highest linear score."""
    x = [(float(row[name]) - s["mean"]) / s["deviation"] for name, s in zip(model["features"], model["scale"])] + [1.0]
    scores = [sum(weight * value for weight, value in zip(weights, x)) for weights in model["weights"]]
    return model["species"][scores.index(max(scores))]


def confusion(model, rows):
    """Counts by the true species, then by the predicted one."""
    counts = {truth: {guess: 0 for guess in model["species"]} for truth in model["species"]}
    for row in rows:
        counts[row["species"]][predict(model, row)] += 1
    return counts


def write_confusion(path, counts):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["species"] + list(counts))
        for truth, guesses in counts.items():
            writer.writerow([truth] + list(guesses.values()))


def main():
    options = parse_arguments()
    folder = outputs_folder()
    model = read_model(options.model)
    rows = read_rows(options.data, model, options.split)
    if not rows:
        sys.exit("evaluate.py: %s has no bird that the model can tell" % options.data)
    counts = confusion(model, rows)
    write_confusion(os.path.join(folder, "confusion.csv"), counts)

    result = {"birds": len(rows), "accuracy": sum(counts[name][name] for name in counts) / len(rows)}
    for step, (name, guesses) in enumerate(counts.items(), start=1):
        total = sum(guesses.values())
        if total > 0:
            result["accuracy_" + name.lower()] = guesses[name] / total
            print("step %d accuracy_%s: %.4f (%d birds)" % (step, name.lower(), guesses[name] / total, total))
    print("accuracy: %.4f (%d birds)" % (result["accuracy"], len(rows)))
    with open(os.path.join(folder, "evaluation.json"), "w", encoding="utf-8") as file:
        json.dump(result, file, indent=2)
        file.write("\n")

    report({"type": "property", "name": "birds", "value": result["birds"]})
    for name in result:
        if name.startswith("accuracy"):
            report({"type": "metric", "name": name, "value": result[name]})


if __name__ == "__main__":
    main()
