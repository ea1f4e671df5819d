import assert from "node:assert/strict";
import { chmodSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { presentProgram, type RecordedRun } from "../../../src/panels/presentProgram";
import { removeFolder, temporaryFolder, writeTree } from "../../support/zipSample";

const ofWorkspace = { path: "/usr/bin/python3", kind: "python" } as const;

describe("the program that would run an execution now", () => {
  let workspace = "";
  let asked: string[] = [];

  beforeEach(() => {
    workspace = temporaryFolder();
    asked = [];
    writeTree(workspace, {
      "tools/train.py": "",
      "venv/python3": "",
      ".executions/executions/x/outputs/python3": "",
      ".executions/executions/x/outputs/train.py": "",
    });
    chmodSync(join(workspace, ".executions/executions/x/outputs/python3"), 0o755);
  });
  afterEach(() => removeFolder(workspace));

  const present = (run: Partial<RecordedRun>): ReturnType<typeof presentProgram> =>
    presentProgram(
      { workspace, imported: false, interpreter: null, script: "tools/train.py", ...run },
      (script) => {
        asked.push(script);
        return Promise.resolve(ofWorkspace);
      },
    );
  const brought = (): string => join(workspace, ".executions", "executions", "x", "outputs", "python3");

  it("is the recorded one while it is there", async () => {
    const path = join(workspace, "venv", "python3");
    assert.deepEqual(await present({ interpreter: path }), {
      interpreter: { path, kind: "python" },
      folder: join(workspace, "tools"),
    });
    assert.deepEqual(asked, []);
  });

  it("is what the workspace chooses for the script where the recorded one is gone", async () => {
    const { interpreter } = await present({ interpreter: join(workspace, "gone", "python3") });
    assert.deepEqual([interpreter, asked], [ofWorkspace, [join(workspace, "tools", "train.py")]]);
  });

  it("is never one that an imported bundle names", async () => {
    const { interpreter } = await present({
      imported: true,
      interpreter: join(workspace, "venv", "python3"),
    });
    assert.deepEqual(interpreter, ofWorkspace);
  });

  it("is none that lies in a bundle, on another host, or nowhere for sure", async () => {
    const link = join(workspace, "venv", "python");
    symlinkSync(brought(), link);
    for (const path of [
      brought(),
      link,
      "//host/share/python3",
      "\\\\host\\share\\python.exe",
      "venv/python3",
    ])
      assert.deepEqual((await present({ interpreter: path })).interpreter, ofWorkspace, path);
  });

  it("is asked for no script that a bundle brought, or that lies elsewhere", async () => {
    for (const script of [
      ".executions/executions/x/outputs/train.py",
      "//host/share/train.py",
      "../train.py",
    ])
      assert.deepEqual(
        await present({ imported: true, script }),
        { interpreter: null, folder: workspace },
        script,
      );
    assert.deepEqual(asked, []);
  });
});
