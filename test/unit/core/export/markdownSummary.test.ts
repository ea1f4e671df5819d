import assert from "node:assert/strict";

import fc from "fast-check";

import { markdownSummary, type SummarizedExecution } from "../../../../src/core/export/markdownSummary";
import { nastyTexts } from "../../../support/provArbitrary";
import { madeGit } from "../../../support/madeBundle";
import { summary } from "../../../support/summaries";

function execution(changes: Partial<SummarizedExecution> = {}): SummarizedExecution {
  return { ...summary({ id: "train-1" }), artifacts: [], git: null, ...changes };
}

describe("an execution as Markdown", () => {
  it("tells how it ended, on what code, with which inputs, metrics and files", () => {
    const text = markdownSummary(
      execution({
        name: "lr halved",
        state: "COMPLETED",
        durationMs: 11_800,
        method: "Train",
        version: "1.2.0",
        started: "2026-11-20T10:00:01.000Z",
        inputs: { lr: 0.1, layers: [8, 8] },
        metrics: { loss: 0.31 },
        properties: {},
        note: "first\nsecond",
        reason: null,
        git: madeGit,
        artifacts: [
          { direction: "output", name: "model.json", type: "Model", size: 2048, sha256: "2".repeat(64) },
        ],
      }),
    );
    assert.equal(
      text,
      [
        "### lr halved",
        "",
        "|  |  |",
        "| --- | --- |",
        "| Execution | train-1 |",
        "| State | Completed |",
        "| Method | Train 1.2.0 |",
        "| Started | 2026-11-20T10:00:01.000Z |",
        "| Duration | 11.8 s |",
        "| Code | a3f9e2b7 on main, with uncommitted changes |",
        "",
        "> first",
        "> second",
        "",
        "| Input |  |",
        "| --- | --- |",
        "| lr | 0.1 |",
        "| layers | \\[8,8\\] |",
        "",
        "| Metric |  |",
        "| --- | --- |",
        "| loss | 0.31 |",
        "",
        "| File |  | Type | Size | SHA-256 |",
        "| --- | --- | --- | ---: | --- |",
        "| model.json | output | Model | 2 KB | 222222222222 |",
        "",
      ].join("\n"),
    );
  });

  it("stays text whatever names, notes and values hold", () => {
    const texts = fc.oneof(fc.constantFrom(...Object.values(nastyTexts)), fc.string());
    fc.assert(
      fc.property(texts, (text) => {
        const markdown = markdownSummary(
          execution({ name: text, note: text, reason: text, inputs: { [text]: text } }),
        );
        assert.ok(!/(^|[^\\])</.test(markdown), markdown);
        for (const line of markdown.split("\n")) assert.match(line, /^($|### |\| |> |>$)/);
      }),
    );
  });
});
