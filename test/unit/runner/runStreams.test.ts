import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Verification } from "../../../src/core/records";
import { RepositoryWorkspace } from "../../support/repositoryWorkspace";
import { repositoryRoot } from "../../support/repositoryRoot";

describe("what a run prints", () => {
  const workspace = new RepositoryWorkspace();

  it("streams the script's output byte by byte: standard output apart from standard error", async () => {
    workspace.repository.write("both.sh", "printf 'o1\\n'; printf 'e1\\n' >&2; printf 'o2'\n");
    const { stdout, stderr } = await workspace.executions.run("run", "both.sh");
    assert.equal(stdout, "o1\no2");
    assert.ok(stderr.startsWith("e1\n"));
  });

  it("ends where its output goes to a device, a file or a pipe that is closed early", () => {
    for (const target of [
      "> /dev/null 2>&1",
      "> out.txt 2> err.txt",
      "2> /dev/null | head -n 1 > head.txt",
    ]) {
      const cli = join(repositoryRoot(), "dist", "cli.js");
      const line = `'${process.execPath}' '${cli}' run -- sh -c 'seq 1 100000; echo end >&2' ${target}`;
      execFileSync("bash", ["-c", line], {
        cwd: workspace.repository.root,
        env: workspace.executions.variables,
        timeout: 15_000,
      });
    }
    const ids = workspace.executions.bundles();
    assert.equal(ids.length, 3);
    for (const id of ids)
      assert.equal(workspace.executions.read(id, "outputs/stdout.log").split("\n").length, 100_001);
    assert.equal(
      readFileSync(join(workspace.repository.root, "out.txt"), "utf8"),
      workspace.executions.read(ids[0] ?? "", "outputs/stdout.log"),
    );
    assert.equal(readFileSync(join(workspace.repository.root, "head.txt"), "utf8"), "1\n");
  });

  it("leaves the environment of the editor out of the script's", async () => {
    workspace.repository.write(
      "env.sh",
      "env | grep -E '^(VSCODE_|ELECTRON_RUN_AS_NODE)' || echo none; echo $PYTHONUNBUFFERED\n",
    );
    const result = await workspace.executions.start(["run", "env.sh"], {
      env: { VSCODE_IPC_HOOK: "x", ELECTRON_RUN_AS_NODE: "1" },
    }).ended;
    assert.equal(result.stdout, "none\n1\n");
  });

  it("ends where both streams of a chatty script go to one pipe", async () => {
    workspace.repository.write("chatty.sh", "seq 1 200000; seq 1 200000 >&2\n");
    const { stdout, stderr } = await workspace.executions.run("run", "chatty.sh", "--json");
    assert.match(stdout, /"state": "COMPLETED"/);
    assert.equal(stderr.match(/^200000$/gm)?.length, 2);
  });

  it("ends where the script cuts its own log short", async () => {
    workspace.repository.write("cut.sh", 'seq 1 1000; : > "$EXECUTION_OUTPUTS/stdout.log"; echo after\n');
    assert.equal((await workspace.executions.run("run", "cut.sh")).code, 0);
  });

  it("ends at a signal where nobody reads its output any more", async () => {
    workspace.repository.write("much.sh", "seq 1 200000; echo done >&2\n");
    const cli = join(repositoryRoot(), "dist", "cli.js");
    const child = spawn(process.execPath, [cli, "run", "much.sh"], {
      cwd: workspace.repository.root,
      env: workspace.executions.variables,
      stdio: ["ignore", "pipe", "pipe"],
    });
    // Standard output is a pipe that is never read.
    await new Promise<void>((resolve) =>
      child.stderr.on("data", (text: Buffer) => String(text).includes("done") && resolve()),
    );
    const ended = new Promise((resolve) => child.on("exit", resolve));
    const untilSealed = setInterval(() => child.kill("SIGINT"), 100);
    await ended;
    clearInterval(untilSealed);
    const [id = ""] = workspace.executions.bundles();
    const { value } = await workspace.executions.json<Verification>("verify", id);
    assert.deepEqual(value, { ok: true, missing: [], added: [], changed: [], signature: "valid" });
  });
});
