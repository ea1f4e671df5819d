import assert from "node:assert/strict";
import type { Steps } from "../../../../src/store/index/steps";
import { StoreBackground } from "../../../../src/store/index/storeBackground";

const nothing = (): void => undefined;
const scanner = { scan: () => ({ dispose: nothing }) };

describe("what a store does beside", () => {
  let beside: StoreBackground;
  let looks: string[];
  const look = (kind: string): void => {
    beside.look(
      kind,
      function* (): Steps<void> {
        looks.push(kind);
        yield;
      },
      true,
    );
  };

  beforeEach(() => {
    looks = [];
    beside = new StoreBackground(scanner, { take: nothing, missed: nothing, changed: nothing });
  });
  afterEach(() => {
    beside.dispose();
  });

  it("looks once for all who ask while that look waits for its turn", async () => {
    for (let count = 0; count < 100; count += 1) look("unended");
    look("all");
    await beside.whenIdle();
    assert.deepEqual(looks, ["unended", "all"]);
  });

  it("looks again for who asks once a look has begun", async () => {
    beside.run(
      (function* (): Steps<void> {
        look("unended");
        yield;
      })(),
      true,
    );
    beside.look(
      "unended",
      function* (): Steps<void> {
        looks.push("the one that asks");
        look("unended");
        yield;
      },
      true,
    );
    await beside.whenIdle();
    assert.deepEqual(looks, ["the one that asks", "unended"]);
  });
});
