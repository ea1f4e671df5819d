import assert from "node:assert/strict";
import { once, EventEmitter } from "node:events";
import { PacedAct } from "../../../../src/panels/compare/pacedAct";

describe("what is done at a pace", () => {
  it("is done once for all that is asked before, and once more for what is asked meanwhile", async () => {
    const acts = new EventEmitter();
    let [begun, running, most] = [0, 0, 0];
    const end: (() => void)[] = [];
    const paced = new PacedAct(1, async () => {
      begun += 1;
      running += 1;
      most = Math.max(most, running);
      acts.emit("begun");
      await new Promise<void>((resolve) => end.push(resolve));
      running -= 1;
      acts.emit("ended");
    });
    const first = once(acts, "begun");
    paced.ask();
    paced.ask();
    await first;
    paced.ask();
    paced.ask();
    const second = once(acts, "begun");
    end.shift()?.();
    await second;
    const ended = once(acts, "ended");
    end.shift()?.();
    await ended;
    assert.deepEqual([begun, most], [2, 1]);
  });

  it("is not done any more once it is disposed of", async () => {
    let begun = 0;
    const act = async (): Promise<void> => {
      begun += 1;
      await Promise.resolve();
    };
    const [closed, other] = [new PacedAct(1, act), new EventEmitter()];
    closed.ask();
    closed.dispose();
    const later = new PacedAct(5, async () => {
      await Promise.resolve();
      other.emit("acted");
    });
    const acted = once(other, "acted");
    later.ask();
    await acted;
    assert.equal(begun, 0);
  });
});
