import assert from "node:assert/strict";
import { LogFollowing } from "../../../../src/store/logs/logFollowing";

/** A log that somebody writes to, and what a thread does with it. */
function followed(isHeld = false): {
  readonly log: { bytes: number; looks: number };
  readonly following: LogFollowing<{ readonly bytes: number }>;
  /** How far it told that it is. */
  readonly told: number[];
  /** When it wants to look again. */
  readonly timers: (() => void)[];
  readonly settled: () => Promise<void>;
} {
  const log = { bytes: 0, looks: 0 };
  const told: number[] = [];
  const timers: (() => void)[] = [];
  const following = new LogFollowing<{ readonly bytes: number }>(
    {
      *look() {
        log.looks += 1;
        yield;
      },
      progress: () => ({ bytes: log.bytes }),
      end: () => undefined,
    },
    { hasEnded: false, isResting: false, isHeld },
    ({ bytes }) => told.push(bytes),
    (call) => timers.push(call),
  );
  void following.follow();
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
  };
  return { log, following, told, timers, settled };
}

describe("following a log", () => {
  it("looks again by itself, but not while nobody looks on, and at once when somebody does again", async () => {
    const { log, following, told, timers, settled } = followed();
    await settled();
    assert.equal(timers.length, 1);
    following.rest(true);
    log.bytes = 10;
    timers[0]?.();
    await settled();
    assert.equal(timers.length, 1, "it waits for no time any more");
    const { looks } = log;
    log.bytes = 20;
    await settled();
    assert.deepEqual([log.looks, told], [looks, [0, 10]]);
    following.rest(false);
    await settled();
    assert.deepEqual([timers.length, told.at(-1)], [2, 20]);
  });

  it("does not go through a log that is held before it may begin, whatever happens meanwhile", async () => {
    const { log, following, told, timers, settled } = followed(true);
    await settled();
    following.rest(true);
    following.rest(false);
    await settled();
    assert.deepEqual([log.looks, told, timers.length], [0, [0], 0], "it told how far it is, and no more");
    following.begin();
    await settled();
    assert.deepEqual([log.looks, timers.length], [1, 1]);
  });

  it("looks a last time when the execution has ended, while it rests too", async () => {
    const { log, following, told, timers, settled } = followed();
    await settled();
    following.rest(true);
    log.bytes = 30;
    following.end();
    await settled();
    assert.deepEqual([timers.length, told.at(-1)], [1, 30]);
  });
});
