import assert from "node:assert/strict";
import { createWriteStream, rmSync } from "node:fs";
import { join } from "node:path";
import { once } from "node:events";
import type { ExecutionSummary } from "../../../../src/core/summary";
import { workspaceLayout } from "../../../../src/bundle/layout";
import { compareContents } from "../../../../src/store/difference/compareContents";
import type { ComparedContent } from "../../../../src/store/difference/comparePair";
import { CommandLine } from "../../../support/commandLine";
import { makeTemporaryFolder, removeFolder } from "../../../support/temporaryFolder";

const options = { tolerance: 1e-9, limit: 100 };

/** Writes a result of each kind; what differs between two runs of it are its arguments. */
const script = `
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
const [rate, data, species] = process.argv.slice(2);
const out = process.env.EXECUTION_OUTPUTS;
console.log(new Date().toISOString() + " started in " + out + " pid " + process.pid);
console.log("rows " + readFileSync(data, "utf8").split("\\n").length);
console.log("rate " + rate);
console.log("done in " + process.uptime() + " s");
writeFileSync(out + "/params.json", JSON.stringify({ model: { rate: Number(rate), layers: [8, 4] }, seed: 1 }));
writeFileSync(out + "/scores.csv", "species,recall\\nAdelie,0.9\\n" + species + ",0.8\\nGentoo,0.7\\n");
writeFileSync(out + "/notes.md", "# Notes\\n\\nrate is " + rate + "\\n\\nend\\n");
writeFileSync(out + "/picture.bin", Buffer.from([0, 1, 2, Number(rate) * 100]));
writeFileSync(out + "/same.txt", "the same");
writeFileSync(out + "/close.json", JSON.stringify({ loss: 0.5 + Number(rate) * 1e-12 }));
mkdirSync(out + "/only", { recursive: true });
writeFileSync(out + "/only/" + species + ".txt", "member " + species);
`;

describe("the contents of two executions", () => {
  let folder = "";
  let executions: CommandLine;
  let rows: ComparedContent[] = [];
  let pair: ExecutionSummary[] = [];

  const row = (name: string): ComparedContent => {
    const found = rows.find(
      (one) => one.name === name || one.before?.uri === name || one.after?.uri === name,
    );
    assert.ok(found, `${name} is not among ${rows.map((one) => one.name).join(", ")}`);
    return found;
  };
  const summaries = async (): Promise<ExecutionSummary[]> =>
    (await executions.json<ExecutionSummary[]>("list", "--sort", "created")).value;
  const compare = async (): Promise<void> => {
    const [before, after] = (pair = await summaries());
    rows = await compareContents(workspaceLayout(folder), before!, after!, options);
  };

  before(async () => {
    folder = await makeTemporaryFolder("contents");
    executions = new CommandLine(folder);
    executions.write("train.mjs", script);
    executions.write("a.csv", "x\n1\n2\n");
    executions.write("b.csv", "x\n1\n3\n");
    for (const [rate, data, species] of [
      ["0.1", "a.csv", "Chinstrap"],
      ["0.2", "b.csv", "Emperor"],
    ] as const) {
      const { code, stderr } = await executions.run("run", "train.mjs", "--", rate, data, species);
      assert.equal(code, 0, stderr);
    }
    await compare();
  });
  after(() => removeFolder(folder));

  it("are told by path, cell, line and byte, each by what it is", () => {
    const { difference: json } = row("params.json");
    assert.ok(json?.kind === "json");
    assert.deepEqual(json.changes.shown, [
      { kind: "changed", path: "model.rate", before: "0.1", after: "0.2" },
    ]);
    const { difference: table } = row("scores.csv");
    assert.ok(table?.kind === "table");
    assert.equal(table.key, "species");
    assert.deepEqual(
      [table.removed.shown, table.added.shown],
      [[{ row: 2, cells: ["Chinstrap", "0.8"] }], [{ row: 2, cells: ["Emperor", "0.8"] }]],
    );
    const { difference: text } = row("notes.md");
    assert.ok(text?.kind === "text");
    assert.deepEqual([text.added, text.removed, text.hunks[0]?.before], [1, 1, 1]);
    assert.deepEqual(row("picture.bin").difference, { kind: "bytes", offset: 3 });
  });

  it("are the same by hash, or alike within the tolerance", () => {
    assert.equal(row("same.txt").verdict, "same");
    assert.equal(row("close.json").verdict, "like");
  });

  it("tell of logs the first line that says something else, times, paths and process ids apart", () => {
    const { difference, verdict } = row("outputs/stdout.log");
    assert.equal(verdict, "differs");
    assert.ok(difference?.kind === "log");
    assert.equal(difference.line, 3);
    assert.deepEqual(
      difference.lines.filter(({ kind }) => kind !== "same").map(({ text }) => text),
      ["rate 0.1", "rate 0.2"],
    );
    assert.equal(row("outputs/stderr.log").verdict, "same");
  });

  it("pair inputs by what they are for", () => {
    const { before, after, difference, role } = row("a.csv");
    assert.deepEqual([before?.uri, after?.uri, role], ["a.csv", "b.csv", "argument 2"]);
    assert.ok(difference?.kind === "table");
    assert.equal(difference.cells.total, 1);
  });

  it("say what only one of them has", () => {
    assert.deepEqual(
      rows
        .filter(({ verdict }) => verdict === "added" || verdict === "removed")
        .map(({ name, verdict }) => `${verdict} ${name}`),
      ["removed only/Chinstrap.txt", "added only/Emperor.txt"],
    );
  });

  it("are read within an archive as well, and nothing is unpacked for it", async () => {
    const live = rows;
    const { code, stderr } = await executions.run("archive", pair[0]!.id);
    assert.equal(code, 0, stderr);
    await compare();
    assert.deepEqual(rows, live);
    await executions.run("unarchive", pair[0]!.id);
  });

  it("say when a file is not there any more, or was changed", async () => {
    executions.write("a.csv", "x\n1\n4\n");
    rmSync(join(pair[1]!.path, "outputs", "notes.md"));
    await compare();
    assert.equal(row("a.csv").verdict, "unknown");
    assert.match(
      row("a.csv").reason ?? "",
      /^train-\S+: a\.csv was changed since, and the bundle holds no copy$/,
    );
    assert.equal(row("notes.md").verdict, "unknown");
    assert.match(row("notes.md").reason ?? "", /outputs\/notes\.md is not there any more/);
  });

  it("are compared with flat memory, however much was printed", async function () {
    this.timeout(120_000);
    const lines = Array.from(
      { length: 20_000 },
      (_, at) => `step ${at} loss ${1 / (at + 1)} of a long line of words\n`,
    );
    for (const [index, summary] of pair.entries()) {
      const file = createWriteStream(join(summary.path, "outputs", "stdout.log"));
      // 30 MB each, of which every line differs in its time alone.
      for (let block = 0; block < 25; block += 1) {
        const text = lines.map((line) => `12:00:0${index} ${line}`).join("");
        if (!file.write(text)) await once(file, "drain");
      }
      file.end(`the end of ${index}\n`);
      await once(file, "close");
    }
    global.gc?.();
    const start = process.memoryUsage().rss;
    let most = start;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
    await compare();
    clearInterval(watch);
    const { difference } = row("outputs/stdout.log");
    assert.ok(difference?.kind === "log");
    assert.deepEqual([difference.line, difference.passedOver], [500_001, 500_000]);
    assert.ok(most - start < 160 * 1024 * 1024, `${Math.round((most - start) / 1024 / 1024)} MB more`);
  });
});
