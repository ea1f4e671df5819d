import assert from "node:assert/strict";
import { parseQuery } from "../../../src/core/query/parseQuery";
import type { ExecutionSummary } from "../../../src/core/summary";
import { QueryFilter } from "../../../src/views/queryFilter";
import { summary } from "../../support/summaries";

const workspace = "/home/ada/penguins";

/** A question about bundles that waits for its answer. */
interface Asked {
  readonly workspace: string;
  readonly executions: readonly ExecutionSummary[];
  readonly answer: (ids: readonly string[]) => void;
}

/** Bundles that answer when the test says so. */
class Bundles {
  now = new Date("2026-11-20T16:00:00.000Z");
  private readonly waiting: Asked[] = [];
  private readonly listeners: ((asked: Asked) => void)[] = [];

  filter(text: string): QueryFilter {
    const parsed = parseQuery(text);
    assert.ok(parsed.ok);
    return new QueryFilter(
      parsed.query,
      (of, executions, found) =>
        new Promise((resolve) => {
          const answer = (ids: readonly string[]): void => {
            found(ids);
            resolve();
          };
          const asked = { workspace: of, executions, answer };
          const listener = this.listeners.shift();
          if (listener === undefined) this.waiting.push(asked);
          else listener(asked);
        }),
      () => this.now,
    );
  }

  next(): Promise<Asked> {
    const asked = this.waiting.shift();
    return asked === undefined
      ? new Promise((resolve) => {
          this.listeners.push(resolve);
        })
      : Promise.resolve(asked);
  }
}

function idsOf(executions: readonly ExecutionSummary[]): string[] {
  return executions.map(({ id }) => id);
}

/** Until all that a filter was asked of is settled. */
async function settled(filter: QueryFilter): Promise<void> {
  while (filter.openCount > 0)
    await new Promise<void>((resolve) => {
      const subscription = filter.onDidFind(() => {
        subscription.dispose();
        resolve();
      });
    });
}

describe("a query that reads bundles", () => {
  const [one, two] = [summary({ id: "one" }), summary({ id: "two" })];
  let bundles: Bundles;
  let filter: QueryFilter;

  beforeEach(() => {
    bundles = new Bundles();
    filter = bundles.filter("log:memory");
  });

  afterEach(() => {
    filter.dispose();
  });

  async function first(): Promise<void> {
    filter.matching(workspace, [one, two]);
    (await bundles.next()).answer(["one"]);
    await settled(filter);
  }

  it("asks of each execution once", async () => {
    await first();
    assert.deepEqual(idsOf(filter.matching(workspace, [one, two])), ["one"]);
    assert.equal(filter.openCount, 0);
  });

  it("asks again of what changed alone, and holds to what it was until it is known", async () => {
    await first();
    const changed = [
      { ...one, progress: 50 },
      { ...two, progress: 50 },
    ];
    assert.deepEqual(idsOf(filter.matching(workspace, changed)), ["one"]);
    const third = summary({ id: "three" });
    assert.deepEqual(idsOf(filter.matching(workspace, [...changed, third])), ["one"]);
    const asked = await bundles.next();
    assert.deepEqual(asked.executions, [...changed, third]);
    asked.answer(["two", "three"]);
    await settled(filter);
    assert.deepEqual(idsOf(filter.matching(workspace, [...changed, third])), ["two", "three"]);
  });

  it("asks of what an execution is by now, though it changed often while it waited", async () => {
    filter.matching(workspace, [one]);
    const asked = await bundles.next();
    for (const progress of [10, 20, 30]) filter.matching(workspace, [{ ...one, progress }]);
    asked.answer([]);
    const again = await bundles.next();
    assert.deepEqual(
      again.executions.map(({ progress }) => progress),
      [30],
    );
    again.answer(["one"]);
    await settled(filter);
    assert.deepEqual(idsOf(filter.matching(workspace, again.executions)), ["one"]);
  });

  it("settles what comes up in one folder while another is asked", async () => {
    filter.matching(workspace, [one]);
    filter.matching("/home/ada/whales", [two]);
    (await bundles.next()).answer([]);
    const other = await bundles.next();
    assert.equal(other.workspace, "/home/ada/whales");
    filter.matching(workspace, [summary({ id: "three" })]);
    other.answer([]);
    const late = await bundles.next();
    assert.deepEqual(idsOf(late.executions), ["three"]);
    late.answer(["three"]);
    await settled(filter);
    assert.deepEqual(idsOf(filter.matching(workspace, late.executions)), ["three"]);
  });

  it("is asked again as time goes on where it asks for a date, and shows what it found meanwhile", async () => {
    const dated = bundles.filter("log:memory date>=2026-11-20");
    dated.matching(workspace, [one]);
    (await bundles.next()).answer(["one"]);
    await settled(dated);
    bundles.now = new Date(bundles.now.getTime() + 61_000);
    await new Promise(setImmediate);
    assert.deepEqual(idsOf(dated.matching(workspace, [one])), ["one"]);
    assert.equal(dated.openCount, 1);
    (await bundles.next()).answer([]);
    await settled(dated);
    assert.deepEqual(idsOf(dated.matching(workspace, [one])), []);
    dated.dispose();
  });
});
