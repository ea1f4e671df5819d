import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Verification } from "../../../src/core/records";
import { RepositoryWorkspace } from "../../support/repositoryWorkspace";
import { repositoryRoot } from "../../support/repositoryRoot";

const cli = join(repositoryRoot(), "dist", "cli.js");
const wrapper = join(repositoryRoot(), "test", "support", "frozenTerminal.py");

describe("a terminal that takes nothing", () => {
  const workspace = new RepositoryWorkspace();

  before(function () {
    if (process.platform === "win32" || spawnSync("python3", ["--version"]).status !== 0) this.skip();
  });

  /** @param how see the wrapper. */
  function onTerminal(
    how: readonly ["never"] | readonly ["late", text: string],
    ...script: readonly string[]
  ): { code: number; shown: string } {
    const args = [wrapper, ...how, process.execPath, cli, "run", "--", ...script];
    const { stdout } = spawnSync("python3", args, {
      cwd: workspace.repository.root,
      env: workspace.executions.variables,
      maxBuffer: 64 * 1024 * 1024,
      timeout: 60_000,
    });
    const text = stdout.toString("utf8");
    return { code: Number(text.split("\n")[0]), shown: text.slice(text.indexOf("\n") + 1) };
  }

  async function assertComplete(lines: number): Promise<void> {
    const [id = ""] = workspace.executions.bundles();
    assert.equal(workspace.executions.read(id, "outputs/stdout.log").match(/\n/g)?.length, lines);
    const { value } = await workspace.executions.json<Verification>("verify", id);
    assert.equal(value.ok, true);
  }

  it("never holds the run up: it ends, sealed, with every byte", async () => {
    assert.equal(onTerminal(["never"], "seq", "1", "300000").code, 0);
    await assertComplete(300_000);
  });

  it("gets gaps, marked, at ends of lines, and the closing line when it takes something again", async () => {
    const colour = "\\033[32m";
    const wait = "until [ -e caught-up ]; do sleep 0.05; done";
    const { code, shown } = onTerminal(
      ["late", "line 400000 "],
      "sh",
      "-c",
      `printf '${colour}'; seq -f 'line %.0f ▌ of many' 1 400000; touch printed; ${wait}; printf 'the end\\n'`,
    );
    assert.equal(code, 0);
    await assertComplete(400_001);
    assert.match(shown, /… \d+ bytes are not shown here; the log has them all …/);
    const lines = shown
      .split(/\r+\n/)
      .map((line) => line.replaceAll("\u001b[32m", "").replaceAll("\u001b[0m", ""));
    const odd = lines.filter((line) => !/^(?:line \d+ ▌ of many|… \d+ bytes.*|the end|✓ .*|)$/.test(line));
    assert.deepEqual(odd, []);
    assert.ok(!shown.includes("\ufffd"));
    assert.match(shown, /the end\r\n(?:.*\r\n)*✓ .*\r\n$/);
  });

  it("does not hold the run up as a pipe whose reader is stopped: the bundle is sealed, and every byte comes later", async () => {
    const reader = spawn("sh", ["-c", "echo ready; kill -STOP $$; exec sha256sum"], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    let summed = "";
    reader.stdout.on("data", (text: Buffer) => (summed += String(text)));
    await new Promise<void>((resolve) => reader.stdout.once("data", () => resolve()));
    const run = spawn(process.execPath, [cli, "run", "--", "seq", "1", "200000"], {
      cwd: workspace.repository.root,
      env: workspace.executions.variables,
      stdio: ["ignore", reader.stdin, "ignore"],
    });
    reader.stdin.destroy();
    const sealed = (): boolean =>
      workspace.executions
        .bundles()
        .some((id) =>
          existsSync(join(workspace.repository.root, ".executions/executions", id, "auth/jwt.json")),
        );
    await new Promise<void>((resolve) => {
      const look = setInterval(() => {
        if (!sealed()) return;
        clearInterval(look);
        resolve();
      }, 50);
    });
    assert.equal(run.exitCode, null);
    reader.kill("SIGCONT");
    await new Promise((resolve) => reader.on("close", resolve));
    const all = Array.from({ length: 200_000 }, (_, index) => `${index + 1}\n`).join("");
    assert.equal(summed.split("\n")[1]?.split(" ")[0], createHash("sha256").update(all).digest("hex"));
  });
});
