import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { widthOf } from "../../../src/cli/textWidth";
import type { ExecutionSummary } from "../../../src/core/summary";
import { CommandLine } from "../../support/commandLine";
import { madeAt, makeBundle } from "../../support/madeBundle";
import { repositoryRoot } from "../../support/repositoryRoot";
import { removeFolder, temporaryFolder } from "../../support/zipSample";

const minutes = (count: number): Date => new Date(madeAt.getTime() + count * 60_000);

describe("executions list", () => {
  let folder = "";
  let executions: CommandLine;
  const ids = async (...args: string[]): Promise<string[]> =>
    (await executions.json<ExecutionSummary[]>("list", ...args)).value.map(({ id }) => id);

  beforeEach(() => {
    folder = temporaryFolder();
    executions = new CommandLine(folder);
    makeBundle(folder, {
      id: "train-20261120-100000-aaaa",
      metrics: { loss: 0.5 },
      annotations: { name: "Ärger" },
    });
    makeBundle(folder, {
      id: "train-20261120-100100-bbbb",
      created: minutes(1),
      states: ["STARTED", "FAILED"],
      reason: "exit code 7",
      metrics: {},
    });
    makeBundle(folder, {
      id: "train-20261120-100200-cccc",
      created: minutes(2),
      metrics: { loss: 0.25, acc: 0.9 },
    });
  });
  afterEach(() => removeFolder(folder));

  it("tells those alone that a query asks for", async () => {
    assert.deepEqual(await ids("--query", "status:completed metric:loss<0.4"), [
      "train-20261120-100200-cccc",
    ]);
    assert.deepEqual(await ids("--query", "status:failed OR name:ärger"), [
      "train-20261120-100100-bbbb",
      "train-20261120-100000-aaaa",
    ]);
    assert.deepEqual(await ids("--query", "status:failed metric:acc"), []);
    const none = await executions.run("list", "--query", "tag:none");
    assert.match(none.stderr, /None of 3 executions matches the query\./);
  });

  it("marks where a query is wrong, and lists nothing", async () => {
    const { code, stdout, stderr } = await executions.run("list", "--query", "a pipline:mnist");
    assert.equal(code, 2);
    assert.equal(stdout, "");
    assert.match(
      stderr,
      /position 3: There is no field pipline\. Did you mean pipeline:\?\n {2}a pipline:mnist\n {4}\^{7}\n/,
    );
    const metric = await executions.run("list", "--query", "metric:loss<abc");
    assert.deepEqual([metric.code, metric.stdout], [2, ""]);
    assert.match(
      metric.stderr,
      /position 13: A number is expected here.*\n {2}metric:loss<abc\n {14}\^{3}\n/,
    );
  });

  it("tells each execution with every field of a summary, newest first", async () => {
    const { code, value } = await executions.json<ExecutionSummary[]>("list");
    assert.equal(code, 0);
    assert.deepEqual(
      value.map(({ id, state }) => [id, state]),
      [
        ["train-20261120-100200-cccc", "COMPLETED"],
        ["train-20261120-100100-bbbb", "FAILED"],
        ["train-20261120-100000-aaaa", "COMPLETED"],
      ],
    );
    assert.deepEqual(value[2], {
      id: "train-20261120-100000-aaaa",
      path: join(folder, ".executions/executions/train-20261120-100000-aaaa"),
      name: "Ärger",
      methodId: "train",
      method: "Train a model",
      version: "1.2.0",
      script: "train.py",
      pipeline: "penguins",
      stage: "training",
      context: "lab",
      type: "Training",
      state: "COMPLETED",
      status: "successful",
      message: "Completed",
      progress: 100,
      reason: null,
      created: "2026-11-20T10:00:00.000Z",
      started: "2026-11-20T10:00:01.000Z",
      finished: "2026-11-20T10:00:03.000Z",
      durationMs: 2000,
      exitCode: 0,
      signal: null,
      inputs: { lr: 0.1 },
      properties: { optimizer: "adam" },
      metrics: { loss: 0.5 },
      commit: "a3f9e2b7c1d4e5f60718293a4b5c6d7e8f901234",
      branch: "main",
      dirty: true,
      author: "Ada Lovelace",
      tags: [],
      note: null,
      pinned: false,
      alerts: [],
      infrastructure: "local",
      rerunOf: null,
      parent: null,
      cachedFrom: null,
      sealed: false,
      imported: false,
      archived: false,
      outputsBytes: 2048,
      peakMemoryBytes: null,
    } satisfies ExecutionSummary);
  });

  it("is an empty array where there is nothing, and says so to a person on standard error", async () => {
    const empty = join(folder, "empty");
    mkdirSync(empty);
    assert.deepEqual((await executions.json("list", "--workspace", empty)).value, []);
    const { code, stdout, stderr } = await executions.run("list", "--workspace", empty);
    assert.deepEqual([code, stdout], [0, ""]);
    assert.match(stderr, /No executions in .*empty/);
  });

  it("gives a part of them by --limit and --offset", async () => {
    assert.deepEqual(await ids("--limit", "1"), ["train-20261120-100200-cccc"]);
    assert.deepEqual(await ids("--offset", "1", "--limit", "1"), ["train-20261120-100100-bbbb"]);
    assert.deepEqual(await ids("--limit", "0"), []);
    assert.deepEqual(await ids("--offset", "5"), []);
  });

  it("sorts by a field either way; what has none comes last", async () => {
    assert.deepEqual(await ids("--sort", "created", "--limit", "1"), ["train-20261120-100000-aaaa"]);
    assert.deepEqual(await ids("--sort", "-created", "--limit", "1"), ["train-20261120-100200-cccc"]);
    assert.deepEqual(await ids("--sort=metrics.loss"), [
      "train-20261120-100200-cccc",
      "train-20261120-100000-aaaa",
      "train-20261120-100100-bbbb",
    ]);
    assert.deepEqual((await ids("--sort", "-metrics.loss")).at(-1), "train-20261120-100100-bbbb");
    assert.deepEqual((await ids("--sort", "reason"))[0], "train-20261120-100100-bbbb");
  });

  it("shows a damaged record as UNKNOWN with the reason, beside all others", async () => {
    makeBundle(folder, { id: "damaged", files: { "metadata/jobStatus.json": "{" } });
    mkdirSync(join(folder, ".executions/executions/empty"));
    const { code, value } = await executions.json<ExecutionSummary[]>("list");
    assert.deepEqual([code, value.length], [0, 5]);
    const of = (id: string): ExecutionSummary | undefined => value.find((summary) => summary.id === id);
    assert.equal(of("damaged")?.state, "UNKNOWN");
    assert.match(of("damaged")?.reason ?? "", /jobStatus\.json: not JSON/);
    assert.deepEqual([of("empty")?.state, of("empty")?.reason], ["UNKNOWN", "jobStatus.json is missing"]);
  });

  it("takes no link in the folder of bundles for a bundle", async () => {
    const other = temporaryFolder();
    const outside = makeBundle(other, { id: "outside" });
    symlinkSync(outside, join(folder, ".executions/executions/link"));
    assert.equal((await ids()).includes("link"), false);
    const { code, stdout } = await executions.run("show", "link");
    removeFolder(other);
    assert.deepEqual([code, stdout], [2, ""]);
  });

  for (const columns of [60, 80, 120])
    it(`without --json is a table that fits ${columns} columns, with whole ids`, async () => {
      const names = "a name that is much too long for a terminal, with 日本語 and 🎉 and more and more";
      makeBundle(folder, {
        id: "train-20261120-100300-dddd",
        annotations: { name: names, tags: ["x", "y"] },
      });
      const { stdout } = await executions.start(["list"], { env: { COLUMNS: String(columns) } }).ended;
      const lines = stdout.trimEnd().split("\n");
      assert.equal(lines.length, 5);
      assert.match(lines[0] ?? "", /^STATE +ID +/);
      for (const line of lines) assert.ok(widthOf(line) <= columns, line);
      assert.match(stdout, /train-20261120-100300-dddd/);
      assert.equal(stdout.includes("METRICS"), columns > 60);
    });

  it("colours states on a terminal alone, and not where NO_COLOR is set", function () {
    const terminal = "/usr/bin/script";
    if (process.platform !== "linux" || !existsSync(terminal)) this.skip();
    const onTerminal = (env: Readonly<Record<string, string>>): string =>
      execFileSync(
        terminal,
        [
          "-qec",
          `stty cols 60; '${process.execPath}' '${join(repositoryRoot(), "dist/cli.js")}' list`,
          "/dev/null",
        ],
        {
          cwd: folder,
          env: { ...process.env, ...env },
          encoding: "utf8",
        },
      );
    const coloured = onTerminal({ NO_COLOR: "" });
    assert.ok(coloured.includes("\u001b[32m✓ Completed"));
    assert.ok(coloured.includes("\u001b[31m✗ Failed"));
    const plain = onTerminal({ NO_COLOR: "1" });
    assert.equal(plain.includes("\u001b["), false);
    for (const line of plain.split("\r\n")) assert.ok(line.length <= 60, line);
  });

  it("obeys no control characters of a name", async () => {
    makeBundle(folder, { id: "hostile", annotations: { name: "a\u001b[2J\nb\u202ec" } });
    const { stdout } = await executions.run("list");
    assert.match(stdout, /a\ufffd\[2J bc/);
  });
});
