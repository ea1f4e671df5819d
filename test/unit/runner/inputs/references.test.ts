import assert from "node:assert/strict";
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Artifact, ArtifactList } from "../../../../src/core/records";
import type { ExecutionSummary } from "../../../../src/core/summary";
import { scriptParameters } from "../../../support/commandLine";
import { schemaMissing, schemaProblems } from "../../../support/provSchema";
import { RepositoryWorkspace } from "../../../support/repositoryWorkspace";

describe("an artifact as an input", () => {
  const workspace = new RepositoryWorkspace();
  beforeEach(() => {
    workspace.executions.method("train", {
      inputs: { text: { schema: { type: "string" } } },
      ...scriptParameters({
        "execute-script": `cd "$EXECUTION_OUTPUTS"; mkdir set; echo {{ text }} > model.pt; echo a > set/a.txt
echo '{"type":"artifact","role":"output","path":"set"}' >> "$EXECUTION_EVENTS"`,
      }),
    });
    workspace.executions.method("use", {
      inputs: { model: { schema: { type: "string", format: "file" } } },
      ...scriptParameters({ "execute-script": 'cat {{ model }}; echo " of $EXECUTION_INPUT_MODEL"' }),
    });
    workspace.executions.method("list", {
      inputs: { folder: { schema: { type: "string", format: "directory" } } },
      ...scriptParameters({ "execute-script": "ls {{ folder }}" }),
    });
  });

  it("is an output of another execution, by a beginning of its id or by @last", async () => {
    const source = await run("train", "text=one");
    for (const reference of [
      `execution:${source.id}/model.pt`,
      `execution:${source.id.slice(0, -2)}/model.pt`,
    ]) {
      const { id } = await run("use", `model=${reference}`);
      assert.equal(printed(id), `one\n of ${join(source.path, "outputs/model.pt")}\n`);
      const request = workspace.executions.readJson<{ inputs: object }>(id, "metadata/request.json");
      assert.deepEqual(request.inputs, { model: reference });
      const input = inputs(id).find(({ role }) => role === "model");
      assert.equal(input?.uri, `.executions/executions/${source.id}/outputs/model.pt`);
      assert.deepEqual([input.known, input.type], ["declared", "Model"]);
    }
    const second = await run("train", "text=two");
    const { id } = await run("use", "model=execution:@last/model.pt");
    assert.match(printed(id), /^two\n/);
    const provenance = workspace.executions.read(id, "metadata/provo.xml");
    const outputs = workspace.executions.readJson<ArtifactList>(
      second.id,
      "metadata/artifacts.json",
    ).artifacts;
    const number =
      outputs.filter(({ direction }) => direction === "output").findIndex(({ name }) => name === "model.pt") +
      1;
    assert.match(provenance, new RegExp(`xmlns:source1="urn:executions:${second.id}#"`));
    assert.match(provenance, new RegExp(`<prov:entity prov:id="source1:output-${number}">`));
    assert.match(provenance, new RegExp(`<prov:entity prov:ref="source1:output-${number}"`));
    assert.match(provenance, /<prov:informant prov:ref="source1:execution"/);
    if (schemaMissing === null) assert.deepEqual(await schemaProblems(provenance), []);
    const ofSource = workspace.executions.read(second.id, "metadata/provo.xml");
    assert.match(ofSource, new RegExp(`<prov:entity prov:id="run:output-${number}">`));
  });

  it("is the latest of its name, or the version that is asked for by number or content", async () => {
    const [one, again, two] = [
      await run("train", "text=one"),
      await run("train", "text=one"),
      await run("train", "text=two"),
    ];
    assert.ok(again.id !== one.id && two.id !== one.id);
    const [{ sha256 } = { sha256: "" }] = workspace.executions
      .readJson<ArtifactList>(one.id, "metadata/artifacts.json")
      .artifacts.filter(({ name }) => name === "model.pt");
    for (const [reference, content, version] of [
      ["artifact:model.pt", "two", "v2"],
      ["artifact:model.pt@v1", "one", "v1"],
      ["artifact:model.pt@v2", "two", "v2"],
      [`artifact:model.pt@${sha256.slice(0, 8)}`, "one", "v1"],
    ] as const) {
      const { id } = await run("use", `model=${reference}`);
      assert.match(printed(id), new RegExp(`^${content}\n`));
      assert.equal(inputs(id).find(({ role }) => role === "model")?.version, version);
    }
  });

  it("may be a folder, or a file in one", async () => {
    const source = await run("train", "text=one");
    const { id } = await run("list", `folder=execution:${source.id}/set`);
    assert.equal(printed(id), "a.txt\n");
    const { id: other } = await run("use", `model=execution:${source.id}/set/a.txt`);
    assert.match(printed(other), /^a\n/);
  });

  it("is looked for wherever its content still lies", async () => {
    const [first, second] = [await run("train", "text=one"), await run("train", "text=one")];
    rmSync(join(second.path, "outputs/model.pt"));
    const { id } = await run("use", "model=artifact:model.pt");
    assert.match(printed(id), new RegExp(`^one\n of .*${first.id}`));
  });

  it("is refused with the reason, and nothing is created, when it is gone, changed, unknown or no reference", async () => {
    const source = await run("train", "text=one");
    const model = join(source.path, "outputs/model.pt");
    const before = workspace.executions.bundles().length;
    const refused = async (reference: string): Promise<string> => {
      const { code, stdout, stderr } = await workspace.executions.run(
        "run",
        "use",
        "--input",
        `model=${reference}`,
      );
      assert.deepEqual([code, stdout], [2, ""]);
      assert.equal(workspace.executions.bundles().length, before);
      assert.match(stderr, /^[^\n]*model: /);
      return stderr;
    };
    assert.match(await refused("execution:nobody/model.pt"), /there is no execution nobody/);
    assert.match(
      await refused(`execution:${source.id}/modle.pt`),
      /has no output modle.pt; did you mean model.pt\?/,
    );
    assert.match(await refused("artifact:other.pt"), /no execution has an artifact other.pt/);
    assert.match(
      await refused("artifact:model.pt@v7"),
      /there is no such version; there are v1 \([0-9a-f]{8}\)/,
    );
    assert.match(await refused("execution:x"), /is no reference: write execution:ID\/OUTPUT/);
    assert.match(await refused(`execution:${source.id}/set`), /is a folder, a file is wanted/);
    appendFileSync(model, "more");
    assert.match(await refused(`execution:${source.id}/model.pt`), /model.pt of .*: it was changed since/);
    rmSync(model);
    assert.match(await refused("artifact:model.pt"), /model.pt of .*: it is gone/);
  });

  it("is the same again when the execution is reproduced, whatever is the latest by then", async () => {
    workspace.repository.write("code.txt", "code");
    workspace.repository.commit();
    await run("train", "text=one");
    const used = await run("use", "model=artifact:model.pt");
    await run("train", "text=two");
    const { value, stderr } = await workspace.executions.json<ExecutionSummary>("reproduce", used.id);
    assert.equal(value.state, "COMPLETED", stderr);
    assert.match(printed(value.id), /^one\n/);
    const again = await workspace.executions.json<ExecutionSummary>("rerun", used.id);
    assert.match(printed(again.value.id), /^two\n/);
  });

  it("of an earlier output that is given by its path is the same entity", async () => {
    const source = await run("train", "text=one");
    const { id } = await run("use", `model=${join(source.path, "outputs/model.pt")}`);
    assert.match(
      workspace.executions.read(id, "metadata/provo.xml"),
      /<prov:usedEntity prov:ref="source1:output-/,
    );
  });

  describe("that is materialized", () => {
    const spoil = 'echo spoilt >> {{ data }}; cat {{ data }}; echo "$EXECUTION_INPUT_DATA"';

    it("is a copy in the bundle, which the script gets, and the original stays as it was", async () => {
      workspace.repository.write("data.csv", "original\n");
      method("keep", "file", 'cat {{ data }}; echo "$EXECUTION_INPUT_DATA"', true);
      const { id, path } = await run("keep", "data=data.csv");
      assert.equal(printed(id), `original\n${join(path, "inputs/data/data.csv")}\n`);
      const [input] = inputs(id);
      assert.deepEqual(
        [input?.uri, input?.source, input?.role],
        ["inputs/data/data.csv", "data.csv", "data"],
      );
      writeFileSync(workspace.repository.path("data.csv"), "later\n");
      assert.equal(readFileSync(join(path, "inputs/data/data.csv"), "utf8"), "original\n");
      const verified = await workspace.executions.json<{ ok: boolean }>("verify", id);
      assert.ok(verified.value.ok);
    });

    it("cannot be spoilt by the script, and a word is said when the copy was changed", async () => {
      workspace.repository.write("data.csv", "original\n");
      method("spoil", "file", spoil, false);
      const { id, path } = await run("spoil", "data=data.csv", "--materialize", "data");
      assert.equal(readFileSync(workspace.repository.path("data.csv"), "utf8"), "original\n");
      assert.equal(readFileSync(join(path, "inputs/data/data.csv"), "utf8"), "original\nspoilt\n");
      assert.match(
        workspace.executions.read(id, "metadata/events.ndjson"),
        /the input data, .*was changed while it ran/,
      );
      const again = await workspace.executions.json<ExecutionSummary>("rerun", id);
      assert.ok(existsSync(join(again.value.path, "inputs/data/data.csv")));
      assert.equal(readFileSync(workspace.repository.path("data.csv"), "utf8"), "original\n");
    });

    it("is reproduced from the copy when the original is gone", async () => {
      workspace.repository.write(".gitignore", "*.csv\n");
      workspace.repository.commit();
      workspace.repository.write("data.csv", "original\n");
      method("keep", "file", "cat {{ data }}", true);
      const { id } = await run("keep", "data=data.csv");
      rmSync(workspace.repository.path("data.csv"));
      const { value, stderr } = await workspace.executions.json<ExecutionSummary>("reproduce", id);
      assert.equal(value.state, "COMPLETED", stderr);
      assert.equal(printed(value.id), "original\n");
    });

    it("by reference a changed input is told as well", async () => {
      workspace.repository.write("data.csv", "original\n");
      method("spoil", "file", spoil, false);
      const { id } = await run("spoil", "data=data.csv");
      assert.match(
        workspace.executions.read(id, "metadata/events.ndjson"),
        /the input data, .*was changed while it ran/,
      );
    });

    it("by reference a change of another execution's output is told with what it breaks", async () => {
      workspace.repository.write("data.csv", "original\n");
      method("keep", "file", 'cp {{ data }} "$EXECUTION_OUTPUTS/kept.csv"', true);
      method("spoil", "file", spoil, false);
      const kept = await run("keep", "data=data.csv");
      const { id } = await run("spoil", `data=execution:${kept.id}/kept.csv`);
      const events = workspace.executions.read(id, "metadata/events.ndjson");
      assert.match(events, new RegExp(`belongs to the execution ${kept.id}, .*run with --materialize data`));
    });

    it("may be a folder", async () => {
      workspace.repository.write("set/deep/a.txt", "a");
      method("folder", "directory", "rm -r {{ data }}/deep; ls -A {{ data }}", false);
      const { id } = await run("folder", "data=set", "--materialize", "data");
      assert.equal(printed(id), "");
      assert.ok(existsSync(workspace.repository.path("set/deep/a.txt")));
      assert.equal(inputs(id)[0]?.type, "Dataset");
    });

    it("is refused for what is no file", async () => {
      method("keep", "file", "true", false);
      const { code, stderr } = await workspace.executions.run("run", "keep", "--materialize", "nothing");
      assert.equal(code, 2);
      assert.match(stderr, /--materialize nothing: keep has no input nothing; there are data\./);
    });

    function method(id: string, format: string, script: string, always: boolean): void {
      workspace.executions.method(id, {
        inputs: {
          data: {
            schema: { type: "string", format },
            minOccurs: 0,
            ...(always ? { "x-materialize": true } : {}),
          },
        },
        ...scriptParameters({ "execute-script": script }),
      });
    }
  });

  it("that the script names itself is recorded with its content, but not its own outputs", async () => {
    workspace.repository.write("data/a.csv", "a");
    workspace.executions.method(
      "says",
      scriptParameters({
        "execute-script": `echo x > "$EXECUTION_OUTPUTS/own.txt"
say() { printf '%s\\n' "$1" >> "$EXECUTION_EVENTS"; }
say '{"type":"artifact","role":"input","path":"data/a.csv","name":"table"}'
say '{"type":"artifact","role":"input","path":"data","artifactType":"Dataset"}'
say "{\\"type\\":\\"artifact\\",\\"role\\":\\"input\\",\\"path\\":\\"$EXECUTION_OUTPUTS/own.txt\\"}"
say '{"type":"artifact","role":"input","path":"gone.csv"}'`,
      }),
    );
    const { value } = await workspace.executions.json<ExecutionSummary>("run", "says");
    assert.deepEqual(
      inputs(value.id).map(({ role, uri, type, known }) => [role, uri, type, known]),
      [
        ["table", "data/a.csv", "Table", "registered"],
        ["input", "data", "Dataset", "registered"],
      ],
    );
    assert.match(
      workspace.executions.read(value.id, "metadata/events.ndjson"),
      /gone.csv, which the script named, is not there/,
    );
  });

  async function run(method: string, input: string, ...options: string[]): Promise<ExecutionSummary> {
    const { code, value, stderr } = await workspace.executions.json<ExecutionSummary>(
      "run",
      method,
      "--input",
      input,
      ...options,
    );
    assert.equal(code, 0, stderr);
    return value;
  }

  function printed(id: string): string {
    return workspace.executions.read(id, "outputs/stdout.log");
  }

  function inputs(id: string): Artifact[] {
    const list = workspace.executions.readJson<ArtifactList>(id, "metadata/artifacts.json");
    return list.artifacts.filter(({ direction }) => direction === "input");
  }
});
