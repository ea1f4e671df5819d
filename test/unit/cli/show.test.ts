import assert from "node:assert/strict";
import type { ExecutionSummary } from "../../../src/core/summary";
import type { ExecutionDetails } from "../../../src/store/describeExecution";
import { CommandLine } from "../../support/commandLine";
import { madeArtifacts, madeAt, madeGit, madeInstance, makeBundle } from "../../support/madeBundle";
import { removeFolder, temporaryFolder } from "../../support/zipSample";

describe("executions show", () => {
  let folder = "";
  let executions: CommandLine;

  beforeEach(() => {
    folder = temporaryFolder();
    executions = new CommandLine(folder);
    makeBundle(folder, { id: "train-1", annotations: { name: "best", note: "two\nlines", tags: ["x"] } });
  });
  afterEach(() => removeFolder(folder));

  it("tells the summary and the records of the bundle", async () => {
    const { value: details } = await executions.json<ExecutionDetails>("show", "train-1");
    const { request, artifacts, git, instance, history, warnings, annotations, ...summary } = details;
    assert.deepEqual(summary, (await executions.json<ExecutionSummary[]>("list")).value[0]);
    assert.deepEqual(request, {
      inputs: { lr: 0.1 },
      outputs: {},
      args: [],
      name: null,
      rerunOf: null,
      parent: null,
    });
    assert.deepEqual(artifacts, madeArtifacts);
    assert.deepEqual(git, madeGit);
    assert.deepEqual(instance, madeInstance);
    assert.deepEqual(
      history.map(({ state, at }) => [state, Date.parse(at) - madeAt.getTime()]),
      [
        ["CREATED", 0],
        ["STARTED", 1000],
        ["EXECUTING", 2000],
        ["COMPLETED", 3000],
      ],
    );
    assert.deepEqual(warnings, []);
    assert.deepEqual(annotations, { name: "best", note: "two\nlines", tags: ["x"], pinned: false });
  });

  it("tells null for records that are missing or damaged", async () => {
    makeBundle(folder, {
      id: "poor",
      files: {
        "metadata/request.json": "[]",
        "metadata/git.json": "{",
        "metadata/instance.json": "",
        "metadata/artifacts.json": '{"artifacts": 1}',
        "metadata/jobStatus.json": "7",
      },
    });
    const { code, value } = await executions.json<ExecutionDetails>("show", "poor");
    assert.equal(code, 0);
    assert.deepEqual(
      [value.request, value.git, value.instance, value.artifacts, value.history],
      [null, null, null, [], []],
    );
    assert.deepEqual([value.state, value.reason], ["UNKNOWN", "jobStatus.json is not a JSON object"]);
    assert.deepEqual(value.annotations, { name: null, note: null, tags: [], pinned: false });
  });

  it("without --json is a page for a reader", async () => {
    const { code, stdout } = await executions.run("show", "@last");
    assert.equal(code, 0);
    for (const line of [
      /^✓ Completed {2}train-1$/m,
      /^ {2}Name {9}best$/m,
      /^ {2}Method {7}Train a model 1\.2\.0 \(train\)$/m,
      /^ {2}Note {9}two\n {15}lines$/m,
      /^ {2}Took {9}2 s$/m,
      /^ {2}Commit {7}a3f9e2b7c1d4e5f60718293a4b5c6d7e8f901234 with uncommitted changes$/m,
      /^Inputs\n {2}lr {2}0\.1$/m,
      /^Metrics \(last values\)\n {2}loss {2}0\.31$/m,
      /^Output files\n {2}outputs\/model\.json {2}2 KB {2}Model$/m,
      /^ {2}COMPLETED {2}.* {2}Completed$/m,
    ])
      assert.match(stdout, line);
    assert.equal(stdout.includes("\u001b"), false, "no colours in a pipe");
  });

  it("says why one failed", async () => {
    makeBundle(folder, {
      id: "bad",
      states: ["STARTED", "FAILED"],
      exitCode: 7,
      reason: "exit code 7 after 1 s",
    });
    const { stdout } = await executions.run("show", "bad");
    assert.match(stdout, /Reason +exit code 7 after 1 s\n/);
    assert.match(stdout, /Exit code +7\n/);
  });

  it("tells the first warnings, and how many more there are", async () => {
    const at = madeAt.toISOString();
    const warning = (message: unknown): string => JSON.stringify({ at, type: "warning", message });
    const messages = Array.from({ length: 12 }, (_, index) => `odd\n${index}`);
    const events = [warning(7), JSON.stringify({ at, type: "message", text: "x" }), ...messages.map(warning)];
    makeBundle(folder, { id: "warned", files: { "metadata/events.ndjson": events.join("\n") } });
    const { stdout } = await executions.run("show", "warned");
    const shown = messages.slice(0, 10).map((_, index) => `  odd ${index}\n`);
    assert.ok(stdout.includes(`\nWarnings\n${shown.join("")}  and 2 more: see --json\n`), stdout);
    const { value } = await executions.json<ExecutionDetails>("show", "warned");
    assert.deepEqual(value.warnings, messages);
    assert.doesNotMatch((await executions.run("show", "train-1")).stdout, /Warnings/);
  });

  it("obeys nothing that stands in the bundle", async () => {
    makeBundle(folder, { id: "hostile", annotations: { note: "a\u001b]0;title\u0007b" } });
    const { stdout } = await executions.run("show", "hostile");
    assert.match(stdout, /a\ufffd\]0;title\ufffdb/);
  });
});
