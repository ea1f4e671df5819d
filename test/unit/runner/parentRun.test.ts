import assert from "node:assert/strict";
import { join } from "node:path";
import type { ExecuteRequest } from "../../../src/core/executeRequest";
import type { ExecutionSummary } from "../../../src/core/summary";
import { scriptParameters } from "../../support/commandLine";
import { repositoryRoot } from "../../support/repositoryRoot";
import { RepositoryWorkspace } from "../../support/repositoryWorkspace";

const cli = join(repositoryRoot(), "dist", "cli.js");

describe("a run that a script of another execution starts", () => {
  const workspace = new RepositoryWorkspace();

  const parentIn = (id: string): string | null =>
    workspace.executions.readJson<ExecuteRequest>(id, "metadata/request.json").parent;

  const summaries = async (): Promise<readonly ExecutionSummary[]> =>
    (await workspace.executions.json<ExecutionSummary[]>("list")).value;

  it("names that execution as its parent: in the request, in the list, in the provenance and on its page", async () => {
    workspace.executions.method("inner", scriptParameters({ "execute-script": "echo inner" }));
    workspace.executions.method(
      "outer",
      scriptParameters({ "execute-script": `"${process.execPath}" "${cli}" run inner` }),
    );
    const { code, value: outer } = await workspace.executions.json<ExecutionSummary>("run", "outer");
    assert.equal(code, 0);
    assert.equal(outer.parent, null);
    const inner = (await summaries()).find(({ methodId }) => methodId === "inner");
    assert.ok(inner !== undefined);
    assert.equal(inner.parent, outer.id);
    assert.equal(parentIn(inner.id), outer.id);
    const provenance = workspace.executions.read(inner.id, "metadata/provo.xml");
    assert.match(provenance, /executions:Parent/);
    assert.ok(provenance.includes(outer.id));
    assert.match(
      (await workspace.executions.run("show", inner.id)).stdout,
      new RegExp(`Started by +${outer.id}`),
    );
    const verified = await workspace.executions.json<{ ok: boolean }>("verify", inner.id);
    assert.equal(verified.value.ok, true);
  });

  it("keeps a parent that lies elsewhere", async () => {
    const elsewhere = "sweep-20260102-030405-abcd";
    const { code } = await workspace.executions.start(["run", "--", "true"], {
      env: { EXECUTION_ID: elsewhere },
    }).ended;
    assert.equal(code, 0);
    assert.equal(parentIn(workspace.executions.bundles()[0] ?? ""), elsewhere);
  });

  it("takes no text for a parent that is no id, and says so", async () => {
    const made = [
      "../../outside",
      "x",
      "train-20260102-030405-ab cd",
      `${"m".repeat(70)}-20260102-030405-abcd`,
    ];
    for (const id of made) {
      const { code, stderr } = await workspace.executions.start(["run", "--", "true"], {
        env: { EXECUTION_ID: id },
      }).ended;
      assert.equal(code, 0);
      assert.match(stderr, /EXECUTION_ID is no id of an execution: none is recorded as the parent/);
    }
    const parents = workspace.executions.bundles().map(parentIn);
    assert.deepEqual(
      parents,
      made.map(() => null),
    );
  });
});
