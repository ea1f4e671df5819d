import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Verification } from "../../../src/core/records";
import { CommandLine } from "../../support/commandLine";
import { GitRepository } from "../../support/gitRepository";
import { repositoryRoot } from "../../support/repositoryRoot";

describe("what a run prints", () => {
  let repository: GitRepository;
  let executions: CommandLine;

  beforeEach(() => {
    repository = GitRepository.create();
    executions = new CommandLine(repository.root, repository.environment as Record<string, string>);
  });

  afterEach(() => repository.remove());

  it("streams the script's output byte by byte: standard output apart from standard error", async () => {
    repository.write("both.sh", "printf 'o1\\n'; printf 'e1\\n' >&2; printf 'o2'\n");
    const { stdout, stderr } = await executions.run("run", "both.sh");
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
        cwd: repository.root,
        env: executions.variables,
        timeout: 15_000,
      });
    }
    const ids = executions.bundles();
    assert.equal(ids.length, 3);
    for (const id of ids) assert.equal(executions.read(id, "outputs/stdout.log").split("\n").length, 100_001);
    assert.equal(
      readFileSync(join(repository.root, "out.txt"), "utf8"),
      executions.read(ids[0] ?? "", "outputs/stdout.log"),
    );
    assert.equal(readFileSync(join(repository.root, "head.txt"), "utf8"), "1\n");
  });

  it("leaves the environment of the editor out of the script's", async () => {
    repository.write(
      "env.sh",
      "env | grep -E '^(VSCODE_|ELECTRON_RUN_AS_NODE)' || echo none; echo $PYTHONUNBUFFERED\n",
    );
    const result = await executions.start(["run", "env.sh"], {
      env: { VSCODE_IPC_HOOK: "x", ELECTRON_RUN_AS_NODE: "1" },
    }).ended;
    assert.equal(result.stdout, "none\n1\n");
  });

  it("ends where both streams of a chatty script go to one pipe", async () => {
    repository.write("chatty.sh", "seq 1 200000; seq 1 200000 >&2\n");
    const { stdout, stderr } = await executions.run("run", "chatty.sh", "--json");
    assert.match(stdout, /"state": "COMPLETED"/);
    assert.equal(stderr.match(/^200000$/gm)?.length, 2);
  });

  it("ends where the script cuts its own log short", async () => {
    repository.write("cut.sh", 'seq 1 1000; : > "$EXECUTION_OUTPUTS/stdout.log"; echo after\n');
    assert.equal((await executions.run("run", "cut.sh")).code, 0);
  });

  it("ends at a signal where nobody reads its output any more", async () => {
    repository.write("much.sh", "seq 1 200000; echo done >&2\n");
    const cli = join(repositoryRoot(), "dist", "cli.js");
    const child = spawn(process.execPath, [cli, "run", "much.sh"], {
      cwd: repository.root,
      env: executions.variables,
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
    const [id = ""] = executions.bundles();
    const { value } = await executions.json<Verification>("verify", id);
    assert.deepEqual(value, { ok: true, missing: [], added: [], changed: [], signature: "valid" });
  });
});
