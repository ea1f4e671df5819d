import assert from "node:assert/strict";
import type { Query } from "../../../src/core/query/queryTree";
import type { WorkspaceEntry } from "../../../src/host/workspaces";
import { DashboardModel } from "../../../src/panels/dashboard/dashboardModel";
import { keptChoices } from "../../../src/panels/dashboard/keptChoices";
import { TableModel } from "../../../src/panels/table/tableModel";
import { QueryFilter } from "../../../src/views/queryFilter";
import { now, summary } from "../../support/summaries";

const reasons = { onlyOne: "", notRunning: "", archived: "" } as ConstructorParameters<typeof TableModel>[0];
const layout = { columns: null, directions: {}, onlyDiffering: false, sort: [], group: null };

/** Executions of which one changes at every look, and bundles that take a while to be read. */
class BusyWorkspace {
  readonly asked: string[] = [];
  private readonly ended = Array.from({ length: 20 }, (_, index) => summary({ id: `e${index}` }));
  private progress = 0;

  constructor(private readonly matching: readonly string[]) {}

  entries(): WorkspaceEntry[] {
    this.progress += 1;
    const list = [summary({ id: "running", state: "EXECUTING", progress: this.progress }), ...this.ended];
    return [
      {
        layout: { workspace: "/w" },
        store: { list: () => list, progress: null },
      } as unknown as WorkspaceEntry,
    ];
  }

  readonly open = (query: Query): QueryFilter =>
    new QueryFilter(
      query,
      async (_, executions, found) => {
        for (const { id } of executions) {
          this.asked.push(id);
          await new Promise((resolve) => setTimeout(resolve, 5));
          if (this.matching.includes(id)) found([id]);
        }
      },
      () => now,
    );
}

/** Looks again and again, as pages do while something runs. */
async function lookUntil(look: () => boolean): Promise<void> {
  for (;;) {
    if (look()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe("a query that reads bundles, while something runs", () => {
  it("has its answer on the Executions page, and reads of what is there once", async () => {
    const workspace = new BusyWorkspace(["e3", "e17"]);
    const model = new TableModel(reasons, layout, workspace.open, () => undefined);
    model.ask("log:memory");
    model.load(workspace.entries(), now);
    assert.equal(model.view(now).searching, true);
    await lookUntil(() => {
      model.load(workspace.entries(), now);
      return !model.view(now).searching;
    });
    assert.deepEqual(
      model.matchingEntries().map(({ summary: { id } }) => id),
      ["e3", "e17"],
    );
    const ended = workspace.asked.filter((id) => id !== "running");
    assert.equal(ended.length, 20);
    model.dispose();
  });

  it("has its figures on the dashboard, those from before until then", async () => {
    const workspace = new BusyWorkspace(["e3", "e17"]);
    const model = new DashboardModel(
      keptChoices({ range: { kind: "last", name: "all" } }),
      workspace.open,
      () => undefined,
    );
    model.load(workspace.entries(), now);
    const count = (): number | null => {
      const { figures } = model.view(now).dashboard;
      return figures.ok ? figures.value.count : null;
    };
    assert.equal(count(), 21);
    model.choose({ query: "log:memory" }, now);
    await lookUntil(() => {
      model.load(workspace.entries(), now);
      if (model.view(now).searching) assert.equal(count(), 21);
      return !model.view(now).searching;
    });
    assert.equal(count(), 2);
    model.dispose();
  });
});
