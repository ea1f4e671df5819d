import assert from "node:assert/strict";
import { parsePlace, PlaceKeeper, type KeptPlace } from "../../../webview-ui/src/table/keptPlace";

const place: KeptPlace = {
  arrangement: "by start",
  top: "run 7",
  offset: 5,
  focus: "run 9",
  column: 2,
  scrollLeft: 40,
};

describe("the place in the rows", () => {
  let kept: unknown[] = [];
  let restored: KeptPlace[] = [];
  let rested = (): void => undefined;

  beforeEach(() => {
    [kept, restored] = [[], []];
    rested = () => undefined;
  });

  /** @param state what was kept when the page was in front last. */
  const keeperOf = (state: unknown): PlaceKeeper =>
    new PlaceKeeper(
      {
        state,
        keep: (each) => {
          kept.push(each);
          rested();
        },
      },
      {
        kept: (arrangement) => ({ ...place, arrangement }),
        restore: (each) => Promise.resolve(void restored.push(each)),
      },
      () => "by start",
    );

  it("is read as it was kept; what another version kept is nothing", () => {
    assert.deepEqual(parsePlace(JSON.parse(JSON.stringify(place))), place);
    assert.deepEqual(parsePlace({ ...place, top: 7 }), { ...place, top: null });
    for (const other of [undefined, null, "a", {}, { ...place, column: "2" }])
      assert.equal(parsePlace(other), null);
  });

  it("is found again when the page comes back, not among rows in another order", async () => {
    await keeperOf(place).begin();
    await keeperOf({ ...place, arrangement: "by name" }).begin();
    await keeperOf(undefined).begin();
    assert.deepEqual(restored, [place]);
  });

  it("is not kept before one is where one was", async () => {
    const keeper = keeperOf(place);
    keeper.flush();
    assert.deepEqual(kept, []);
    await keeper.begin();
    keeper.flush();
    assert.deepEqual(kept, [place]);
  });

  it("is kept at once when something is done, and by itself when scrolling rests", async () => {
    const keeper = keeperOf(undefined);
    await keeper.begin();
    keeper.flush();
    await new Promise<void>((resolve) => {
      rested = resolve;
      keeper.note();
      keeper.note();
      assert.deepEqual(kept, [place]);
    });
    assert.deepEqual(kept, [place, place]);
  });
});
