import assert from "node:assert/strict";
import type { ExecutionEvent } from "../../../src/core/records";
import type { VerdictKind } from "../../../src/core/verdict/verdict";
import { reproductionView } from "../../../src/panels/view/reproductionView";
import { after } from "./detailsFixture";

function verdict(output: string, kind: VerdictKind, detail: string | null = null): ExecutionEvent {
  return { at: after(0), type: "verdict", of: "train-1", output: `outputs/${output}`, verdict: kind, detail };
}

describe("a reproduction on the page of an execution", () => {
  it("tells what differs first, the logs last, and all in one word", () => {
    const view = reproductionView([
      verdict("stdout.log", "differs", "line 1"),
      verdict("a.csv", "identical"),
      verdict("b.json", "differs", "loss: 1 → 2"),
    ]);
    assert.equal(view?.of, "train-1");
    assert.equal(view.verdict, "differs");
    assert.equal(view.summary, "1 is identical, 1 differs at loss: 1 → 2; of the logs 1 differs at line 1");
    assert.deepEqual(
      view.rows.map(({ output }) => output),
      ["outputs/b.json", "outputs/a.csv", "outputs/stdout.log"],
    );
  });

  it("lists a bounded number of outputs and counts the rest", () => {
    const view = reproductionView(Array.from({ length: 450 }, (_, at) => verdict(`${at}`, "identical")));
    assert.equal(view?.rows.length, 200);
    assert.equal(view.more, 250);
    assert.equal(view.verdict, "identical");
  });

  it("is none where nothing was reproduced", () => {
    assert.equal(reproductionView([{ at: after(0), type: "warning", message: "x" }]), null);
  });
});
