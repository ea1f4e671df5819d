import assert from "node:assert/strict";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { parseMemberList } from "../../../../src/bundle/contents/memberList";
import type { Artifact, ArtifactList } from "../../../../src/core/records";
import type { ExecutionSummary } from "../../../../src/core/summary";
import { scriptParameters } from "../../../support/commandLine";
import { RepositoryWorkspace } from "../../../support/repositoryWorkspace";

describe("a dataset as an input", () => {
  const workspace = new RepositoryWorkspace();
  beforeEach(() => {
    workspace.repository.write("data/a.csv", "1\n");
    workspace.executions.method(
      "augment",
      scriptParameters({
        "execute-script": `mkdir "$EXECUTION_OUTPUTS/set"; echo b > "$EXECUTION_OUTPUTS/set/b.csv"
echo '{"type":"dataset","name":"augmented","members":["data/a.csv","set/b.csv"]}' >> "$EXECUTION_EVENTS"`,
      }),
    );
    workspace.executions.method("train", {
      inputs: { data: { schema: { type: "string", format: "directory" } } },
      ...scriptParameters({
        "execute-script": "cd {{ data }}; find . -type f | sort | xargs -n 1 grep -H ''",
      }),
    });
  });

  const run = async (...args: string[]): Promise<ExecutionSummary> => {
    const { value } = await workspace.executions.json<ExecutionSummary>("run", ...args);
    assert.equal(value.state, "COMPLETED", value.reason ?? "");
    return value;
  };
  const artifact = (id: string, direction: Artifact["direction"]): Artifact => {
    const { artifacts } = workspace.executions.readJson<ArtifactList>(id, "metadata/artifacts.json");
    const found = artifacts.find((each) => each.direction === direction && each.type === "Dataset");
    assert.ok(found !== undefined);
    return found;
  };
  const printed = (id: string): string => workspace.executions.read(id, "outputs/stdout.log");
  const files = "./data/a.csv:1\n./outputs/set/b.csv:b\n";

  it("is a folder with its members at their paths, recorded as the dataset that it is", async () => {
    const source = await run("augment");
    for (const reference of [
      "artifact:augmented",
      "artifact:augmented@v1",
      `execution:${source.id}/augmented`,
    ]) {
      const { id } = await run("train", "--input", `data=${reference}`);
      assert.equal(printed(id), files);
      const [made, used] = [artifact(source.id, "output"), artifact(id, "input")];
      assert.deepEqual([used.sha256, used.size, used.name], [made.sha256, made.size, "augmented"]);
      assert.equal(used.uri, `.executions/executions/${source.id}/${made.uri}`);
      assert.match(workspace.executions.read(id, "metadata/provo.xml"), /source1:output-\d+"/);
      assert.deepEqual((await workspace.executions.json<unknown[]>("list", "--query", "is:stale")).value, []);
    }
  });

  it("has members from the copies that the bundle keeps, where the originals are gone", async () => {
    workspace.executions.method(
      "make",
      scriptParameters({
        "execute-script": `echo made > data/made.csv
echo '{"type":"dataset","name":"made","members":["data/made.csv"]}' >> "$EXECUTION_EVENTS"`,
      }),
    );
    await run("make");
    rmSync(join(workspace.repository.root, "data/made.csv"));
    const { id } = await run("train", "--input", "data=artifact:made");
    assert.equal(printed(id), "./data/made.csv:made\n");
  });

  it("has the file itself where a member is a link to it, wherever that leads", async () => {
    workspace.repository.write("store/a.csv", "1\n");
    rmSync(join(workspace.repository.root, "data/a.csv"));
    symlinkSync("../store/a.csv", join(workspace.repository.root, "data/a.csv"));
    await run("augment");
    const folders = join(workspace.repository.root, ".executions/.cache/datasets");
    const laidOut = (): number[] => readdirSync(folders).map((name) => statSync(join(folders, name)).ino);
    assert.equal(printed((await run("train", "--input", "data=artifact:augmented")).id), files);
    const before = laidOut();
    assert.equal(printed((await run("train", "--input", "data=artifact:augmented")).id), files);
    assert.deepEqual(laidOut(), before, "it is not laid out anew, while another execution may read it");
  });

  it("is handed over as a copy on wish", async () => {
    await run("augment");
    const { id } = await run("train", "--input", "data=artifact:augmented", "--materialize", "data");
    assert.equal(printed(id), files);
    assert.equal(workspace.executions.read(id, "inputs/data/augmented/data/a.csv"), "1\n");
  });

  it("is refused where members are gone or changed, each by its name", async () => {
    const source = await run("augment");
    await run("train", "--input", "data=artifact:augmented");
    writeFileSync(join(workspace.repository.root, "data/a.csv"), "2\n");
    rmSync(join(source.path, "outputs/set/b.csv"));
    rmSync(join(workspace.repository.root, ".executions/.cache/datasets"), { recursive: true });
    const before = workspace.executions.bundles();
    const { code, stderr } = await workspace.executions.run(
      "run",
      "train",
      "--input",
      "data=artifact:augmented",
    );
    assert.equal(code, 2);
    assert.match(
      stderr,
      /data: artifact:augmented cannot be used: 2 of its 2 members are not what was recorded:/,
    );
    assert.match(stderr, /^ {2}data\/a\.csv: it was changed since$/m);
    assert.match(stderr, /^ {2}outputs\/set\/b\.csv: it is gone$/m);
    assert.deepEqual(workspace.executions.bundles(), before);
  });

  it("is laid out anew when somebody wrote into its folder", async () => {
    await run("augment");
    workspace.executions.method("spoil", {
      inputs: { data: { schema: { type: "string", format: "directory" } } },
      ...scriptParameters({ "execute-script": "rm {{ data }}/data/a.csv; echo more > {{ data }}/more" }),
    });
    await run("spoil", "--input", "data=artifact:augmented");
    assert.equal(printed((await run("train", "--input", "data=artifact:augmented")).id), files);
    assert.equal(readFileSync(join(workspace.repository.root, "data/a.csv"), "utf8"), "1\n");
  });

  it("stays as it is for a running execution that wrote into it, while another one gets its own", async () => {
    await run("augment");
    workspace.executions.method("note", {
      inputs: { data: { schema: { type: "string", format: "directory" } } },
      ...scriptParameters({
        "execute-script": `here=$PWD; echo index > {{ data }}/index; touch -d yesterday {{ data }}
echo noted; until [ -e "$here/go" ]; do sleep 0.05; done; cat {{ data }}/data/a.csv {{ data }}/index`,
      }),
    });
    const noting = workspace.executions.start(["run", "note", "--input", "data=artifact:augmented"]);
    await noting.printed("noted");
    assert.equal(printed((await run("train", "--input", "data=artifact:augmented")).id), files);
    workspace.repository.write("go", "");
    const { code, stdout, stderr } = await noting.ended;
    assert.deepEqual([code, stdout], [0, "noted\n1\nindex\n"], stderr);
  });

  it("is one folder for all that ask for it at once", async () => {
    await run("augment");
    workspace.executions.method("slow", {
      inputs: { data: { schema: { type: "string", format: "directory" } } },
      ...scriptParameters({
        "execute-script": "cd {{ data }}; sleep 1; find . -type f | sort | xargs -n 1 grep -H ''",
      }),
    });
    const args = ["run", "slow", "--input", "data=artifact:augmented"];
    const ends = await Promise.all(Array.from({ length: 8 }, () => workspace.executions.run(...args)));
    for (const { code, stdout, stderr } of ends) assert.deepEqual([code, stdout], [0, files], stderr);
    const datasets = join(workspace.repository.root, ".executions/.cache/datasets");
    assert.equal(readdirSync(datasets).length, 1);
  });

  it("takes what a script writes into its members, and the seal of the execution that made them holds", async () => {
    const source = await run("augment");
    workspace.executions.method("append", {
      inputs: { data: { schema: { type: "string", format: "directory" } } },
      ...scriptParameters({ "execute-script": "echo more >> {{ data }}/outputs/set/b.csv" }),
    });
    await run("append", "--input", "data=artifact:augmented");
    assert.equal(workspace.executions.read(source.id, "outputs/set/b.csv"), "b\n");
    assert.equal((await workspace.executions.run("verify", source.id)).code, 0);
    assert.equal(printed((await run("train", "--input", "data=artifact:augmented")).id), files);
  });

  it("is the same one when the execution is reproduced, also where its name leads to another one today", async () => {
    workspace.repository.write(".gitignore", "data/\n");
    workspace.repository.commit();
    const source = await run("augment");
    const first = await run("train", "--input", "data=artifact:augmented");
    workspace.executions.method(
      "augment",
      scriptParameters({
        "execute-script": `echo c > "$EXECUTION_OUTPUTS/c.csv"
echo '{"type":"dataset","name":"augmented","members":["c.csv"]}' >> "$EXECUTION_EVENTS"`,
      }),
    );
    await run("augment");
    for (const cache of ["as it was", "emptied"]) {
      if (cache === "emptied")
        rmSync(join(workspace.repository.root, ".executions/.cache/datasets"), { recursive: true });
      const { code, value, stderr } = await workspace.executions.json<ExecutionSummary>(
        "reproduce",
        first.id,
      );
      assert.equal(code, 0, stderr);
      assert.equal(value.properties["reproduction"], "identical", stderr);
      assert.deepEqual(artifact(value.id, "input"), { ...artifact(first.id, "input"), version: null });
      assert.equal(value.inputs["data"], `execution:${source.id}/datasets/augmented.sha256`);
    }
  });

  it("leaves no folder in the cache that none was given for a month", async () => {
    await run("augment");
    const datasets = join(workspace.repository.root, ".executions/.cache/datasets");
    const [old, recent] = [join(datasets, "a".repeat(64)), join(datasets, "b".repeat(64))];
    for (const [folder, days] of [
      [old, 31],
      [recent, 29],
    ] as const) {
      mkdirSync(folder, { recursive: true });
      const at = new Date(Date.now() - days * 24 * 3600 * 1000);
      utimesSync(folder, at, at);
    }
    await run("train", "--input", "data=artifact:augmented");
    assert.deepEqual([existsSync(old), existsSync(recent)], [false, true]);
  });

  it("has no member outside of its folder, whatever its list says", () => {
    const sha256 = "a".repeat(64);
    const places = (uri: string): string | null => parseMemberList(`${sha256}  ${uri}\0`)?.[0]?.place ?? null;
    assert.equal(places("data/a\nb.csv"), "data/a\nb.csv");
    assert.equal(places("./outputs/a"), "workspace/outputs/a");
    assert.equal(places("/etc/a"), "absolute/etc/a");
    assert.equal(places("C:/a"), "absolute/C/a");
    for (const uri of ["../a", "a/../../b", "..", "a//b", "/../a", "a\\..\\b", "./a"])
      assert.equal(places(uri), null, uri);
    for (const text of ["", "x", `${sha256}  a`, `${sha256} a\0`, "\0"])
      assert.equal(parseMemberList(text), null, text);
  });
});
