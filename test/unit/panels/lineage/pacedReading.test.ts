import assert from "node:assert/strict";
import { mock } from "node:test";
import { PacedReading } from "../../../../src/panels/lineage/pacedReading";

describe("a page that follows what it shows", () => {
  let reads = 0;
  let isSeen = true;
  let time = 0;
  let takesMs = 0;
  const read = (): Promise<void> => {
    reads += 1;
    time += takesMs;
    return Promise.resolve();
  };
  /** What was read at once is known to be read a turn later. */
  const ended = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const reading = (): PacedReading =>
    new PacedReading(
      read,
      () => isSeen,
      () => time,
    );

  beforeEach(() => {
    [reads, isSeen, time, takesMs] = [0, true, 0, 0];
    mock.timers.enable({ apis: ["setTimeout"] });
  });
  afterEach(() => mock.timers.reset());

  it("reads changes that come thicker together", async () => {
    const page = reading();
    for (let change = 0; change < 20; change += 1) page.note();
    mock.timers.tick(399);
    assert.equal(reads, 0);
    mock.timers.tick(1);
    assert.equal(reads, 1);
    await ended();
    page.note();
    mock.timers.tick(400);
    assert.equal(reads, 2);
  });

  it("reads nothing while it is hidden, nor when it was hidden in between", () => {
    const page = reading();
    isSeen = false;
    page.note();
    mock.timers.tick(10_000);
    isSeen = true;
    page.note();
    isSeen = false;
    mock.timers.tick(10_000);
    assert.equal(reads, 0);
  });

  it("rests three times as long as the last reading took", async () => {
    takesMs = 2000;
    const page = reading();
    await page.now();
    page.note();
    mock.timers.tick(5999);
    assert.equal(reads, 1);
    mock.timers.tick(1);
    assert.equal(reads, 2);
  });

  it("lets a reading come to its end before it reads what has changed meanwhile", async () => {
    const ends: (() => void)[] = [];
    const page = new PacedReading(
      () => new Promise((resolve) => ends.push(resolve)),
      () => true,
      () => time,
    );
    const first = page.now();
    for (let change = 0; change < 5; change += 1) {
      page.note();
      mock.timers.tick(1000);
    }
    assert.equal(ends.length, 1);
    ends[0]?.();
    await first;
    mock.timers.tick(400);
    assert.equal(ends.length, 2);
  });

  it("reads nothing any more once it is closed", () => {
    const page = reading();
    page.note();
    page.dispose();
    mock.timers.tick(10_000);
    assert.equal(reads, 0);
  });
});
