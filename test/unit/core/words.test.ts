import assert from "node:assert/strict";
import { artifactTypeOf } from "../../../src/core/artifactType";
import { endReason } from "../../../src/core/endReason";
import { isLowerBetter } from "../../../src/core/metricDirection";
import { nearestOf } from "../../../src/core/nearest";

describe("words for people", () => {
  it("say why a script ended badly", () => {
    assert.equal(
      endReason({ exitCode: 7, signal: null }, 1200, "Traceback\n\u001b[31mValueError: no\u001b[0m\r\n  \n"),
      "exit code 7 after 1.2 s; last line of stderr: ValueError: no",
    );
    assert.equal(
      endReason({ exitCode: null, signal: "SIGKILL" }, 0, " \n"),
      "ended by SIGKILL after 0 s; nothing on stderr",
    );
    assert.equal(
      endReason({ exitCode: null, signal: null }, 0, ""),
      "exit code unknown after 0 s; nothing on stderr",
    );
    assert.ok(endReason({ exitCode: 1, signal: null }, 0, "x".repeat(999)).endsWith(`${"x".repeat(300)}…`));
    assert.ok(endReason({ exitCode: 1, signal: null }, 0, "10%\r20%\rfailed").endsWith("stderr: failed"));
  });

  it("offer the nearest word for a mistyped one, and none where nothing is near", () => {
    const verbs = ["list", "show", "logs", "stop"];
    assert.equal(nearestOf("lst", verbs), "list");
    assert.equal(nearestOf("SHOW", verbs), "show");
    assert.equal(nearestOf("lgos", verbs), "logs");
    assert.equal(nearestOf("xxxxxxx", verbs), null);
    assert.equal(nearestOf("list", []), null);
    assert.equal(nearestOf("slop", ["stop", "slot"]), "stop", "of equally near ones the first");
  });

  it("call a file by what it is for", () => {
    const types: Readonly<Record<string, string>> = {
      "data/penguins.CSV": "Table",
      "plots/loss.png": "Image",
      "outputs/model.json": "Model",
      "model-best": "Model",
      "metrics.json": "Metrics",
      "outputs/stdout.log": "Log",
      "weights.safetensors": "Model",
      "remodel.json": "JSON",
      "report.ipynb": "Notebook",
      "a.tar.gz": "Archive",
      "folder.csv/file": "File",
      "x.constructor": "File",
      "": "File",
    };
    for (const [path, type] of Object.entries(types)) assert.equal(artifactTypeOf(path), type, path);
  });

  it("tell which metrics are better when low", () => {
    for (const name of [
      "loss",
      "val_loss",
      "trainLoss",
      "logloss",
      "test RMSE",
      "error/top1",
      "cross-entropy",
      "mae",
      "wer",
      "latency_ms",
    ])
      assert.ok(isLowerBetter(name), name);
    for (const name of ["accuracy", "f1", "auc", "precision", "map", "throughput", "glossiness", ""])
      assert.ok(!isLowerBetter(name), name);
  });
});
