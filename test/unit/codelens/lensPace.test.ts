import assert from "node:assert/strict";
import { mock } from "node:test";
import { LensPace } from "../../../src/codelens/lensPace";

describe("lenses over files of data", () => {
  let drawn = 0;
  let time = 0;
  const pace = (): LensPace =>
    new LensPace(
      () => {
        drawn += 1;
      },
      () => time,
    );
  const takes = (ms: number) => (): Promise<void> => {
    time += ms;
    return Promise.resolve();
  };

  beforeEach(() => {
    [drawn, time] = [0, 0];
    mock.timers.enable({ apis: ["setTimeout"] });
  });
  afterEach(() => mock.timers.reset());

  it("are drawn once for changes that come thicker", () => {
    const lenses = pace();
    for (let change = 0; change < 20; change += 1) lenses.note();
    mock.timers.tick(400);
    assert.equal(drawn, 1);
    lenses.note();
    mock.timers.tick(400);
    assert.equal(drawn, 2);
  });

  it("rest ten times as long as it took to find out what they tell", async () => {
    const lenses = pace();
    await lenses.time(takes(2000));
    // What is asked again for another file, and was not read anew, is no reason to read it sooner.
    await lenses.time(takes(1));
    lenses.note();
    mock.timers.tick(19_999);
    assert.equal(drawn, 0);
    mock.timers.tick(1);
    assert.equal(drawn, 1);
  });

  it("are drawn for what changes meanwhile once it is known what they tell", async () => {
    const lenses = pace();
    let end = (): void => undefined;
    const finding = lenses.time(() => new Promise<void>((resolve) => (end = resolve)));
    lenses.note();
    mock.timers.tick(5000);
    assert.equal(drawn, 0);
    end();
    await finding;
    mock.timers.tick(400);
    assert.equal(drawn, 1);
  });

  it("are drawn no more once they are of no use", () => {
    const lenses = pace();
    lenses.note();
    lenses.dispose();
    mock.timers.tick(1000);
    assert.equal(drawn, 0);
  });
});
