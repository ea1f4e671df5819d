import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { archiveBundle } from "../../../../src/bundle/archive/archiveBundle";
import { archiveFile } from "../../../../src/bundle/archive/archiveFile";
import { unarchiveBundle } from "../../../../src/bundle/archive/unarchiveBundle";
import { workspaceLayout, type WorkspaceLayout } from "../../../../src/bundle/layout";
import { sweepLeftovers } from "../../../../src/bundle/leftovers";
import { sealBundle } from "../../../../src/bundle/seal/sealBundle";
import { verifyBundle } from "../../../../src/bundle/seal/verifyBundle";
import { deleteBundle } from "../../../../src/bundle/trash/deleteBundle";
import { restoreDeleted } from "../../../../src/bundle/trash/restoreDeleted";
import { makeBundle } from "../../../support/madeBundle";
import { repositoryRoot } from "../../../support/repositoryRoot";
import { readTree, removeFolder, temporaryFolder } from "../../../support/zipSample";

const id = "train-1";

/** Every point takes a process: all of them with this, else some that lie evenly apart. */
const takesAll = process.env["EXECUTIONS_ALL_KILL_POINTS"] !== undefined;
const fewPoints = 6;

describe("an execution whose keeping is killed at a write", () => {
  let root = "";
  let workspace = "";
  let layout: WorkspaceLayout;
  let bundle = "";
  let before: Record<string, string> = {};

  beforeEach(async function () {
    if (process.platform === "win32") this.skip();
    root = temporaryFolder();
    workspace = join(root, "workspace");
    layout = workspaceLayout(workspace);
    bundle = makeBundle(workspace, { id, files: { "outputs/model.json": "{}" } });
    const configFolder = join(root, "user");
    await sealBundle(bundle, { subject: "Ada", executionId: id, at: new Date(), configFolder });
    before = readTree(bundle);
  });
  afterEach(() => removeFolder(root));

  it("is whole in its folder or in its archive while it is archived", async function () {
    this.timeout(600_000);
    await atKillPoints(this, ["archive", id], async () => {
      await isWholeSomewhere();
      if (existsSync(bundle)) await archiveBundle(layout, id);
      assert.deepEqual([existsSync(bundle), existsSync(archiveFile(layout, id))], [false, true]);
      await unarchiveBundle(layout, id);
    });
  });

  it("is whole in its folder or in its archive while it is brought back", async function () {
    this.timeout(600_000);
    await archiveBundle(layout, id);
    await atKillPoints(this, ["unarchive", id], async () => {
      await isWholeSomewhere();
      if (existsSync(archiveFile(layout, id))) await unarchiveBundle(layout, id);
      assert.deepEqual([existsSync(bundle), existsSync(archiveFile(layout, id))], [true, false]);
      await archiveBundle(layout, id);
    });
  });

  it("comes back whole when its deletion is killed, its outputs kept or not", async function () {
    this.timeout(600_000);
    await atKillPoints(this, ["delete", id, "--yes", "--keep-outputs"], async () => {
      const untouched = existsSync(join(bundle, "outputs"));
      if (untouched) await deleteBundle(layout, id, { keepOutputs: true });
      await restoreDeleted(layout, id);
      assert.deepEqual(readTree(bundle), before);
    });
  });

  async function isWholeSomewhere(): Promise<void> {
    if (existsSync(bundle)) assert.deepEqual(readTree(bundle), before);
    else {
      const options = { configFolder: join(root, "user") };
      assert.equal((await verifyBundle(archiveFile(layout, id), options)).ok, true);
    }
    const isHidden = (name: string): boolean => name.startsWith(".");
    for (const folder of [layout.executions, layout.archive].filter((path) => existsSync(path)))
      assert.deepEqual(readdirSync(folder).filter(isHidden), []);
  }

  /** Runs a command to its end once, then kills it at its writes; after each `check` brings all back as it was. */
  async function atKillPoints(
    test: Mocha.Context,
    args: readonly string[],
    check: () => Promise<void>,
  ): Promise<void> {
    const calls = run(args, 0).calls;
    await check();
    const stride = takesAll ? 1 : Math.max(1, Math.floor(calls / fewPoints));
    let killed = 0;
    for (let killAt = 1; killAt <= calls; killAt += stride) {
      if (run(args, killAt).killed) killed += 1;
      await sweepLeftovers(layout);
      await check();
    }
    assert.ok(killed >= fewPoints - 1, `killed at ${killed} of ${calls} calls`);
    if (test.test !== undefined) test.test.title += ` (${killed} of ${calls} points)`;
  }

  function run(
    args: readonly string[],
    killAt: number,
  ): { readonly killed: boolean; readonly calls: number } {
    rmSync(layout.cache, { recursive: true, force: true });
    const cli = join(repositoryRoot(), "dist", "cli.js");
    const preload = join(repositoryRoot(), "test", "support", "killAtCall.cjs");
    const { signal, status, stderr } = spawnSync(process.execPath, ["--require", preload, cli, ...args], {
      cwd: workspace,
      encoding: "utf8",
      env: {
        ...process.env,
        EXECUTIONS_CONFIG_DIR: join(root, "user"),
        EXECUTIONS_TEST_KILL_AT: String(killAt),
      },
    });
    if (signal === null) assert.equal(status, 0, stderr);
    return { killed: signal === "SIGKILL", calls: Number(/calls (\d+)/.exec(stderr)?.[1] ?? "0") };
  }
});
