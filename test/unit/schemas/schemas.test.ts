import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import { matchesGlob } from "node:path";
import type { ExecutionSummary } from "../../../src/core/summary";
import { withView } from "../../../src/core/savedView";
import { bundlePaths } from "../../../src/bundle/layout";
import { CommandLine, commandParameters } from "../../support/commandLine";
import { repositoryRoot } from "../../support/repositoryRoot";
import { RepositoryWorkspace } from "../../support/repositoryWorkspace";
import { removeFolder, temporaryFolder } from "../../support/zipSample";

interface Association {
  readonly fileMatch: string | readonly string[];
  readonly url: string;
}

const root = repositoryRoot();
const schemas = join(root, "media", "schemas");
const manifest: unknown = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const { jsonValidation } = (manifest as { contributes: { jsonValidation: readonly Association[] } })
  .contributes;

/** What the schema of this name finds wrong with a value. */
function problemsOf(schema: string, value: unknown): string[] {
  const validate = new Ajv({ allErrors: true }).compile(readSchema(schema));
  const isValid = validate(value) === true;
  return isValid
    ? []
    : (validate.errors ?? []).map(({ dataPath, message }) => `${dataPath} ${message ?? ""}`);
}

function readSchema(name: string): object {
  return JSON.parse(readFileSync(join(schemas, `${name}.schema.json`), "utf8")) as object;
}

/** The names of the schemas that VS Code applies to a file of the workspace. */
function schemasFor(path: string): string[] {
  return jsonValidation
    .filter(({ fileMatch }) => [fileMatch].flat().some((pattern) => matchesGlob(path, pattern)))
    .map(({ url }) => url.replace(/^\.\/media\/schemas\/(.*)\.schema\.json$/, "$1"));
}

const script = `
const say = (line) => require("node:fs").appendFileSync(process.env.EXECUTION_EVENTS, JSON.stringify(line) + "\\n");
say({ type: "status", message: "Epoch 1/2", progress: 50 });
say({ type: "metric", name: "loss", value: 0.31, step: 1 });
say({ type: "property", name: "optimizer", value: { name: "adam", betas: [0.9, 0.999] } });
say({ type: "artifact", role: "output", path: "made.txt", artifactType: "Model", name: "best", copy: true });
say({ type: "nonsense" });
require("node:fs").writeFileSync("made.txt", "made");
require("node:fs").writeFileSync(process.env.EXECUTION_OUTPUTS + "/model.json", "{}");
process.exit(Number(process.argv[2] ?? 0));
`;

describe("JSON schemas of our own files", () => {
  const workspace = new RepositoryWorkspace();

  /** Every file of a bundle that has a schema holds to it. */
  function checkBundle({ id, path }: ExecutionSummary): void {
    const records = readdirSync(join(path, "metadata")).filter((name) => name.endsWith(".json"));
    assert.ok(records.includes("jobStatus.json") && records.includes("manifest.json"));
    for (const name of records) {
      const applied = schemasFor(`.executions/executions/${id}/metadata/${name}`);
      assert.equal(applied.length, 1, `${name} has one schema`);
      const value: unknown = JSON.parse(readFileSync(join(path, "metadata", name), "utf8"));
      for (const schema of applied) assert.deepEqual(problemsOf(schema, value), [], `${name} of ${id}`);
    }
    for (const line of readFileSync(join(path, bundlePaths.events), "utf8").trim().split("\n"))
      assert.deepEqual(problemsOf("event", JSON.parse(line)), [], line);
  }

  /** A run that is stopped while it waits. */
  async function stopped(executions: CommandLine): Promise<ExecutionSummary> {
    executions.write("wait.mjs", 'console.log("waiting"); setInterval(() => {}, 1000);');
    const running = executions.start(["run", "wait.mjs"]);
    await running.printed("waiting");
    assert.equal((await executions.run("stop", "@last")).code, 0);
    await running.ended;
    const { value } = await executions.json<ExecutionSummary[]>("list", "--query", "status:stopped");
    const [execution] = value;
    assert.ok(execution !== undefined);
    return execution;
  }

  it("hold for what runs write: completed, failed, stopped, of a command, from the cache, again, annotated", async () => {
    const { executions, repository } = workspace;
    executions.write("train.js", script);
    executions.method("once", { ...commandParameters("node", "-e", "0"), title: "Once" });
    repository.commit("Train");
    executions.write("train.js", `${script}\n`);
    const summaries: ExecutionSummary[] = [];
    for (const args of [
      ["run", "train.js", "--name", "first", "--note", "a note", "--tag", "paper"],
      ["run", "train.js", "--", "7"],
      ["run", "once"],
      ["rerun", "@last"],
      ["reproduce", "@last"],
      ["run", "once", "--cache"],
    ]) {
      const { value } = await executions.json<ExecutionSummary>(...args);
      summaries.push(value);
    }
    summaries.push(await stopped(executions));
    assert.equal((await executions.run("tag", summaries[1]?.id ?? "", "broken")).code, 0);
    assert.deepEqual(
      new Set(summaries.map(({ state }) => state)),
      new Set(["COMPLETED", "FAILED", "CACHED", "STOPPED"]),
    );
    for (const summary of summaries) checkBundle(summary);
    assert.ok(existsSync(join(summaries[0]?.path ?? "", bundlePaths.annotations)));
  });

  it("hold for what runs write outside of a repository", async () => {
    const folder = temporaryFolder();
    try {
      const plain = join(folder, "plain");
      mkdirSync(plain);
      const executions = new CommandLine(plain);
      executions.write("train.js", script);
      checkBundle((await executions.json<ExecutionSummary>("run", "train.js")).value);
    } finally {
      removeFolder(folder);
    }
  });

  it("hold for the methods that we ship, and apply to them", () => {
    const folder = join(root, "media/sample/.executions/methods");
    const names = readdirSync(folder);
    assert.ok(names.length > 3);
    for (const name of names) {
      assert.deepEqual(schemasFor(`.executions/methods/${name}`), ["method"]);
      assert.deepEqual(problemsOf("method", JSON.parse(readFileSync(join(folder, name), "utf8"))), [], name);
    }
  });

  it("hold for saved views as they are written, presets and vocabularies", () => {
    const view = {
      name: "Failed",
      query: "status:failed",
      columns: ["state"],
      sort: ["-created"],
      groupBy: "method",
    };
    assert.deepEqual(schemasFor(".executions/views.json"), ["views"]);
    assert.deepEqual(problemsOf("views", withView({}, view)), []);
    assert.deepEqual(schemasFor(".executions/presets/train/quick.json"), ["preset"]);
    assert.deepEqual(problemsOf("preset", { lr: 0.1, data: "penguins.csv", layers: [8, 8] }), []);
    assert.deepEqual(schemasFor(".executions/vocabularies.json"), ["vocabularies"]);
    assert.deepEqual(
      problemsOf("vocabularies", { workflowTypes: [{ name: "Distillation" }], artifactTypes: [] }),
      [],
    );
  });

  const at = "2026-11-21T09:30:00.000Z";
  const method = { id: "train", version: "1.0.0", ...commandParameters("node", "train.js") };
  const artifact = {
    direction: "input",
    name: "a",
    role: "data",
    type: "File",
    sha256: "0".repeat(64),
    size: 1,
    uri: "a",
    known: "declared",
  };
  const status = {
    jobID: "a",
    processID: "train",
    type: "process",
    status: "successful",
    state: "COMPLETED",
    history: [],
  };
  const broken: readonly (readonly [what: string, schema: string, valid: object, broken: object])[] = [
    ["a method whose id has a blank", "method", method, { ...method, id: "my train" }],
    ["a method without a version", "method", method, { ...method, version: undefined }],
    [
      "an input of a type that is none",
      "method",
      { ...method, inputs: { a: { schema: { type: "string" } } } },
      { ...method, inputs: { a: { schema: { type: "text" } } } },
    ],
    [
      "a command that is one text",
      "method",
      method,
      { ...method, additionalParameters: { parameters: [{ name: "command", value: "node" }] } },
    ],
    [
      "a time limit of no number",
      "method",
      method,
      { ...method, additionalParameters: { parameters: [{ name: "max-time", value: ["soon"] }] } },
    ],
    ["a status whose state and OGC status differ", "jobStatus", status, { ...status, status: "failed" }],
    ["a state that is none", "jobStatus", status, { ...status, state: "DONE" }],
    ["a request whose inputs are a list", "request", { inputs: {} }, { inputs: [] }],
    [
      "an artifact with half a hash",
      "artifacts",
      { version: 1, artifacts: [artifact] },
      { version: 1, artifacts: [{ ...artifact, sha256: "00" }] },
    ],
    [
      "a manifest that leads out of the bundle",
      "manifest",
      { version: 1, files: {} },
      { version: 1, files: { "../x": { sha256: "0".repeat(64), size: 1 } } },
    ],
    ["annotations whose tags are one text", "annotations", { tags: ["a"] }, { tags: "a" }],
    [
      "a code version of no commit's form",
      "git",
      { repository: true, commit: null, dirty: false },
      { repository: true, commit: "HEAD", dirty: false },
    ],
    ["a preset with a secret", "preset", { token: "x" }, { token: { secret: "hunter2" } }],
    ["a view without a name", "views", { version: 1, views: [] }, { version: 1, views: [{ query: "" }] }],
    [
      "a word without a name",
      "vocabularies",
      { workflowTypes: [] },
      { workflowTypes: [{ description: "x" }] },
    ],
    [
      "an instance without a machine",
      "instance",
      { host: "a", platform: { os: "linux" }, commandLine: [], workingDirectory: "/" },
      { platform: { os: "linux" }, commandLine: [], workingDirectory: "/" },
    ],
    [
      "a metric that is a text",
      "event",
      { at, type: "metric", name: "loss", value: 1 },
      { at, type: "metric", name: "loss", value: "1" },
    ],
    [
      "an event of no kind",
      "event",
      { at, type: "warning", message: "x" },
      { at, type: "shout", message: "x" },
    ],
  ];
  for (const [what, schema, valid, wrong] of broken)
    it(`find ${what}`, () => {
      assert.deepEqual(problemsOf(schema, JSON.parse(JSON.stringify(valid))), []);
      assert.notDeepEqual(problemsOf(schema, JSON.parse(JSON.stringify(wrong))), []);
    });

  it("describe each field, so that an editor can tell what it is", () => {
    for (const file of readdirSync(schemas)) {
      const schema = JSON.parse(readFileSync(join(schemas, file), "utf8")) as {
        title?: string;
        properties?: Record<string, { description?: string }>;
      };
      assert.ok(schema.title !== undefined, file);
      for (const [name, field] of Object.entries(schema.properties ?? {}))
        assert.ok((field.description ?? "") !== "", `${file}: ${name}`);
    }
  });
});
