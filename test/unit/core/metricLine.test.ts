import assert from "node:assert/strict";
import fc from "fast-check";
import { MetricLines } from "../../../src/core/metricLine";

type Found = readonly [name: string, value: number, step: number | null];

/** What is found in lines that are printed one after the other. */
function found(...printed: readonly string[]): Found[] {
  const lines = new MetricLines();
  return printed.flatMap((line) =>
    lines.read(line).map(({ name, value, step }): Found => [name, value, step]),
  );
}

describe("metrics in printed lines", () => {
  const known: readonly (readonly [string, ...Found[]])[] = [
    ["loss: 0.31 acc=0.9 step 3", ["loss", 0.31, 3], ["acc", 0.9, 3]],
    ["[1/10] loss: 0.2", ["loss", 0.2, 1]],
    ["loss: nan", ["loss", NaN, null]],
    ["Epoch 3 - loss: 0.5 - val_loss: -inf", ["loss", 0.5, 3], ["val_loss", -Infinity, 3]],
    ["step=7 loss=tensor(nan, grad_fn=<NllLossBackward>)", ["loss", NaN, 7]],
    ["train loss nan", ["train_loss", NaN, null]],
    ["file: nan, user=inf"],
    ["Epoch 3/10 - loss: 0.31 - val_acc: 0.9", ["loss", 0.31, 3], ["val_acc", 0.9, 3]],
    ["Epoch 2/10 - val_loss: 1e-3, lr = -.5", ["val_loss", 0.001, 2], ["lr", -0.5, 2]],
    ["epoch 3 | loss 0.7", ["loss", 0.7, 3]],
    ["Loss 0.4", ["Loss", 0.4, null]],
    ["epoch: 4 step=17 train/loss=2", ["train/loss", 2, 17]],
    ["step=100 train_loss=1.2", ["train_loss", 1.2, 100]],
    ["{'loss': 0.3, 'learning_rate': 2e-05, 'epoch': 1.5}", ["loss", 0.3, 1.5], ["learning_rate", 2e-5, 1.5]],
    ['{"step": 7, "loss": "0.3"}', ["loss", 0.3, 7]],
    ["  5%|▌ | 5/100 [00:01<00:20, 4.5it/s, loss=0.3]", ["loss", 0.3, 5]],
    ["Epoch 3: 100%|██| 94/94 [00:01<00:00, 66.3it/s, v_num=0, train_loss=0.3]", ["train_loss", 0.3, 376]],
    ["Epoch [3/10], Step [100/600], Loss: 0.3213", ["Loss", 0.3213, 1300]],
    ["5/10 [====>.....] - ETA: 3s - loss: 0.5", ["loss", 0.5, 5]],
    ["\u001b[32mTest accuracy: 97.5%\u001b[0m", ["Test_accuracy", 97.5, null]],
    ["val loss: 0.25 | train loss: 0.2", ["val_loss", 0.25, null], ["train_loss", 0.2, null]],
    ["[10]\ttrain-rmse:0.5\tval-rmse:0.6", ["train-rmse", 0.5, 10], ["val-rmse", 0.6, 10]],
    ["loss = tensor(0.3100, grad_fn=<NllLossBackward>)", ["loss", 0.31, null]],
    ["2026-11-21 12:00:01,123 INFO train: loss: 0.3", ["loss", 0.3, null]],
    ["f1=0.5|recall:1;", ["f1", 0.5, null], ["recall", 1, null]],
    ["throughput: 812.5", ["throughput", 812.5, null]],
    ["samples = 344", ["samples", 344, null]],
    ["epoch 2 samples=344", ["samples", 344, 2]],
    ["loss: 0.3 s", ["loss", 0.3, null]],
    ["loss: 0.25 b: 3", ["loss", 0.25, null], ["b", 3, null]],
    ["step 3 loss: 0.5 memory: 3.2 GB columns=111", ["loss", 0.5, 3]],
    ["Test accuracy: 97.5 %, size: 3.2 MB, version: 3", ["Test_accuracy", 97.5, null]],
  ];
  for (const [line, ...metrics] of known)
    it(`are found in ${JSON.stringify(line)}`, () => assert.deepEqual(found(line), metrics));

  it("of lines below the one of an epoch are of that epoch, batches counted on from those before", () => {
    assert.deepEqual(found("Epoch 2/5", "loss: 0.5", "10/40 ━━━ 1s 5ms/step - loss: 0.4"), [
      ["loss", 0.5, 2],
      ["loss", 0.4, 50],
    ]);
  });

  for (const line of [
    "",
    "done",
    "done in 3 s",
    "12:30:59 started",
    "Started at: 2026-11-21 12:30",
    "http://host:8080/x?a=1",
    "localhost:8080",
    "Listening on port: 8080",
    "IP: 192.168.1.1",
    "version: 1.2.3",
    "Python: 3.11",
    "torch==2.1.0",
    "Downloading: 45%|███ | 45/100 [00:01<00:02]",
    "file.py:12: error",
    'File "train.py", line 12, in main',
    "a=b",
    "size=3MB",
    "loss: 1e999",
    "I lost 3 of 5; the error 404 was there, a score of 10 and a recall 5",
    "C:\\data=3",
    "total 48",
    "columns=111",
    "rows = 344",
    "width=640 height=480",
    "seed=42",
    "bytes=1024",
    "step 3: sha256: 1234567812345678",
    "step 3: md5: 1234567812345678, checksum: 12",
    "step 3: size: 3.2 MB, downloaded: 12 kB, read: 3.5 MiB/s, kept: 7 bytes, free: 12 B",
    "  --steps 10  how far to go (default: 0.02)",
    "loss 3.2 MB",
  ])
    it(`are not found in ${JSON.stringify(line)}`, () => assert.deepEqual(found(line), []));

  it("are not found in the code of a traceback", () => {
    assert.deepEqual(found('  File "train.py", line 12, in main', "    loss = 5", "loss = 6"), [
      ["loss", 6, null],
    ]);
  });

  it("are bounded in number and length, and named in any line", () => {
    assert.equal(found("a=1 ".repeat(100)).length, 20);
    assert.deepEqual(found(`loss=1 ${"x".repeat(2000)}`), []);
    fc.assert(
      fc.property(fc.string({ maxLength: 1900 }), (line) => {
        for (const [name, value] of found(`${line} loss=1`))
          assert.ok(typeof value === "number" && /^[A-Za-z_]/.test(name));
      }),
    );
  });

  it("take no longer in lines that are made to be slow", () => {
    for (const piece of [
      "a",
      " ",
      "a ",
      "loss ",
      "a=",
      "1",
      "9.",
      "step ",
      "-",
      "'",
      "tensor(",
      "Epoch 1",
      "|",
      "\t",
    ]) {
      const begun = process.cpuUsage().user;
      for (let count = 0; count < 20; count += 1)
        for (const end of ["0", " nan"]) found(`loss${piece.repeat(1990 / piece.length)}${end}`);
      assert.ok(process.cpuUsage().user - begun < 1_000_000, JSON.stringify(piece));
    }
  });
});
