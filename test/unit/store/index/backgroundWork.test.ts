import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import { BackgroundWork } from "../../../../src/store/index/backgroundWork";

function fail(error: unknown): void {
  throw error;
}

describe("work in the background", () => {
  it("rests where somebody waits for the thread, and then goes on to its end", async () => {
    const work = new BackgroundWork(fail);
    const done: number[] = [];
    work.rest(40);
    work.run(
      (function* () {
        for (const step of [1, 2, 3]) {
          done.push(step);
          yield;
        }
      })(),
    );
    await setTimeout(1);
    assert.deepEqual(done, []);
    await work.whenIdle();
    assert.deepEqual(done, [1, 2, 3]);
  });

  it("rests as long as the longest wish for it", async () => {
    const work = new BackgroundWork(fail);
    const done: number[] = [];
    work.rest(40);
    work.rest(0);
    work.run(
      (function* () {
        done.push(1);
        yield;
      })(),
    );
    await setTimeout(1);
    assert.deepEqual(done, []);
    await work.whenIdle();
    assert.deepEqual(done, [1]);
  });

  it("is ended while it rests", async () => {
    const work = new BackgroundWork(fail);
    const done: number[] = [];
    work.rest(5);
    work.run(
      (function* () {
        done.push(1);
        yield;
      })(),
    );
    work.dispose();
    await work.whenIdle();
    assert.deepEqual(done, []);
  });
});
