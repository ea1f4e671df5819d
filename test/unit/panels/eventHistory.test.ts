import assert from "node:assert/strict";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { EventHistory } from "../../../src/panels/read/eventHistory";
import { metricViews } from "../../../src/panels/view/metricViews";
import { makeTemporaryFolder, removeFolder } from "../../support/temporaryFolder";
import { after as later } from "./detailsFixture";

function metric(step: number, value = 1 / (step + 1)): string {
  return `${JSON.stringify({ at: later(step), type: "metric", name: "loss", value, step })}\n`;
}

function message(text: string): string {
  return `${JSON.stringify({ at: later(0), type: "status", message: text })}\n`;
}

describe("the events of a details page", () => {
  let folder = "";
  let path = "";

  before(async () => {
    folder = await makeTemporaryFolder("events");
    path = join(folder, "events.ndjson");
  });

  after(async () => {
    await removeFolder(folder);
  });

  const told = ({ known }: EventHistory): unknown => ({ ...known, metrics: metricViews(known.metrics) });

  it("tell nothing before all of them were read, and let others have their turn meanwhile", async () => {
    writeFileSync(
      path,
      message("begun") + Array.from({ length: 80_000 }, (_, step) => metric(step)).join(""),
    );
    const history = new EventHistory(path);
    assert.equal(history.isFarBehind, true);
    let turns = 0;
    let isDone = false;
    const takeTurn = (): void => {
      turns += 1;
      assert.deepEqual(
        [history.known.isWhole, history.known.metrics.size, history.known.others],
        [false, 0, []],
      );
      setImmediate(() => {
        if (!isDone) takeTurn();
      });
    };
    takeTurn();
    await history.read();
    isDone = true;
    assert.ok(turns > 5, `${turns}`);
    assert.equal(history.isFarBehind, false);
    assert.deepEqual(
      [history.known.isWhole, history.known.metrics.get("loss")?.length, history.known.others.length],
      [true, 80_000, 1],
    );
  });

  it("are read on from where they were read, not anew", async () => {
    writeFileSync(path, metric(1, 5));
    const history = new EventHistory(path);
    await history.read();
    // What was read is not looked at again.
    const read = readFileSync(path, "utf8").replace('"value":5', '"value":7');
    writeFileSync(path, read + metric(2, 6));
    await history.read();
    assert.deepEqual(
      metricViews(history.known.metrics)[0]?.points.map(({ value }) => value),
      [5, 6],
    );
  });

  it("are known as before while more of them are read", async () => {
    writeFileSync(path, message("begun") + metric(1));
    const history = new EventHistory(path);
    await history.read();
    appendFileSync(path, metric(2));
    const reading = history.read();
    assert.deepEqual([history.known.isWhole, history.known.others.length], [true, 1]);
    await reading;
    assert.equal(history.known.metrics.get("loss")?.length, 2);
  });

  it("begin anew where a shorter file took the place of the first", async () => {
    writeFileSync(path, message("one") + message("two"));
    const history = new EventHistory(path);
    await history.read();
    writeFileSync(path, message("three"));
    await history.read();
    assert.deepEqual(
      history.known.others.map((event) => event.type === "status" && event.message),
      ["three"],
    );
  });

  it("are not read to their end for a page that was closed", async () => {
    writeFileSync(path, Array.from({ length: 80_000 }, (_, step) => metric(step)).join(""));
    const history = new EventHistory(path);
    const closing = new AbortController();
    const reading = history.read(closing.signal);
    closing.abort();
    await reading;
    assert.equal(history.known.isWhole, false);
    assert.equal(history.isFarBehind, true);
  });

  it("end as the same, in whatever pieces they came and were read", async () => {
    const value = fc.double({ noNaN: true, noDefaultInfinity: true });
    const line = fc.oneof(
      fc.record({
        at: fc.constant(later(1)),
        type: fc.constant("metric"),
        name: fc.constantFrom("loss", "f1"),
        value,
      }),
      fc.record({ at: fc.constant(later(2)), type: fc.constant("status"), message: fc.string() }),
      fc.record({
        at: fc.constant(later(3)),
        type: fc.constant("nonFinite"),
        name: fc.constant("f1"),
        value: fc.constant("NaN"),
      }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 30 }),
        fc.array(fc.nat({ max: 3000 }), { maxLength: 6 }),
        async (events, cuts) => {
          const bytes = Buffer.from(events.map((event) => `${JSON.stringify(event)}\n`).join(""));
          writeFileSync(path, "");
          const pieces = new EventHistory(path);
          let from = 0;
          for (const cut of [...cuts, bytes.length].sort((one, other) => one - other)) {
            appendFileSync(path, bytes.subarray(from, cut));
            from = Math.min(cut, bytes.length);
            await pieces.read();
          }
          const whole = new EventHistory(path);
          await whole.read();
          assert.deepEqual(told(pieces), told(whole));
        },
      ),
      { numRuns: 60 },
    );
  });
});
