import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import type { ArtifactList, ExecutionEvent } from "../../../src/core/records";
import type { ExecutionSummary } from "../../../src/core/summary";
import { commandParameters } from "../../support/commandLine";
import { RepositoryWorkspace } from "../../support/repositoryWorkspace";

describe("the records of a run", () => {
  const workspace = new RepositoryWorkspace();

  it("hears what the script says, and finds metrics in what a silent one prints", async () => {
    workspace.repository.write(
      "say.mjs",
      "import { appendFileSync as say } from 'node:fs';\nconst file = process.env.EXECUTION_EVENTS;\nsay(file, JSON.stringify({ type: 'metric', name: 'loss', value: 0.5, step: 1 }) + '\\n');\nsay(file, 'not json\\n');\nsay(file, JSON.stringify({ type: 'metric', name: 'loss', value: 0.25, step: 2 }) + '\\n');\nsay(file, JSON.stringify({ type: 'property', name: 'optimizer', value: 'adam' }) + '\\n');\nsay(file, JSON.stringify({ type: 'status', message: 'nearly', progress: 90 }));\nconsole.log('loss: 9');\n",
    );
    const said = (await workspace.executions.json<ExecutionSummary>("run", "say.mjs")).value;
    assert.deepEqual(said.metrics, { loss: 0.25 });
    assert.deepEqual(said.properties, { optimizer: "adam" });
    const events = workspace.executions
      .read(said.id, "metadata/events.ndjson")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as ExecutionEvent);
    assert.ok(events.every(({ at }) => /^\d{4}-.*Z$/.test(at)));
    assert.ok(events.some((event) => event.type === "warning" && event.message.includes("not JSON")));
    assert.ok(
      events.some((event) => event.type === "status" && event.progress === 90),
      "a last line without a newline counts",
    );
    workspace.repository.write("print.sh", "echo 'epoch 1 loss: 0.31 acc=0.9 step 3'\necho 'done in 3 s'\n");
    const printed = (await workspace.executions.json<ExecutionSummary>("run", "print.sh")).value;
    assert.deepEqual(printed.metrics, { loss: 0.31, acc: 0.9 });
  });

  it("takes arguments that name inputs as those inputs, so that what is recorded is what ran", async () => {
    workspace.executions.method("count", {
      inputs: { epochs: { schema: { type: "integer", default: 40 } } },
      ...commandParameters("echo", "--epochs", "{{ epochs }}"),
    });
    const { value } = await workspace.executions.json<ExecutionSummary>(
      "run",
      "count",
      "--",
      "--epochs",
      "3",
      "more",
    );
    assert.deepEqual(value.inputs, { epochs: 3 });
    assert.equal(workspace.executions.read(value.id, "outputs/stdout.log"), "--epochs 3 more\n");
    assert.match(workspace.executions.read(value.id, "metadata/request.json"), /"--epochs",\s+"3",\s+"more"/);
    const again = await workspace.executions.json<ExecutionSummary>("rerun", value.id, "--input", "epochs=5");
    assert.equal(workspace.executions.read(again.value.id, "outputs/stdout.log"), "--epochs 5 more\n");
  });

  it("knows its script by content, and holds it where no commit does", async () => {
    workspace.repository.write("job.sh", "echo job\n");
    const scriptOf = async (): Promise<{ id: string; sha256: string | undefined }> => {
      const { id } = (await workspace.executions.json<ExecutionSummary>("run", "job.sh")).value;
      const { artifacts } = workspace.executions.readJson<ArtifactList>(id, "metadata/artifacts.json");
      return { id, sha256: artifacts.find(({ type, uri }) => type === "Script" && uri === "job.sh")?.sha256 };
    };
    const inside = await scriptOf();
    assert.match(inside.sha256 ?? "", /^[0-9a-f]{64}$/);
    rmSync(workspace.repository.path(".git"), { recursive: true });
    const outside = await scriptOf();
    assert.equal(outside.sha256, inside.sha256);
    assert.equal(workspace.executions.read(outside.id, "inputs/job.sh"), "echo job\n");
    assert.equal((await workspace.executions.run("verify", outside.id)).code, 0);
  });

  it("keeps no credentials of its arguments and inputs", async () => {
    workspace.executions.method("fetch", {
      inputs: { from: { schema: { type: "string" } } },
      ...commandParameters("echo", "{{ from }}"),
    });
    const url = "https://ada:secretpw@example.org/data";
    const { value } = await workspace.executions.json<ExecutionSummary>(
      "run",
      "fetch",
      "--input",
      `from=${url}`,
      "--",
      url,
      "--token=abcdef123456",
    );
    assert.match(
      workspace.executions.read(value.id, "outputs/stdout.log"),
      /secretpw.*secretpw.*abcdef123456/,
    );
    for (const file of [
      "request.json",
      "provo.xml",
      "instance.json",
      "jobStatus.json",
      "artifacts.json",
      "events.ndjson",
    ])
      assert.doesNotMatch(
        workspace.executions.read(value.id, `metadata/${file}`),
        /secretpw|abcdef123456/,
        file,
      );
  });
});
