import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Artifact, ArtifactList } from "../../../../src/core/records";
import type { ExecutionSummary } from "../../../../src/core/summary";
import { identityOfFiles } from "../../../../src/bundle/seal/folderIdentity";
import { hashFile } from "../../../../src/bundle/seal/hashFile";
import { RepositoryWorkspace } from "../../../support/repositoryWorkspace";

describe("a dataset that a script tells of", () => {
  const workspace = new RepositoryWorkspace();

  it("is an output: the list of its members, files and those of folders, with their hashes", async () => {
    workspace.repository.write("raw/old.csv", "old\n");
    const { id, path } = await run(
      [
        'echo a > "$EXECUTION_OUTPUTS/a.png"; mkdir -p "$EXECUTION_OUTPUTS/more/deep"; echo b > "$EXECUTION_OUTPUTS/more/deep/b.png"',
        "mkdir outputs; echo mine > outputs/a.png; echo new > raw/new.csv",
        said({
          name: "augmented / v1",
          description: "Flipped",
          types: ["Training"],
          members: ["a.png", "more", "raw", "$PWD/outputs/a.png", "a.png"],
        }),
      ].join("\n"),
    );
    const dataset = only(id);
    const files = {
      "./outputs/a.png": "outputs/workspace/outputs/a.png",
      "outputs/a.png": "outputs/a.png",
      "outputs/more/deep/b.png": "outputs/more/deep/b.png",
      "raw/new.csv": "outputs/workspace/raw/new.csv",
      "raw/old.csv": join("..", "..", "..", "raw/old.csv"),
    };
    const identities = Object.entries(files).map(([uri, file]) => [uri, hashFile(join(path, file))] as const);
    const list = readFileSync(join(path, dataset.uri), "utf8");
    assert.equal(list, identities.map(([uri, { sha256 }]) => `${sha256}  ${uri}\0`).join(""));
    assert.deepEqual(dataset, {
      direction: "output",
      role: "output",
      type: "Dataset",
      version: null,
      name: "augmented / v1",
      uri: "outputs/datasets/augmented-v1.sha256",
      known: "registered",
      sha256: identityOfFiles(new Map(identities)).sha256,
      size: list.length,
      description: "Flipped",
      types: ["Training"],
    });
    assert.deepEqual(
      outputs(id).filter(({ uri }) => uri.startsWith("outputs/datasets/")),
      [dataset],
    );
    assert.doesNotMatch(workspace.executions.read(id, "metadata/events.ndjson"), /"warning"/);
    assert.ok(await isIntact(id));
  });

  it("is told without the members that are not there, and not at all without any", async () => {
    const { id, path } = await run(
      [
        'echo a > "$EXECUTION_OUTPUTS/a.png"; mkdir "$EXECUTION_OUTPUTS/datasets"; echo mine > "$EXECUTION_OUTPUTS/datasets/train.sha256"',
        said({ name: "train", members: ["before.png"] }),
        said({ name: "train", members: ["a.png", "gone.png", "a.png/b", "$PWD"] }),
        said({ name: "nothing", members: ["gone.png"] }),
      ].join("\n"),
    );
    const dataset = only(id);
    assert.equal(dataset.uri, "outputs/datasets-2/train.sha256");
    const { sha256 } = hashFile(join(path, "outputs/a.png"));
    assert.equal(readFileSync(join(path, dataset.uri), "utf8"), `${sha256}  outputs/a.png\0`);
    const events = workspace.executions.read(id, "metadata/events.ndjson");
    assert.match(events, /2 of 4 members of the dataset train are not there: gone\.png, a\.png\/b"/);
    assert.match(
      events,
      /the member [^ ]+ of the dataset train was left out: it holds the execution itself"/,
    );
    assert.match(events, /1 of 1 members of the dataset nothing are not there: gone\.png"/);
    assert.match(events, /the dataset nothing was left out: it has no members"/);
    assert.ok(await isIntact(id));
  });

  it("may be the whole outputs folder, without what was printed and other lists", async () => {
    const { id } = await run(
      [
        'echo a > "$EXECUTION_OUTPUTS/a.png"; echo printed',
        said({ name: "first", members: ["a.png"] }),
        said({ name: "whole", members: ["."] }),
      ].join("\n"),
    );
    const [first, whole] = outputs(id).filter(({ type }) => type === "Dataset");
    assert.equal(whole?.name, "whole");
    assert.equal(whole.sha256, first?.sha256);
  });

  it("keeps the members that the undeploy script takes away", async () => {
    const { id } = await run(
      [
        'mkdir -p scratch/deep; echo 1 > scratch/one; echo 2 > scratch/deep/two; echo 3 > "$EXECUTION_OUTPUTS/three"',
        said({ name: "all", members: ["scratch", "scratch/one", "three"] }),
      ].join("\n"),
      "rm -r scratch",
    );
    const list = workspace.executions.read(id, only(id).uri);
    assert.deepEqual(
      list.split("\0").map((row) => row.slice(66)),
      ["outputs/three", "scratch/deep/two", "scratch/one", ""],
    );
    assert.doesNotMatch(workspace.executions.read(id, "metadata/events.ndjson"), /"warning"/);
    assert.ok(await isIntact(id));
  });

  it("is found again by its name", async () => {
    await run(`echo a > "$EXECUTION_OUTPUTS/a"\n${said({ name: "named", members: ["a"] })}`);
    workspace.executions.method("reader", {
      inputs: { data: { schema: { type: "string", format: "directory" } } },
      additionalParameters: {
        parameters: [
          { name: "execute-script", value: ['cp -R "$EXECUTION_INPUT_DATA" "$EXECUTION_OUTPUTS/got"'] },
        ],
      },
    });
    const { value } = await workspace.executions.json<ExecutionSummary>(
      "run",
      "reader",
      "--input",
      "data=artifact:named",
    );
    const got = readdirSync(join(value.path, "outputs/got"), { recursive: true, withFileTypes: true });
    const files = got.filter((entry) => entry.isFile());
    assert.deepEqual(
      files.map(({ name, parentPath }) => readFileSync(join(parentPath, name), "utf8")),
      ["a\n"],
    );
  });

  async function run(script: string, undeploy?: string): Promise<ExecutionSummary> {
    const parameters = [{ name: "execute-script", value: script.split("\n") }];
    if (undeploy !== undefined) parameters.push({ name: "undeploy-script", value: [undeploy] });
    workspace.executions.method("shell", { additionalParameters: { parameters } });
    const { value } = await workspace.executions.json<ExecutionSummary>("run", "shell");
    return value;
  }

  function outputs(id: string): Artifact[] {
    const { artifacts } = workspace.executions.readJson<ArtifactList>(id, "metadata/artifacts.json");
    return artifacts.filter(({ direction }) => direction === "output");
  }

  function only(id: string): Artifact {
    const [dataset, ...others] = outputs(id).filter(({ type }) => type === "Dataset");
    assert.ok(dataset);
    assert.deepEqual(others, []);
    return dataset;
  }

  async function isIntact(id: string): Promise<boolean> {
    return (await workspace.executions.json<{ ok: boolean }>("verify", id)).value.ok;
  }
});

/** A line of shell that appends the event; `$PWD` in it is where the script runs. */
function said(dataset: object): string {
  const line = JSON.stringify({ type: "dataset", ...dataset }).replaceAll("$PWD", `'"$PWD"'`);
  return `echo '${line}' >> "$EXECUTION_EVENTS"`;
}
