import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundlePaths, workspaceLayout } from "../../../src/bundle/layout";
import { writeLog as saveTo } from "../../../src/panels/logs/writeLog";
import { emptyLogs, writeLog } from "../../support/logWrites";
import { removeFolder, temporaryFolder } from "../../support/zipSample";

describe("saving a log", () => {
  let workspace = "";
  let bundle = "";
  const { signal } = new AbortController();

  beforeEach(() => {
    workspace = temporaryFolder();
    bundle = emptyLogs(join(workspaceLayout(workspace).executions, "a"));
    writeLog(bundle, { stream: "out", text: "one\n" }, 1);
    writeLog(bundle, { stream: "err", text: "two\n" }, 2);
    writeLog(bundle, { stream: "out", text: "three".repeat(200_000) }, 3);
  });
  afterEach(() => removeFolder(workspace));

  const save = (to: string, until = signal, tell: (part: number) => void = () => undefined): Promise<void> =>
    saveTo({ target: { workspace, id: "a" }, bundle, streams: ["out", "err"], to }, until, tell);

  it("writes both streams in their order, and tells how far it is", async () => {
    const to = join(workspace, "a.log");
    const told: number[] = [];
    await save(to, signal, (part) => told.push(part));
    assert.equal(readFileSync(to, "utf8"), `one\ntwo\n${"three".repeat(200_000)}`);
    assert.ok(told.length > 1 && told.every((part) => part > 0 && part <= 1));
  });

  it("leaves an execution as it was sealed, its own log above all", async () => {
    const log = join(bundle, bundlePaths.stdout);
    const before = readFileSync(log);
    await assert.rejects(save(log), /choose a place outside of the executions/);
    await assert.rejects(save(join(bundle, "copy.log")), /choose a place outside of the executions/);
    assert.deepEqual(readFileSync(log), before);
    assert.ok(!existsSync(join(bundle, "copy.log")));
  });

  it("leaves nothing behind when it is cancelled, and the file as it was", async () => {
    const to = join(workspace, "a.log");
    writeFileSync(to, "before");
    const cancel = new AbortController();
    const files = readdirSync(workspace);
    await assert.rejects(
      save(to, cancel.signal, () => cancel.abort(new Error("cancelled"))),
      /cancelled/,
    );
    assert.deepEqual(readdirSync(workspace), files);
    assert.equal(readFileSync(to, "utf8"), "before");
  });

  it("says what could not be written", async () => {
    await assert.rejects(save(join(workspace, "gone", "a.log")), /The log of a could not be exported to/);
  });
});
