import assert from "node:assert/strict";
import { HumanError } from "../../../src/core/humanError";
import { eachInTurn } from "../../../src/store/eachInTurn";

describe("what is done with several in turn", () => {
  it("is done with all the others where one refuses, or the file system does", async () => {
    const busy = Object.assign(new Error("EBUSY: resource busy or locked"), { code: "EBUSY" });
    const outcome = await eachInTurn(["a", "b", "c", "d"], (one) => {
      if (one === "b") return Promise.reject(new HumanError("it has not ended"));
      return one === "c" ? Promise.reject(busy) : Promise.resolve();
    });
    assert.deepEqual(outcome.done, ["a", "d"]);
    assert.deepEqual(
      outcome.refused.map(({ one, reason }) => `${one}: ${reason}`),
      ["b: it has not ended", "c: EBUSY: resource busy or locked"],
    );
    assert.equal(outcome.isCancelled, false);
  });

  it("ends at a cancel, and tells what was done until then", async () => {
    const controller = new AbortController();
    const first = await eachInTurn(
      ["a", "b", "c"],
      (one) => {
        if (one === "b") controller.abort(new Error("cancelled"));
        return Promise.resolve();
      },
      controller.signal,
    );
    assert.deepEqual(first, { done: ["a", "b"], refused: [], isCancelled: true });
    const again = new AbortController();
    const second = await eachInTurn(
      ["a", "b", "c", "d"],
      (one) => {
        if (one !== "c") return Promise.resolve();
        again.abort(new Error("cancelled"));
        return Promise.reject(new Error("cancelled"));
      },
      again.signal,
    );
    assert.deepEqual(second, { done: ["a", "b"], refused: [], isCancelled: true });
  });

  it("lets others have their turn in between, so that it can be cancelled, though it never waits", async () => {
    const controller = new AbortController();
    const ids = Array.from({ length: 1000 }, (_, index) => index);
    setTimeout(() => controller.abort(), 1);
    const { done, isCancelled } = await eachInTurn(
      ids,
      () => {
        const until = performance.now() + 2;
        while (performance.now() < until);
      },
      controller.signal,
    );
    assert.equal(isCancelled, true);
    assert.ok(done.length > 0 && done.length < ids.length, String(done.length));
  });

  it("is not cancelled by an abort after the last", async () => {
    const controller = new AbortController();
    const outcome = await eachInTurn(
      ["a"],
      () => {
        controller.abort();
        return Promise.resolve();
      },
      controller.signal,
    );
    assert.equal(outcome.isCancelled, false);
  });
});
