import assert from "node:assert/strict";
import { HumanError } from "../../../src/core/humanError";
import { workspaceLayout } from "../../../src/bundle/layout";
import { ExecutionStore } from "../../../src/store/executionStore";
import { findExecution } from "../../../src/store/findExecution";
import { madeAt, makeBundle } from "../../support/madeBundle";
import { removeFolder, temporaryFolder } from "../../support/zipSample";

describe("an execution named by a person", () => {
  let folder = "";
  const find = (text: string): string => findExecution(new ExecutionStore(workspaceLayout(folder)), text).id;
  const refusal = (text: string): string => {
    let message = "";
    assert.throws(
      () => find(text),
      (error) => {
        assert.ok(error instanceof HumanError && error.exitCode === 2);
        message = error.message;
        return true;
      },
    );
    return message;
  };
  const made = (
    id: string,
    minute: number,
    metrics: Record<string, number>,
    state: "COMPLETED" | "STOPPED" = "COMPLETED",
  ): void => {
    const created = new Date(madeAt.getTime() + minute * 60_000);
    const states = [
      "STARTED",
      "EXECUTING",
      ...(state === "STOPPED" ? (["STOPPING"] as const) : []),
      state,
    ] as const;
    makeBundle(folder, { id, created, metrics, states });
  };

  beforeEach(() => {
    folder = temporaryFolder();
    made("train-20261120-100000-aaaa", 0, { val_loss: 0.2, accuracy: 0.9, f: 1 });
    made("train-20261120-100100-aaab", 1, { val_loss: 0.1, accuracy: 0.8, f: 1 });
    made("train-20261120-100200", 2, { val_loss: 0.3, accuracy: 0.7 });
    made("train-20261120-100200-zzzz", 3, { val_loss: 0, accuracy: 1 }, "STOPPED");
  });
  afterEach(() => removeFolder(folder));

  it("is that of the id, even where others begin with it", () => {
    assert.equal(find("train-20261120-100200"), "train-20261120-100200");
  });

  it("is that of a unique beginning", () => {
    assert.equal(find("train-20261120-1001"), "train-20261120-100100-aaab");
    assert.equal(find("train-20261120-100200-"), "train-20261120-100200-zzzz");
  });

  it("is counted back from the newest", () => {
    assert.equal(find("@last"), "train-20261120-100200-zzzz");
    assert.equal(find("@-1"), "train-20261120-100200-zzzz");
    assert.equal(find("@-2"), "train-20261120-100200");
    assert.equal(find("@-4"), "train-20261120-100000-aaaa");
    for (const text of ["@-0", "@-5", "@", "@Last", "@2"]) refusal(text);
  });

  it("is the best completed one by a metric: the highest, of losses the lowest, of equals the newest", () => {
    assert.equal(find("@best:accuracy"), "train-20261120-100000-aaaa");
    assert.equal(find("@best:val_loss"), "train-20261120-100100-aaab");
    assert.equal(find("@best:f"), "train-20261120-100100-aaab");
    assert.match(
      refusal("@best:toString"),
      /no completed execution has a metric toString: there are accuracy, f, val_loss/,
    );
    assert.match(refusal("@best:"), /metric ""/);
  });

  it("is none or several: those that might be meant are named", () => {
    assert.equal(
      refusal("train-20261120-1002"),
      "train-20261120-1002 is not unique: train-20261120-100200, train-20261120-100200-zzzz",
    );
    for (let count = 10; count < 22; count += 1) made(`many-${count}`, count, {});
    assert.match(refusal("many"), /^many is not unique: many-10, .*many-19 and 2 more$/);
    assert.match(refusal("tarin-20261120-100200"), /Did you mean train-20261120-100200\?/);
    assert.match(refusal("nothing"), /there is no execution nothing .* See executions list\./);
    assert.match(refusal(""), /there is no execution ""/);
  });

  it("is none where there are none", () => {
    removeFolder(workspaceLayout(folder).executions);
    assert.match(refusal("@last"), /there is no execution in/);
    assert.match(refusal("x"), /there is no execution x/);
  });
});
