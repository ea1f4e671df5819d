import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { LineageJson, LineageJsonNode } from "../../../src/core/lineage/lineageJson";
import { CommandLine, commandParameters } from "../../support/commandLine";
import { rawTable, runPipeline, type Stage } from "../../support/lineagePipeline";
import { removeFolder, temporaryFolder } from "../../support/zipSample";

describe("executions lineage", () => {
  let folder = "";
  let executions: CommandLine;
  let ids: Record<Stage, string>;

  const lineage = async (...args: string[]): Promise<LineageJson> => {
    const { code, value, stderr } = await executions.json<LineageJson>("lineage", ...args);
    assert.equal(code, 0, stderr);
    return value;
  };
  const nameOf = (node: LineageJsonNode): string => (node.kind === "execution" ? node.id : node.name);
  const names = ({ nodes }: LineageJson): string[] => nodes.map(nameOf).sort();
  const named = ({ nodes }: LineageJson, name: string): LineageJsonNode => {
    const found = nodes.find((node) => nameOf(node) === name);
    assert.ok(found, `${name} is not in ${nodes.map(nameOf).join(", ")}`);
    return found;
  };

  before(async () => {
    folder = temporaryFolder();
    executions = new CommandLine(folder);
    ids = await runPipeline(executions);
  });
  after(() => removeFolder(folder));

  it("goes from an execution to all that it came of and all that came of it", async () => {
    const whole = await lineage(ids.train);
    assert.deepEqual(
      names(whole),
      [
        ...Object.values(ids),
        "clean.csv",
        "model.json",
        "prepare.mjs",
        "raw.csv",
        "report.json",
        "train.mjs",
      ].sort(),
    );
    const [data, model] = [named(whole, "clean.csv").id, named(whole, "model.json").id];
    const flow = whole.edges.map(({ kind, from, to }) => `${kind} ${from} ${to}`);
    for (const edge of [
      `generated ${ids.prepare} ${data}`,
      `used ${data} ${ids.train}`,
      `generated ${ids.train} ${model}`,
      `used ${model} ${ids.evaluate}`,
    ])
      assert.ok(flow.includes(edge), edge);
  });

  it("takes a direction, a depth and types, and a file of the workspace", async () => {
    const backward = await lineage(ids.train, "--direction", "backward", "--depth", "1");
    assert.deepEqual(names(backward), [ids.train, "clean.csv", "train.mjs"].sort());
    const tables = await lineage(ids.train, "--direction", "backward", "--type", "Table");
    assert.deepEqual(names(tables), [ids.train, ids.prepare, "clean.csv", "raw.csv"].sort());
    const file = await lineage("data/raw.csv", "--direction", "forward", "--depth", "2");
    assert.deepEqual(names(file), ["raw.csv", ids.prepare, "clean.csv"].sort());
  });

  it("tells what is affected if a file is wrong, in the order in which to run again", async () => {
    const { nodes } = await lineage("data/raw.csv", "--affected");
    const order = nodes.filter(({ kind }) => kind === "execution").map(({ id }) => id);
    assert.deepEqual(order, [ids.prepare, ids.train, ids.evaluate]);
    const { stdout } = await executions.run("lineage", "train.mjs", "--affected");
    assert.match(stdout, /^If train\.mjs is wrong, 2 executions and 2 artifacts are affected/);
    assert.match(stdout, /1\. .*train-[^\n]*\n {2}2\. .*evaluate-/);
  });

  it("tells the way between two", async () => {
    const { nodes } = await lineage("data/raw.csv", "--to", ids.evaluate);
    assert.deepEqual(nodes.map(nameOf), [
      "raw.csv",
      ids.prepare,
      "clean.csv",
      ids.train,
      "model.json",
      ids.evaluate,
    ]);
    executions.write("alone.txt", "nothing else holds this");
    const alone = await executions.run("lineage", "alone.txt");
    assert.equal(alone.code, 2);
    assert.match(alone.stderr, /alone\.txt is not known: no execution of this workspace used or made it/);
  });

  it("prints a tree that a person can read", async () => {
    const { stdout } = await executions.run("lineage", ids.train);
    const lines = stdout.split("\n").map((line) => line.split(" · ")[0]);
    assert.deepEqual(lines, [
      "train.mjs",
      "← came of",
      "  clean.csv",
      "    prepare.mjs",
      "      prepare.mjs",
      "      raw.csv",
      "  train.mjs",
      "→ what came of it",
      "  model.json",
      "    evaluate.mjs",
      "      report.json",
      "",
    ]);
  });

  it("tells the provenance of all its executions as one PROV-JSON document", async () => {
    const { code, stdout } = await executions.run("lineage", ids.train, "--format", "prov");
    assert.equal(code, 0);
    const document = JSON.parse(stdout) as { readonly activity: Readonly<Record<string, unknown>> };
    const text = JSON.stringify(document.activity);
    for (const id of Object.values(ids)) assert.ok(text.includes(id), id);
  });

  it("marks what changed since, and finds a file that changed by its path", async () => {
    writeFileSync(join(folder, "data/raw.csv"), "name,mass\nother,1\n");
    try {
      const found = await executions.json<LineageJson>("lineage", "data/raw.csv", "--direction", "forward");
      assert.match(found.stderr, /raw\.csv has changed since/);
      assert.deepEqual(named(found.value, ids.prepare).stale, [
        { kind: "inputChanged", place: "data/raw.csv" },
      ]);
      assert.deepEqual(named(found.value, "raw.csv").stale, [
        { kind: "changedOnDisk", place: "data/raw.csv" },
      ]);
      assert.deepEqual(named(found.value, "clean.csv").stale, [
        { kind: "madeFromStale", place: "data/raw.csv" },
      ]);
      const { stdout } = await executions.run("lineage", ids.prepare);
      assert.match(stdout, /raw\.csv .*! changed on disk: data\/raw\.csv/);
    } finally {
      writeFileSync(join(folder, "data/raw.csv"), rawTable);
    }
  });

  it("knows re-runs when asked, archived executions as others, and what was deleted as missing", async () => {
    const again = (await executions.json<{ id: string }>("rerun", ids.evaluate)).value.id;
    assert.ok(!names(await lineage(ids.evaluate)).includes(again));
    const linked = await lineage(ids.evaluate, "--links", "rerunOf");
    assert.ok(linked.edges.some((edge) => edge.kind === "rerunOf" && edge.to === again));
    await executions.run("archive", ids.prepare);
    const archived = named(await lineage(ids.train), ids.prepare);
    assert.equal(archived.kind === "execution" && archived.archived, true);
    await executions.run("delete", ids.prepare, "--yes");
    const deleted = named(await lineage(ids.train), ids.prepare);
    assert.equal(deleted.kind === "execution" && deleted.missing, "deleted");
    rmSync(join(folder, ".executions/trash"), { recursive: true });
    assert.ok(!names(await lineage(ids.train)).includes(ids.prepare));
  });

  it("refuses what it does not understand", async () => {
    for (const args of [
      [],
      [ids.train, "more"],
      [ids.train, "--direction", "sideways"],
      [ids.train, "--depth", "-1"],
      [ids.train, "--links", "friends"],
      [ids.train, "--format", "dot"],
      [ids.train, "--affected", "--to", ids.train],
      ["nobody"],
    ]) {
      const { code, stdout } = await executions.run("lineage", ...args);
      assert.deepEqual([code, stdout], [2, ""], args.join(" "));
    }
  });

  it("is of use for any command line that was run", async () => {
    executions.method("copy", commandParameters("cp", "data/clean.csv", "copied.csv"));
    const { value } = await executions.json<{ id: string }>("run", "copy");
    const copied = await lineage("copied.csv", "--direction", "backward");
    assert.equal(named(copied, value.id).distance, -1);
    assert.equal(copied.nodes.find(({ distance }) => distance === 0)?.kind, "artifact");
  });
});
