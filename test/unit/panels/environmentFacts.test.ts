import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { archiveBundle } from "../../../src/bundle/archive/archiveBundle";
import { bundlePaths, workspaceLayout, type WorkspaceLayout } from "../../../src/bundle/layout";
import type { SortKey } from "../../../src/core/table/sortRows";
import type { WorkspaceEntry } from "../../../src/host/workspaces";
import { TableModel } from "../../../src/panels/table/tableModel";
import { ExecutionStore } from "../../../src/store/executionStore";
import { madeAt, madeInstance, makeBundle } from "../../support/madeBundle";
import { removeFolder, temporaryFolder } from "../../support/zipSample";

const reasons = { onlyOne: "", notRunning: "", archived: "" } as ConstructorParameters<typeof TableModel>[0];
const now = new Date("2026-11-20T16:00:00.000Z");
const hosts = ["lab3", "lab1", null, "lab2"];

describe("the facts of the environment on the Executions page", () => {
  let folder = "";
  let layout: WorkspaceLayout;
  let store: ExecutionStore;
  let found: () => void = () => undefined;
  let model: TableModel;

  const workspaces = (): WorkspaceEntry[] => [{ layout, store } as unknown as WorkspaceEntry];
  const show = (sort: readonly SortKey[], group: string | null = null): void => {
    const columns = ["state", "env:host"].map((id) => ({ id, width: 100, pinned: false }));
    model = new TableModel(
      reasons,
      { columns, directions: {}, onlyDiffering: false, sort, group },
      () => assert.fail("no query looks into bundles"),
      () => found(),
    );
    model.load(workspaces(), now);
  };
  const rows = (): (readonly [string, string])[] =>
    model.window({ from: 0, count: 100, anchor: null }).rows.map((row) => {
      if (row.kind === "group") return ["group", row.label ?? "none"];
      const cell = row.cells[1];
      return [row.id, cell?.kind === "text" ? cell.text : "–"];
    });
  const whenFound = async (): Promise<void> => {
    await new Promise<void>((resolve) => (found = resolve));
  };

  beforeEach(() => {
    folder = temporaryFolder();
    layout = workspaceLayout(folder);
    for (const [index, host] of hosts.entries()) {
      const id = `e${String(index)}`;
      const bundle = makeBundle(folder, { id, created: new Date(madeAt.getTime() + index) });
      mkdirSync(join(bundle, "metadata"), { recursive: true });
      const instance = host === null ? {} : { ...madeInstance, host };
      writeFileSync(join(bundle, bundlePaths.instance), JSON.stringify(instance));
    }
    store = new ExecutionStore(layout);
    found = () => undefined;
  });
  afterEach(() => {
    model.dispose();
    store.dispose();
    removeFolder(folder);
  });

  it("are there at once where they are shown alone", () => {
    show([{ column: "started", descending: true }]);
    assert.deepEqual(
      rows().map(([, host]) => host),
      ["lab2", "–", "lab1", "lab3"],
    );
    assert.equal(model.view(now).searching, false);
  });

  it("sort rows when all of them were read", async () => {
    show([{ column: "started", descending: true }]);
    model.layout = { ...model.layout, sort: [{ column: "env:host", descending: false }] };
    model.arrange();
    assert.equal(model.view(now).searching, true);
    await whenFound();
    assert.equal(model.view(now).searching, false);
    assert.deepEqual(rows(), [
      ["e1", "lab1"],
      ["e3", "lab2"],
      ["e0", "lab3"],
      ["e2", "–"],
    ]);
    makeBundle(folder, { id: "new", files: { [bundlePaths.instance]: '{"host":"lab0"}' } });
    rmSync(join(layout.executions, "e3"), { recursive: true });
    store.rescan();
    model.load(workspaces(), now);
    assert.equal(model.view(now).searching, false, "of few that come no more are read");
    assert.deepEqual(
      rows().map(([id]) => id),
      ["new", "e1", "e0", "e2"],
    );
  });

  it("group rows when all of them were read", async () => {
    show([{ column: "started", descending: true }], "env:host");
    await whenFound();
    assert.deepEqual(
      rows().flatMap(([id, label]) => (id === "group" ? [label] : [])),
      ["lab2", "none", "lab1", "lab3"],
    );
  });

  it("are read of archived executions too", async () => {
    await archiveBundle(layout, "e1");
    store = new ExecutionStore(layout);
    store.list();
    await store.whenRead();
    show([{ column: "started", descending: true }]);
    assert.deepEqual(rows()[2], ["e1", "–"]);
    await whenFound();
    assert.deepEqual(rows()[2], ["e1", "lab1"]);
    show([{ column: "env:host", descending: false }]);
    await whenFound();
    assert.deepEqual(
      rows().map(([id]) => id),
      ["e1", "e3", "e0", "e2"],
    );
  });
});
