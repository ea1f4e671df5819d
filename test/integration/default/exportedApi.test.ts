import assert from "node:assert/strict";
import { extensions, workspace } from "vscode";
import type { ExecutionSummary } from "../../../src/core/summary";
import type { ExecutionsApi, ExecutionsChange } from "../../../src/store/api/executionsApi";
import { CommandLine } from "../../support/commandLine";

const folder = workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
const commandLine = new CommandLine(folder, { ELECTRON_RUN_AS_NODE: "1" });

describe("what other extensions get", () => {
  it("answers queries, gives one execution with its records, and tells of changes", async () => {
    const extension = extensions.getExtension<ExecutionsApi>("executions.executions");
    assert.ok(extension, "executions.executions is not installed");
    await extension.activate();
    const api = extension.exports;
    const disposables: { dispose(): void }[] = [];
    const changed = new Promise<ExecutionsChange>((resolve) => {
      api.onDidChange(resolve, undefined, disposables);
    });
    assert.equal(disposables.length, 1);
    const { value } = await commandLine.json<ExecutionSummary>(
      ...["run", "greet", "--input", "whom=API", "--name", "A question of another extension"],
    );
    assert.equal((await changed).workspace, folder);
    for (const disposable of disposables) disposable.dispose();
    const found = await api.query('name:"A question of another extension" status:completed');
    assert.deepEqual(
      found.map(({ id, state }) => [id, state]),
      [[value.id, "COMPLETED"]],
    );
    assert.ok((await api.query()).length >= 1);
    const details = await api.get(value.id);
    assert.deepEqual(details?.request?.["inputs"], value.inputs);
    assert.ok(details.history.some(({ state }) => state === "EXECUTING"));
    assert.equal(await api.get("nothing"), undefined);
    await assert.rejects(api.query("status:"), /the query is wrong at position/);
  });
});
