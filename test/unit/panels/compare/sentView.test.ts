import assert from "node:assert/strict";
import type { ComparedExecution } from "../../../../src/core/compare/comparedExecution";
import { compareExecutions } from "../../../../src/core/compare/comparison";
import { inEnglish } from "../../../../src/core/translate";
import { buildCompareView, type CompareChoices } from "../../../../src/panels/compare/buildCompareView";
import { SentView } from "../../../../src/panels/compare/sentView";
import type { CompareChanges, CompareSnapshot } from "../../../../src/shared/compare/compareMessages";
import type { CompareStrings } from "../../../../src/shared/compare/strings";
import { afterShown } from "../../../../src/shared/compare/drawnView";
import { firstChoices } from "../../../support/compareChoices";
import { comparedExecution } from "../../../support/comparedExecution";

// The words are sent as they are.
const strings = { title: "Comparison" } as CompareStrings;

/** A page that is shown what comes to it. */
class Page {
  readonly sent = new SentView();
  private shown: CompareSnapshot | null = null;
  /** Of the last message. */
  bytes = 0;

  show(executions: readonly ComparedExecution[], baseline: number, own: Partial<CompareChoices> = {}): void {
    const view = buildCompareView(
      compareExecutions(executions, baseline, []),
      { ...firstChoices, ...own },
      inEnglish,
    );
    const message = JSON.stringify(this.sent.next({ view, strings }));
    this.bytes = Buffer.byteLength(message);
    this.shown = afterShown(this.shown, JSON.parse(message) as CompareSnapshot | CompareChanges);
    assert.deepEqual(this.shown, JSON.parse(JSON.stringify({ view, strings })));
  }
}

function measured(executions: number, metrics: number): ComparedExecution[] {
  return Array.from({ length: executions }, (_, place) =>
    comparedExecution(`train-${place}`, {
      inputs: { lr: 0.1 / (place + 1) },
      metrics: new Map(
        Array.from({ length: metrics }, (_none, index) => {
          const value = Math.sin(place + index / 7);
          return [`value_${index}`, { last: value, least: value, greatest: value }];
        }),
      ),
    }),
  );
}

describe("what a page that compares executions is sent", () => {
  it("is the view whole at first, later what changed of it, and the page holds the same", () => {
    const page = new Page();
    const executions = measured(6, 30);
    page.show(executions, 0);
    page.show(executions, 0, { code: { files: [], notes: ["Lines are shown of 5."] } });
    page.show(executions, 2, { sort: { column: "inputs lr", descending: true } });
    page.show(executions.slice(1), 0, { statistic: "best" });
    page.sent.forget();
    page.show(executions, 1);
  });

  it("is small: a hundred executions with a thousand metrics once, and nothing of their values for another baseline", () => {
    const page = new Page();
    const executions = measured(100, 1000);
    page.show(executions, 0);
    assert.ok(page.bytes < 2_500_000, `It is ${page.bytes} bytes.`);
    page.show(executions, 7);
    assert.ok(page.bytes < 100_000, `Another baseline is ${page.bytes} bytes.`);
    page.show(executions, 7, { sort: { column: "metrics value_3", descending: false } });
    assert.ok(page.bytes < 1_000, `A sort is ${page.bytes} bytes.`);
  });

  it("comes to nothing on a new page before the whole", () => {
    assert.equal(afterShown(null, { changes: { differing: 3 } }), null);
  });
});
