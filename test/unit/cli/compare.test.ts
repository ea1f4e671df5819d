import assert from "node:assert/strict";
import type { ComparisonJson } from "../../../src/core/compare/comparisonJson";
import type { ChangedCode } from "../../../src/runner/difference/changedCode";
import { ComparedRuns } from "../../support/comparedRuns";
import { RepositoryWorkspace } from "../../support/repositoryWorkspace";
import { stateOf } from "../../support/reproduction";

type Row = ComparisonJson["rows"][number];

function rowOf({ rows }: ComparisonJson, section: string, name: string): Row {
  const found = rows.find((row) => row.section === section && row.name === name);
  assert.ok(
    found,
    `${section} ${name} is among ${rows.map((row) => `${row.section} ${row.name}`).join(", ")}`,
  );
  return found;
}

describe("the cause of a difference between two executions", () => {
  const workspace = new RepositoryWorkspace();
  const runs = new ComparedRuns(workspace);

  beforeEach(() => runs.prepare());

  it("is the value of an input", async () => {
    const ids = [await runs.run(["--lr", "0.1"]), await runs.run(["--lr", "0.01"])];
    const { headline } = await runs.compare(...ids);
    assert.match(headline, /^differ in (?:input|argument) (?:--)?lr \(0\.1 → 0\.01\)$/);
  });

  it("is one line of uncommitted code, and nothing of the repository is written to tell it", async () => {
    const ids = [await runs.run()];
    runs.edit("loss = arguments.lr * len(rows)", "loss = arguments.lr * len(rows) * 2");
    ids.push(await runs.run());
    const before = stateOf(workspace.repository);
    const objects = workspace.repository.git("count-objects", "-v");
    const { headline, causes } = await runs.compare(...ids);
    assert.equal(headline, "differ in 1 line of train.py");
    assert.deepEqual(
      causes[0]?.causes.map(({ kind, name, lines }) => ({ kind, name, lines })),
      [{ kind: "code", name: "train.py", lines: 1 }],
    );
    assert.deepEqual(stateOf(workspace.repository), before);
    assert.equal(workspace.repository.git("count-objects", "-v"), objects);
  });

  it("is told with the lines that differ, so many of them", async () => {
    const ids = [await runs.run()];
    runs.edit(
      "loss = arguments.lr * len(rows)",
      `loss = arguments.lr * len(rows) * 2${"\n# more".repeat(14)}`,
    );
    ids.push(await runs.run());
    const { stdout } = await workspace.executions.run("compare", ...ids);
    const code = stdout.slice(stdout.indexOf(`Code of ${ids[1] ?? ""}`));
    const told = code.slice(code.indexOf("  train.py: +15 −1\n")).split("\n");
    assert.deepEqual(told.slice(1, 4), [
      "    - loss = arguments.lr * len(rows)",
      "    + loss = arguments.lr * len(rows) * 2",
      "    + # more",
    ]);
    assert.equal(told[13], "    4 more lines");
    const { value } = await workspace.executions.json<{ code: ChangedCode[] }>("compare", ...ids);
    assert.deepEqual(
      value.code.map(({ id }) => id),
      [ids[1]],
    );
    const file = value.code[0]?.files.find(({ path }) => path === "train.py");
    assert.deepEqual([file?.added, file?.removed], [15, 1]);
    assert.deepEqual(file?.hunks[0]?.lines.slice(0, 2), [
      "-loss = arguments.lr * len(rows)",
      "+loss = arguments.lr * len(rows) * 2",
    ]);
    const markdown = await workspace.executions.run("compare", ...ids, "--format", "md");
    assert.match(
      markdown.stdout,
      /\ntrain\.py: \+15 −1\n\n```diff\n .*\n-loss = arguments\.lr \* len\(rows\)\n\+loss = /,
    );
  });

  it("is the version of a package", async () => {
    const ids = [await runs.run()];
    runs.install("numpy", "2.1.0");
    ids.push(await runs.run());
    const comparison = await runs.compare(...ids);
    assert.equal(comparison.headline, "differ in package numpy (1.26 → 2.1)");
    assert.deepEqual(rowOf(comparison, "packages", "numpy").values, ["1.26.4", "2.1.0"]);
  });

  it("is the content of an input file of the same name", async () => {
    const ids = [await runs.run(["--data", "data.csv"])];
    runs.data("1\n2\n3\n4\n");
    ids.push(await runs.run(["--data", "data.csv"]));
    const comparison = await runs.compare(...ids);
    assert.equal(comparison.headline, "differ in data data.csv (other content)");
    assert.ok(comparison.rows.some((row) => row.section === "inputFiles" && row.differs));
  });

  it("is a variable of the environment", async () => {
    const ids = [await runs.run([], { OMP_NUM_THREADS: "4" }), await runs.run([], { OMP_NUM_THREADS: "8" })];
    const { headline } = await runs.compare(...ids);
    assert.equal(headline, "differ in variable OMP_NUM_THREADS (4 → 8)");
  });

  it("is told with two and with three others, most likely first, and with data that is the same", async () => {
    const ids = [await runs.run(["--lr", "0.1", "--data", "data.csv"])];
    runs.install("numpy", "2.1.0");
    ids.push(await runs.run(["--lr", "0.01", "--data", "data.csv"]));
    runs.edit('print(f"loss: {loss}', 'print(f"loss: {loss} ');
    ids.push(await runs.run(["--lr", "0.01", "--data", "data.csv"]));
    const two = await runs.compare(ids[0] ?? "", ids[1] ?? "");
    assert.match(
      two.headline,
      /^differ in \w+ (?:--)?lr \(0\.1 → 0\.01\), package numpy \(1\.26 → 2\.1\); same data$/,
    );
    const three = await runs.compare(ids[0] ?? "", ids[2] ?? "");
    assert.match(
      three.headline,
      /^differ in \w+ (?:--)?lr \(0\.1 → 0\.01\), package numpy \(1\.26 → 2\.1\), 1 line of train\.py; same data$/,
    );
  });

  it("is none where nothing that was captured differs: times, ids, process ids and paths are none", async () => {
    const environment = (name: string): Record<string, string> => ({
      TMPDIR: "/tmp",
      TF_LOGS: `/tmp/logs-${name}`,
      SLURM_JOB_ID: name,
      PATH: `/opt/${name}:${process.env["PATH"] ?? ""}`,
    });
    const ids = [await runs.run([], environment("one")), await runs.run([], environment("two"))];
    const comparison = await runs.compare(...ids);
    assert.equal(comparison.headline, "nothing that was captured differs");
    assert.deepEqual(comparison.causes, [{ id: ids[1], causes: [], unknownCode: null }]);
    // Outcomes differ all the same, and are shown.
    assert.equal(rowOf(comparison, "outputFiles", "result.json").differs, true);
    assert.equal(rowOf(comparison, "metrics", "loss").differs, false);
  });

  it("counts among several executions by how many it tells apart", async () => {
    const ids = [await runs.run(["--lr", "0.1", "--data", "data.csv"])];
    ids.push(await runs.run(["--lr", "0.01", "--data", "data.csv"]));
    runs.data("1\n2\n");
    ids.push(await runs.run(["--lr", "0.03", "--data", "data.csv"]));
    const { headline, causes } = await runs.compare(...ids);
    assert.match(headline, /^differ in \w+ (?:--)?lr \(3 values\), data data\.csv \(other content\)$/);
    assert.deepEqual(
      causes.map((each) => each.causes[0]?.kind),
      ["argument", "data"],
    );
  });
});

describe("executions compare", () => {
  const workspace = new RepositoryWorkspace();
  const runs = new ComparedRuns(workspace);

  beforeEach(() => runs.prepare());

  it("holds numbers against the baseline, better or worse where the metric has a direction", async () => {
    const [one, other] = [await runs.run(["--lr", "0.1"]), await runs.run(["--lr", "0.2"])];
    const comparison = await runs.compare(one, other);
    const loss = rowOf(comparison, "metrics", "loss");
    assert.equal(loss.better, "min");
    assert.equal(loss.deltas[0], null);
    assert.equal(loss.deltas[1]?.verdict, "worse");
    assert.equal(Math.round(loss.deltas[1].percent ?? 0), 100);
    assert.equal(rowOf(comparison, "metrics", "accuracy").deltas[1]?.verdict, "worse");
    assert.deepEqual(
      comparison.executions.map(({ id }) => id),
      [one, other],
    );
    const turned = await runs.compare(one, other, "--baseline", other);
    assert.equal(turned.baseline, other);
    assert.equal(rowOf(turned, "metrics", "loss").deltas[0]?.verdict, "better");
    assert.equal(rowOf(turned, "metrics", "loss").deltas[1], null);
  });

  it("tells of three and more what moves the metric, and writes them as a page of HTML without script or address", async () => {
    const { executions } = workspace;
    const ids = [];
    for (const lr of ["0.1", "0.2", "0.3"]) ids.push(await runs.run(["--lr", lr]));
    const moves = /What moves loss most, of 3 that reached it: \S*lr 0\.1 … 0\.3 spread 0\.6/;
    const [page, markdown, html] = [
      await executions.run("compare", ...ids),
      await executions.run("compare", ...ids, "--format", "md"),
      await executions.run("compare", ...ids, "--format", "html", "--baseline", ids[1] ?? ""),
    ];
    for (const { stdout } of [page, markdown, html]) assert.match(stdout, moves);
    assert.match(html.stdout, /^<!doctype html>\n/);
    assert.match(html.stdout, /<title>Comparison of 3 executions<\/title>/);
    assert.match(html.stdout, /<dt>B<\/dt><dd>baseline<\/dd>/);
    assert.doesNotMatch(html.stdout, /<script|https?:/);
  });

  it("prints it for a person, as Markdown and as CSV, and refuses what it cannot do", async () => {
    const { executions } = workspace;
    const [one, other] = [await runs.run(["--lr", "0.1"]), await runs.run(["--lr", "0.2"])];
    const page = await executions.run("compare", one, other);
    assert.match(page.stdout, /^differ in \w+ (?:--)?lr \(0\.1 → 0\.2\)\n/);
    assert.match(page.stdout, /\nloss +0\.3 +0\.6 \+0\.3 \(\+100\.0 %\)/);
    const markdown = await executions.run("compare", one, other, "--format", "md");
    assert.match(markdown.stdout, /\| loss \| 0\.3 \| 0\.6 \+0\.3 \(\+100\.0 %\) \|/);
    const csv = await executions.run("compare", one, other, "--format", "csv");
    assert.match(csv.stdout, /^section,name,differs,/);
    assert.match(csv.stdout, /^metrics,accuracy,true,/m);
    for (const wrong of [
      [one],
      [one, other, "--format", "pdf"],
      [one, other, "--json", "--format", "md"],
      [one, "nothing"],
    ]) {
      const { code, stdout } = await executions.run("compare", ...wrong);
      assert.deepEqual({ code, stdout }, { code: 2, stdout: "" }, wrong.join(" "));
    }
    const twice = await executions.run("compare", "@last", "@-1");
    assert.equal(twice.code, 2);
    assert.match(twice.stderr, new RegExp(`@last and @-1 are one execution, ${other}: name another one`));
  });
});
