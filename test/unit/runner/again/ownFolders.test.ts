import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import type { Artifact } from "../../../../src/core/records";
import type { ExecutionSummary } from "../../../../src/core/summary";
import { commandParameters, scriptParameters } from "../../../support/commandLine";
import { RepositoryWorkspace } from "../../../support/repositoryWorkspace";
import { verdictsOf } from "../../../support/reproduction";

/** Writes a model of its own into the bundle, and another of the same name into the workspace's `outputs/`. */
const train = [
  "mkdir -p outputs",
  'cat "$1" > outputs/model.txt',
  'echo "of the bundle: $(cat "$1")" > "$EXECUTION_OUTPUTS/model.txt"',
  `echo '{"type":"artifact","role":"output","path":"'"$PWD"'/outputs/model.txt","name":"left","copy":false}' >> "$EXECUTION_EVENTS"`,
].join("\n");

describe("a workspace that has folders inputs and outputs of its own", () => {
  const workspace = new RepositoryWorkspace();

  beforeEach(() => {
    const { repository, executions } = workspace;
    repository.write(".gitignore", "/inputs/\n/outputs/\n");
    repository.write("train.sh", train);
    executions.method("train", {
      ...commandParameters("sh", "train.sh", "{{ data }}"),
      inputs: { data: { schema: { type: "string", format: "file" } } },
    });
    repository.commit();
    repository.write("inputs/a.txt", "first\n");
  });

  const ended = async (...args: string[]): Promise<ExecutionSummary> => {
    const { value, stderr } = await workspace.executions.json<ExecutionSummary>(...args);
    assert.match(value.state, /COMPLETED|CACHED/, stderr);
    return value;
  };
  const train1 = (...options: string[]): Promise<ExecutionSummary> =>
    ended("run", "train", "--input", "data=inputs/a.txt", ...options);
  const artifacts = (id: string): Artifact[] =>
    workspace.executions.readJson<{ artifacts: Artifact[] }>(id, "metadata/artifacts.json").artifacts;

  it("reproduces with an input and an argument from there", async () => {
    const { executions } = workspace;
    for (const first of [await train1(), await ended("run", "train.sh", "--", "inputs/a.txt")]) {
      const again = await ended("reproduce", first.id);
      assert.equal(again.properties["reproduction"], "identical", first.method ?? "");
      assert.equal(executions.read(again.id, "outputs/model.txt"), "of the bundle: first\n");
    }
  });

  it("tells apart what lies in the bundle and in the workspace when outputs of a reproduction are judged", async () => {
    const { repository, executions } = workspace;
    repository.write("train.sh", train.replace('cat "$1" > outputs', "date +%s%N > outputs"));
    const first = await train1();
    const again = await ended("reproduce", first.id);
    assert.deepEqual(
      executions
        .read(again.id, "metadata/events.ndjson")
        .split("\n")
        .filter((line) => line.includes('"verdict"') && line.includes("model.txt"))
        .map((line) => line.replace(/^.*"verdict":"(\w+)".*$/, "$1"))
        .sort(),
      ["differs", "identical"],
    );
    assert.match(verdictsOf(executions, again.id)["outputs/model.txt"] ?? "", /content was not kept/);
  });

  it("reproduces with the copy that the bundle has, where a copy was wished", async () => {
    const { repository, executions } = workspace;
    const first = await train1("--materialize", "data");
    repository.write("inputs/a.txt", "second\n");
    const again = await ended("reproduce", first.id);
    assert.equal(executions.read(again.id, "outputs/model.txt"), "of the bundle: first\n");
  });

  it("restores what lies in the bundle, and runs again on what lies in the workspace", async () => {
    const { repository, executions } = workspace;
    const first = await train1();
    repository.write("inputs/a.txt", "second\n");
    const restored = await ended("restore", first.id);
    const given = artifacts(restored.id).filter(({ role }) => role === "restored");
    assert.deepEqual(
      given.map(({ uri, name }) => [uri, name]),
      [[`.executions/executions/${first.id}/outputs/model.txt`, "model.txt"]],
    );
    assert.doesNotMatch(executions.read(restored.id, "metadata/events.ndjson"), /not restored/);
    const rerun = await ended("rerun", first.id);
    for (const { id } of [restored, rerun])
      assert.equal(executions.read(id, "outputs/model.txt"), "of the bundle: second\n");
  });

  it("takes from the cache what lies in either, and only as long as both are what they were", async () => {
    const { repository, executions } = workspace;
    const first = await train1();
    const cached = await train1("--cache");
    assert.equal(cached.cachedFrom, first.id);
    assert.deepEqual(
      artifacts(cached.id)
        .filter(({ direction, uri }) => direction === "output" && uri.endsWith("model.txt"))
        .map(({ uri }) => uri)
        .sort(),
      [`.executions/executions/${first.id}/outputs/model.txt`, "outputs/model.txt"],
    );
    repository.write("outputs/model.txt", "changed\n");
    const told = await executions.run("run", "train", "--input", "data=inputs/a.txt", "--cache");
    assert.match(told.stderr, /Not cached: .*what it wrote to outputs\/model\.txt is gone or was changed/);
  });

  it("leads a reference to the one that is asked for", async () => {
    const { executions } = workspace;
    const first = await train1();
    executions.method("show", {
      ...commandParameters("cat", "{{ data }}"),
      inputs: { data: { schema: { type: "string", format: "file" } } },
    });
    for (const [reference, content] of [
      // An input is seen under the name of its file: the one of the bundle goes first.
      ["artifact:model.txt", "of the bundle: first\n"],
      ["artifact:left", "first\n"],
      [`execution:${first.id}/left`, "first\n"],
      [`execution:${first.id}/model.txt`, "of the bundle: first\n"],
      [`execution:${first.id}/outputs/model.txt`, "of the bundle: first\n"],
    ] as const) {
      const run = await ended("run", "show", "--input", `data=${reference}`);
      assert.equal(executions.read(run.id, "outputs/stdout.log"), content, reference);
    }
  });

  it("lays out a dataset from the bundle's own copy when its member in the workspace is gone", async () => {
    const { repository, executions } = workspace;
    repository.write(
      "gather.sh",
      [
        "mkdir -p outputs && cp inputs/a.txt outputs/b.txt",
        'cp inputs/a.txt "$EXECUTION_OUTPUTS/kept.txt"',
        'printf \'{"type":"artifact","role":"output","path":"%s/outputs/b.txt","copy":false}\\n\' "$PWD" >> "$EXECUTION_EVENTS"',
        'printf \'{"type":"dataset","name":"both","members":["%s/outputs/b.txt"]}\\n\' "$PWD" >> "$EXECUTION_EVENTS"',
      ].join("\n"),
    );
    await ended("run", "gather.sh");
    rmSync(repository.path("outputs"), { recursive: true });
    executions.method("show", {
      ...scriptParameters({ "execute-script": "cd {{ data }}; find . -type f | xargs cat" }),
      inputs: { data: { schema: { type: "string", format: "directory" } } },
    });
    const shown = await ended("run", "show", "--input", "data=artifact:both");
    assert.equal(executions.read(shown.id, "outputs/stdout.log"), "first\n");
  });
});
