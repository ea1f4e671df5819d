import assert from "node:assert/strict";
import fc from "fast-check";
import { logDifference, type LogDifference } from "../../../../src/core/difference/logDifference";
import { maskLine, visibleLine } from "../../../../src/core/difference/maskLine";

async function* inParts(text: string, size: number): AsyncGenerator<string[]> {
  const lines = text.split("\n");
  for (let at = 0; at < lines.length; at += size) yield Promise.resolve(lines.slice(at, at + size));
}

const options = { tolerance: 1e-9, told: 4, isLog: true };

function difference(before: string, after: string, size = 3): Promise<LogDifference | null> {
  return logDifference(inParts(before, size), inParts(after, size), options);
}

describe("two logs", () => {
  const first = [
    "2026-11-20 15:28:01,204 INFO run train-20261120-152801-k0ds pid 4711 <Model at 0x7f3a2c1b>",
    "[2026-11-20T15:28:02.1Z] reading /home/ada/penguins/data/penguins.csv took 0.52 s",
    "epoch 1/2 loss 0.6931 (3.2 s, 120 it/s)",
    "epoch 2/2 loss 0.5108 (3.1 s, 121 it/s)",
    "saved /tmp/tmpx81a/model.pt in 12ms",
    "done",
  ];
  const second = [
    "2026-11-21 09:01:44,871 INFO run train-20261121-090144-q2xa pid 99 <Model at 0x1122aabb>",
    "[2026-11-21T09:01:45Z] reading /srv/ci/build/data/penguins.csv took 1.7 s",
    "epoch 1/2 loss 0.6931 (41 ms, 98.5 it/s)",
    "epoch 2/2 loss 0.5108 (2 min, 121 it/s)",
    "saved /tmp/tmpq/other.pt in 1.2 sec",
    "done",
  ];

  it("are alike where times, durations, paths, addresses and ids alone differ", async () => {
    assert.equal(await difference(first.join("\n"), second.join("\n")), null);
  });

  it("differ from the first line that differs in more, told as they were printed, with the line before it", async () => {
    const changed = second.with(3, "epoch 2/2 loss 0.9999 (2 min, 121 it/s)");
    const found = await difference(first.join("\n"), changed.join("\n"));
    assert.deepEqual([found?.line, found?.passedOver, found?.more], [4, 3, false]);
    assert.deepEqual(found?.lines, [
      { kind: "same", text: first[2] },
      { kind: "removed", text: first[3] },
      { kind: "added", text: changed[3] },
      { kind: "same", text: first[4] },
      { kind: "same", text: first[5] },
    ]);
  });

  it("differ where one ends before the other", async () => {
    const found = await difference("a\nb", "a\nb\nc\nd");
    assert.deepEqual(
      [found?.line, found?.lines.map(({ kind, text }) => `${kind} ${text}`)],
      [3, ["same b", "added c", "added d"]],
    );
  });

  it("are compared as a terminal leaves them: without colours, and of a progress bar its end", async () => {
    const esc = "\u001b";
    const plain = "loss 0.5\n100%|####| 10/10 [00:01<00:00, 9.1it/s]\nend";
    const coloured = `${esc}[31mloss 0.5${esc}[0m\n  0%|    | 0/10\r 50%|##  | 5/10\r100%|####| 10/10 [00:07<00:00, 1.4it/s]\n${esc}]8;;http://x${esc}\\end${esc}]8;;${esc}\\`;
    assert.equal(await difference(plain, coloured), null);
    assert.equal(visibleLine("a\rb\r\n".trimEnd()), "b");
  });

  it("differ in their times and ids as well where they are texts that no script printed", async () => {
    const rows = (day: string, id: string): AsyncGenerator<string[]> =>
      inParts(`date,run,loss\n2026-11-20,a1,0.5\n${day},${id},0.25\n`, 2);
    const lines = { ...options, isLog: false };
    for (const [day, id] of [
      ["2026-11-22", "train-20261120-152801-k0ds"],
      ["2026-11-21", "train-20261121-090144-q2xa"],
    ] as const) {
      const found = await logDifference(
        rows("2026-11-21", "train-20261120-152801-k0ds"),
        rows(day, id),
        lines,
      );
      assert.deepEqual([found?.line, found?.passedOver], [3, 0]);
    }
    const close = (value: string): AsyncGenerator<string[]> => inParts(`a\nloss ${value}`, 1);
    assert.equal(await logDifference(close("0.1"), close("0.10000000000001"), lines), null);
  });

  it("keep what a run measures and says", () => {
    for (const line of [
      "accuracy 0.98 at step 3",
      "v1.2.3 of data/train.csv",
      "lr=0.001 seed=42 batch 64",
      "mean 5 of 10 species",
      "exit 3",
    ])
      assert.equal(maskLine(line), line);
    assert.notEqual(maskLine("/a/b/train.csv"), maskLine("/a/b/test.csv"));
  });

  it("are alike to themselves, in whatever parts they come", async () => {
    const log = fc
      .array(fc.oneof(fc.string(), fc.constantFrom(...first)), { maxLength: 20 })
      .map((lines) => lines.join("\n"));
    await fc.assert(
      fc.asyncProperty(log, fc.integer({ min: 1, max: 5 }), async (text, size) => {
        assert.equal(
          await logDifference(inParts(text, size), inParts(text, 6 - size), { ...options, tolerance: 0 }),
          null,
        );
      }),
    );
  });

  it("hide nothing but what is masked: other words are found at their line", async () => {
    const words = fc.array(fc.constantFrom("red", "green", "blue"), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(words, words, async (one, other) => {
        const found = await difference(one.join("\n"), other.join("\n"), 2);
        const at = one.findIndex((word, index) => word !== other[index]);
        const line = at >= 0 ? at + 1 : other.length > one.length ? one.length + 1 : null;
        assert.equal(found?.line ?? null, line);
      }),
    );
  });

  it("are masked in a time that grows with the line alone", () => {
    for (const sign of ["1", "a", "0x", "/", "/a", "1:", "-", "f0", "12:", "a1.", "2026-"])
      assert.ok(maskLine(sign.repeat(30_000)).length > 0);
  });
});
