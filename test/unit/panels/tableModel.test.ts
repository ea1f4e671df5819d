import assert from "node:assert/strict";
import fc from "fast-check";
import type { ExecutionSummary } from "../../../src/core/summary";
import type { SortKey } from "../../../src/core/table/sortRows";
import type { WorkspaceEntry } from "../../../src/host/workspaces";
import { TableModel } from "../../../src/panels/table/tableModel";
import { newestFirst } from "../../../src/store/index/newestFirst";
import { now, summary } from "../../support/summaries";

const reasons = { onlyOne: "", notRunning: "", archived: "" } as ConstructorParameters<typeof TableModel>[0];

/** Workspaces whose executions change. */
class World {
  private readonly lists = [new Map<string, ExecutionSummary>(), new Map<string, ExecutionSummary>()];

  change({ workspace, id, to }: Change): void {
    const list = this.lists[workspace];
    if (to === null) list?.delete(`e${id}`);
    else list?.set(`e${id}`, summary({ ...to, id: `e${id}` }));
  }

  entries(): WorkspaceEntry[] {
    return this.lists.map((list, index) => {
      const sorted = [...list.values()].sort(newestFirst);
      return {
        layout: { workspace: `/w${index}` },
        store: { list: () => sorted },
      } as unknown as WorkspaceEntry;
    });
  }
}

interface Change {
  readonly workspace: number;
  readonly id: number;
  readonly to: Partial<ExecutionSummary> | null;
  readonly rests: boolean;
}

const change: fc.Arbitrary<Change> = fc.record({
  workspace: fc.nat(1),
  id: fc.nat(12),
  to: fc.option(
    fc.record({
      created: fc.constantFrom("2026-01-01T00:00:00.000Z", "2026-01-02T00:00:00.000Z", null),
      state: fc.constantFrom("COMPLETED", "FAILED", "EXECUTING"),
      durationMs: fc.constantFrom(1, 20, null),
      pipeline: fc.constantFrom("a", "B", null),
      metrics: fc.constantFrom<Record<string, number>>({}, { loss: 1 }, { loss: 0.5 }, { accuracy: 1 }),
    }),
    { nil: null },
  ),
  rests: fc.boolean(),
});
const keys = fc.uniqueArray(
  fc.record({
    column: fc.constantFrom("duration", "pipeline", "state", "metric:loss", "started"),
    descending: fc.boolean(),
  }),
  { maxLength: 2, selector: ({ column }) => column },
);

function modelOf(sort: readonly SortKey[], group: string | null, query: string): TableModel {
  const model = new TableModel(
    reasons,
    { columns: null, directions: {}, onlyDiffering: false, sort, group },
    () => assert.fail("no bundle is looked into"),
    () => undefined,
  );
  model.ask(query);
  return model;
}

describe("the rows of the Executions page", () => {
  it("follow single changes to what reading all anew gives", () => {
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 10 }),
        fc.array(change, { maxLength: 15 }),
        keys,
        fc.constantFrom(null, "state", "pipeline"),
        fc.constantFrom("", "status:completed", "metric:loss<1", "NOT pipeline:a"),
        (first, later, sort, group, query) => {
          const world = new World();
          const model = modelOf(sort, group, query);
          for (const one of first) world.change(one);
          model.load(world.entries(), now);
          for (const one of later) {
            world.change(one);
            // Its page may have been closed meanwhile.
            if (one.rests) assert.equal(model.rest(), true);
            model.load(world.entries(), now);
            const anew = modelOf(sort, group, query);
            anew.load(world.entries(), now);
            const window = { from: 0, count: 100, anchor: null };
            assert.deepEqual(model.window(window).rows, anew.window(window).rows);
            assert.deepEqual({ ...model.view(now), revision: 0 }, { ...anew.view(now), revision: 0 });
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it("are not kept after their page was closed where they were folded, never made, or asked for what cannot be read", () => {
    const world = new World();
    world.change({ workspace: 0, id: 1, to: { state: "COMPLETED" }, rests: false });
    const model = modelOf([], null, "");
    assert.equal(model.rest(), false);
    const folded = modelOf([], "state", "");
    folded.load(world.entries(), now);
    folded.folded.add("COMPLETED");
    assert.equal(folded.rest(), false);
    const wrong = modelOf([], null, "");
    wrong.load(world.entries(), now);
    wrong.ask("status:");
    assert.equal(wrong.rest(), false);
  });

  it("forget what was selected when their page is closed", () => {
    const world = new World();
    world.change({ workspace: 0, id: 1, to: { state: "COMPLETED" }, rests: false });
    const model = modelOf([], null, "");
    model.load(world.entries(), now);
    model.selection.add(model.matchingKeys());
    assert.equal(model.rest(), true);
    assert.deepEqual(model.selected(), []);
  });
});
