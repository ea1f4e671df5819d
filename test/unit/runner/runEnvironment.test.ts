import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ExecutionEvent, GitRecord, Instance } from "../../../src/core/records";
import type { ExecutionSummary } from "../../../src/core/summary";
import { CommandLine, scriptParameters } from "../../support/commandLine";
import { GitRepository } from "../../support/gitRepository";
import { RepositoryWorkspace } from "../../support/repositoryWorkspace";
import { makeTemporaryFolder, removeFolder } from "../../support/temporaryFolder";

describe("what a run was in and what it used", () => {
  const workspace = new RepositoryWorkspace();

  const instanceOf = (id: string): Instance =>
    workspace.executions.readJson<Instance>(id, "metadata/instance.json");
  const events = (id: string): ExecutionEvent[] =>
    workspace.executions
      .read(id, "metadata/events.ndjson")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as ExecutionEvent);

  it("is recorded of a Node script: packages, lock file, CPU time, memory and samples", async () => {
    const lock = { packages: { "node_modules/left-pad": { version: "1.3.0" } } };
    workspace.repository.write("package-lock.json", JSON.stringify(lock));
    // Samples come as rarely as they must not cost much: it works until one has seen what it holds.
    workspace.repository.write(
      "train.mjs",
      `import { readFileSync } from "node:fs";
       const held = Buffer.alloc(150e6, 1);
       const samples = () => readFileSync(process.env.EXECUTION_DIR + "/metadata/events.ndjson", "utf8").matchAll(/"memoryBytes":(\\d+)/g);
       while (![...samples()].some(([, bytes]) => Number(bytes) > 150e6) || process.cpuUsage().user < 100_000);
       console.log(held.length);`,
    );
    const { value } = await workspace.executions.json<ExecutionSummary>("run", "train.mjs");
    const instance = instanceOf(value.id);
    assert.deepEqual(instance.interpreter?.packages, { "left-pad": "1.3.0" });
    assert.deepEqual(
      instance.lockFiles?.map(({ path }) => path),
      ["package-lock.json"],
    );
    assert.ok((instance.peakMemoryBytes ?? 0) > 150e6, `peak ${instance.peakMemoryBytes ?? "none"}`);
    assert.ok((instance.cpuSeconds ?? 0) > 0.05, `CPU ${instance.cpuSeconds ?? "none"}`);
    assert.ok(events(value.id).some((event) => event.type === "resource" && event.memoryBytes > 100e6));
    const shown = (await workspace.executions.run("show", value.id)).stdout;
    assert.match(shown, /Packages +1 \(node_modules\)[^]*CPU time +[\d.]+ m?s[^]*Peak memory +\d/);
    assert.equal((await workspace.executions.run("verify", value.id)).code, 0);
  });

  it("is what the deploy script made of it", async () => {
    workspace.executions.method("deployed", {
      ...scriptParameters({ "deploy-script": "echo '{}' > renv.lock", "execute-script": "sleep 0.1" }),
    });
    const { value } = await workspace.executions.json<ExecutionSummary>("run", "deployed");
    assert.deepEqual(
      instanceOf(value.id).lockFiles?.map(({ path }) => path),
      ["renv.lock"],
    );
  });

  it("is found out by tools that see nothing of the script's secrets", async () => {
    const seen = workspace.repository.beside("seen");
    const tools = workspace.repository.beside("tools");
    mkdirSync(tools);
    writeFileSync(join(tools, "nvidia-smi"), `#!/bin/sh\nenv >> '${seen}'\nexit 9\n`, { mode: 0o755 });
    workspace.repository.write("job.sh", 'echo "$HUSH" "$EXECUTION_ID"\n');
    const running = workspace.executions.start(["run", "job.sh"], {
      env: {
        PATH: `${tools}:${process.env["PATH"] ?? ""}`,
        HUSH: "hush-hush",
        EXECUTION_INPUT_KEY: "hush-hush",
      },
    });
    const { stdout } = await running.ended;
    assert.match(stdout, /hush-hush job-/);
    const environment = readFileSync(seen, "utf8");
    assert.match(environment, /^PATH=/m);
    assert.doesNotMatch(environment, /hush|EXECUTION_/);
  });

  it("has the version of the script's repository where the workspace is in none", async () => {
    const folder = await makeTemporaryFolder("outer");
    const inner = GitRepository.create({ root: join(folder, "project") });
    try {
      inner.write("job.sh", "echo job\n");
      const commit = inner.commit();
      const executions = new CommandLine(folder, inner.environment as Record<string, string>);
      const { value } = await executions.json<ExecutionSummary>(
        "run",
        "--workspace",
        folder,
        "project/job.sh",
      );
      const git = executions.readJson<GitRecord>(value.id, "metadata/git.json");
      assert.ok(git.repository, git.repository ? "" : git.reason);
      assert.deepEqual([git.commit, git.root, git.dirty], [commit, "project", false]);
    } finally {
      inner.remove();
      await removeFolder(folder);
      await removeFolder(`${folder}.user`);
    }
  });
});
