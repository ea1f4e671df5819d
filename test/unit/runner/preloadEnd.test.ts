import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { JobStatus } from "../../../src/core/jobStatus";
import type { Verification } from "../../../src/core/records";
import { loadKey } from "../../../src/runner/preloadEnd";
import { RepositoryWorkspace } from "../../support/repositoryWorkspace";
import { repositoryRoot } from "../../support/repositoryRoot";

describe("what the end of a run needs", () => {
  const workspace = new RepositoryWorkspace();

  it("is loaded while the script runs: an update that removes the program meanwhile loses nothing", async () => {
    const program = workspace.repository.beside("program");
    cpSync(join(repositoryRoot(), "dist"), program, {
      recursive: true,
      filter: (path) => !/[\\/]dist[\\/](?:test|webview)/.test(path),
    });
    workspace.repository.write(
      "update.mjs",
      `import { readdirSync, rmSync, watch, writeFileSync } from "node:fs";
       const running = ".executions/.cache/running";
       const id = process.env.EXECUTION_ID;
       const update = () => {
         if (!readdirSync(running).includes(id)) return;
         rmSync(${JSON.stringify(program)}, { recursive: true });
         writeFileSync("model.txt", "weights");
         process.exit(0);
       };
       watch(running, update);
       update();\n`,
    );
    const { root } = workspace.repository;
    const run = spawn(process.execPath, [join(program, "cli.js"), "run", "update.mjs"], {
      cwd: root,
      env: workspace.executions.variables,
      stdio: "ignore",
    });
    assert.deepEqual(await once(run, "close"), [0, null]);
    assert.ok(!existsSync(program));
    const [id = ""] = workspace.executions.bundles();
    assert.equal(
      workspace.executions.readJson<JobStatus>(id, "metadata/jobStatus.json").status,
      "successful",
    );
    assert.equal(workspace.executions.read(id, "outputs/workspace/model.txt"), "weights");
    assert.ok(existsSync(join(root, ".executions", "executions", id, "output.zip")));
    const { code, value } = await workspace.executions.json<Verification>("verify", id);
    assert.deepEqual([code, value.ok, value.signature], [0, true, "valid"]);
  });

  it("is the user's key, and nothing where there can be none: the seal tells why", async () => {
    const usual = process.env["EXECUTIONS_CONFIG_DIR"];
    try {
      process.env["EXECUTIONS_CONFIG_DIR"] = workspace.repository.beside("user");
      const key = await loadKey();
      assert.deepEqual((await loadKey())?.publicKey, key?.publicKey);
      process.env["EXECUTIONS_CONFIG_DIR"] = workspace.repository.beside("file");
      writeFileSync(workspace.repository.beside("file"), "");
      assert.equal(await loadKey(), null);
    } finally {
      if (usual === undefined) delete process.env["EXECUTIONS_CONFIG_DIR"];
      else process.env["EXECUTIONS_CONFIG_DIR"] = usual;
    }
  });
});
