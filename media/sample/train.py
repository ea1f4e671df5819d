"""Trains a classifier that tells the species of a Palmer penguin from its measurements.

Reads the table that prepare.py writes. Needs nothing but Python; it tells Executions about its
progress by the module `executions`, which every execution finds on its path.
"""

import argparse
import csv
import hashlib
import json
import math
import os
import sys
import time

try:
    import executions
except ImportError:  # run by hand
    executions = None

HERE = os.path.dirname(os.path.abspath(__file__))
MEASUREMENTS = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]
BATCH = 16
DIVERGED = 7

PICTURE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 210" font-family="sans-serif" font-size="12">
  <rect width="480" height="210" fill="#ffffff"/>
  <path d="M40 30V180H460" fill="none" stroke="#8a8a8a"/>
  <polyline points="{points}" fill="none" stroke="#1a85ff" stroke-width="2"/>
  <text x="40" y="20">loss by epoch, last {last:.4f}</text>
  <text x="34" y="34" text-anchor="end">{highest:.1f}</text>
  <text x="34" y="184" text-anchor="end">0</text>
  <text x="460" y="198" text-anchor="end">{count}</text>
</svg>
"""


def boolean(text):
    if text not in ("true", "false"):
        raise argparse.ArgumentTypeError("must be true or false, not %s" % text)
    return text == "true"


def positive(kind):
    def parse(text):
        value = kind(text)
        if not value > 0:
            raise argparse.ArgumentTypeError("must be more than 0, not %s" % text)
        return value

    return parse


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--data", default=os.path.join(HERE, "outputs", "prepared.csv"), help="the table that prepare.py wrote"
    )
    parser.add_argument("--learning-rate", type=positive(float), default=0.1, help="step size of the gradient descent")
    parser.add_argument("--epochs", type=positive(int), default=40, help="passes over the training rows")
    parser.add_argument(
        "--standardize", type=boolean, nargs="?", const=True, default=True, help="mean 0 and deviation 1: true or false"
    )
    parser.add_argument(
        "--features", nargs="+", choices=MEASUREMENTS, default=MEASUREMENTS, help="columns to learn from"
    )
    parser.add_argument("--seed", type=int, default=7, help="decides the order of the rows in each epoch")
    parser.add_argument("--delay", type=float, default=0.02, help="seconds to pause after each epoch, to watch it live")
    return parser.parse_args()


def fail(message, code=1):
    print("train.py: " + message, file=sys.stderr)
    sys.exit(code)


def outputs_folder():
    """The execution's own folder, else `outputs/` beside this script."""
    folder = os.environ.get("EXECUTION_OUTPUTS") or os.path.join(HERE, "outputs")
    os.makedirs(folder, exist_ok=True)
    return folder


def read_table(path):
    try:
        with open(path, newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
    except OSError as error:
        fail("cannot read %s: %s" % (path, error.strerror))
    if not rows or "split" not in rows[0]:
        fail("%s has no column split: make it with prepare.py" % path)
    for line, row in enumerate(rows, start=2):
        if any(row[name] == "NA" for name in MEASUREMENTS):
            fail("line %d of %s lacks measurements: prepare it with --drop-missing" % (line, path))
    return rows


def scale_of(rows, features, standardize):
    """Mean and deviation of each feature over the training rows; 0 and 1 when they stay as they are."""
    scale = []
    for name in features:
        values = [float(row[name]) for row in rows]
        mean = sum(values) / len(values)
        deviation = math.sqrt(sum((value - mean) ** 2 for value in values) / len(values))
        scale.append({"mean": mean, "deviation": deviation} if standardize else {"mean": 0, "deviation": 1})
    return scale


def encode(rows, species, features, scale):
    """Pairs of the scaled features, with a 1 for the constant, and the number of the species."""
    return [
        (
            [(float(row[name]) - s["mean"]) / s["deviation"] for name, s in zip(features, scale)] + [1.0],
            species.index(row["species"]),
        )
        for row in rows
    ]


def shuffled(numbers, key):
    """Row numbers in an order that the seed decides; the same in every language."""
    return sorted(numbers, key=lambda n: hashlib.sha256(("%s:%d" % (key, n)).encode()).hexdigest())


def probabilities(weights, x):
    """Probability of each species: the softmax of the linear scores."""
    scores = [sum(weight * value for weight, value in zip(row, x)) for row in weights]
    highest = max(scores)
    powers = [math.exp(score - highest) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def descend(weights, batch, learning_rate):
    """Moves the weights against the mean gradient of one batch."""
    gradient = [[0.0] * len(row) for row in weights]
    for x, y in batch:
        for k, p in enumerate(probabilities(weights, x)):
            error = p - (k == y)
            for i, value in enumerate(x):
                gradient[k][i] += error * value
    for row, slope in zip(weights, gradient):
        for i, value in enumerate(slope):
            row[i] -= learning_rate * value / len(batch)


def score(weights, examples):
    """Mean cross-entropy, and the share of birds whose likeliest species is the right one."""
    loss = 0.0
    right = 0
    for x, y in examples:
        p = probabilities(weights, x)
        loss -= math.log(p[y]) if p[y] > 0 else -math.inf
        right += p.index(max(p)) == y
    return loss / len(examples), right / len(examples)


def loss_picture(history):
    highest = max(entry["loss"] for entry in history)
    width = max(len(history) - 1, 1)
    points = " ".join(
        "%.1f,%.1f" % (40 + i * 420 / width, 180 - entry["loss"] / highest * 150) for i, entry in enumerate(history)
    )
    return PICTURE.format(points=points, last=history[-1]["loss"], highest=highest, count=len(history))


def write_json(path, value):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(value, file, indent=2)
        file.write("\n")


def write_progress(folder, history, summary):
    """Writes what is known so far, so that a run that fails or is stopped keeps it."""
    write_json(os.path.join(folder, "metrics.json"), dict(summary, history=history))
    if history:
        with open(os.path.join(folder, "loss.svg"), "w", encoding="utf-8") as file:
            file.write(loss_picture(history))


def tell(epoch, epochs, loss, accuracy):
    print("epoch %d/%d step %d loss: %.4f accuracy: %.4f" % (epoch, epochs, epoch, loss, accuracy), flush=True)
    if executions:
        executions.status("Epoch %d/%d" % (epoch, epochs), progress=100 * epoch // epochs)
        executions.metric("loss", loss, step=epoch)
        executions.metric("accuracy", accuracy, step=epoch)


def train(weights, examples, options, folder):
    history = []
    for epoch in range(1, options.epochs + 1):
        order = shuffled(range(len(examples)), "%d:%d" % (options.seed, epoch))
        for start in range(0, len(order), BATCH):
            descend(weights, [examples[i] for i in order[start : start + BATCH]], options.learning_rate)
        loss, accuracy = score(weights, examples)
        if not math.isfinite(loss):
            write_progress(folder, history, {"failed_at_step": epoch})
            reason = "loss is %s at step %d: lower the learning rate, or standardize the features" % (loss, epoch)
            fail(reason, DIVERGED)
        history.append({"step": epoch, "loss": loss, "accuracy": accuracy})
        write_progress(folder, history, {"loss": loss, "accuracy": accuracy})
        tell(epoch, options.epochs, loss, accuracy)
        time.sleep(options.delay)
    return history


def main():
    options = parse_arguments()
    folder = outputs_folder()
    rows = read_table(options.data)
    species = sorted({row["species"] for row in rows})
    training, test = ([row for row in rows if row["split"] == split] for split in ("train", "test"))
    print("%d rows to train, %d to test, from %s" % (len(training), len(test), os.path.basename(options.data)))
    if executions:
        executions.property("train_rows", len(training))
        executions.property("test_rows", len(test))

    scale = scale_of(training, options.features, options.standardize)
    weights = [[0.0] * (len(options.features) + 1) for _ in species]
    history = train(weights, encode(training, species, options.features, scale), options, folder)

    loss, accuracy = score(weights, encode(test, species, options.features, scale))
    model = {"species": species, "features": options.features, "scale": scale, "weights": weights}
    write_json(os.path.join(folder, "model.json"), model)
    last = {name: history[-1][name] for name in ("loss", "accuracy")}
    write_progress(folder, history, dict(last, test_loss=loss, test_accuracy=accuracy))
    print("test_loss: %.4f test_accuracy: %.4f" % (loss, accuracy))
    if executions:
        executions.metric("test_loss", loss)
        executions.metric("test_accuracy", accuracy)


if __name__ == "__main__":
    main()
