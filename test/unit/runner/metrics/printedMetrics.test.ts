import assert from "node:assert/strict";
import type { ExecutionEvent } from "../../../../src/core/records";
import type { ExecutionSummary } from "../../../../src/core/summary";
import { PatternMatcher } from "../../../../src/runner/metrics/patternMatcher";
import { PrintedScanner } from "../../../../src/runner/metrics/printedScanner";
import { RepositoryWorkspace } from "../../../support/repositoryWorkspace";

describe("metrics in what a script prints", () => {
  const workspace = new RepositoryWorkspace();

  async function run(
    script: string,
    patterns: readonly string[] = [],
  ): Promise<{ metrics: readonly unknown[]; last: object; warnings: readonly string[] }> {
    workspace.repository.write("print.mjs", script);
    const { stdout } = await workspace.executions.start(["run", "print.mjs", "--json"], {
      env: { EXECUTIONS_SETTINGS: JSON.stringify({ "metrics.patterns": patterns }) },
    }).ended;
    const summary = JSON.parse(stdout) as ExecutionSummary;
    const text = workspace.executions.read(summary.id, "metadata/events.ndjson");
    const events = text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as ExecutionEvent);
    return {
      metrics: events.flatMap((event) =>
        event.type === "metric" ? [[event.name, event.value, event.step ?? null]] : [],
      ),
      last: summary.metrics,
      warnings: events.flatMap((event) => (event.type === "warning" ? [event.message] : [])),
    };
  }

  it("are found beside a script that runs on, with the bars that carriage returns draw", async () => {
    const { metrics } = await run(`
      const bar = (n) => process.stdout.write("\\r " + n + "0%|x| " + n + "/10 [00:01<00:20, loss=" + n / 10 + "]");
      bar(1);
      await new Promise((resolve) => setTimeout(resolve, 1200));
      bar(2);
      process.stdout.write("\\nval loss: 0.5");`);
    assert.deepEqual(metrics, [
      ["loss", 0.1, 1],
      ["loss", 0.2, 2],
      ["val_loss", 0.5, null],
    ]);
  });

  it("are found in time at the end of a long log, and what was passed over is told", async () => {
    const { metrics, last, warnings } = await run(`
      import { writeSync } from "node:fs";
      const lines = (from) => Array.from({ length: 2000 }, (_, n) => "loss: " + (from + n) + "\\n").join("");
      for (let from = 0; from < 4_000_000; from += 2000) for (let rest = Buffer.from(lines(from)); rest.length > 0;) {
        try { rest = rest.subarray(writeSync(1, rest)); } catch { }
      }`);
    assert.deepEqual(last, { loss: 3_999_999 });
    assert.ok(metrics.length < 100_000, String(metrics.length));
    for (const warning of warnings)
      assert.match(warning, /MB of what it printed were not searched|metrics were left out/);
  });

  it("are found by the patterns of the user first; one that is invalid or slow is told and left out", async () => {
    const { metrics, warnings } = await run(
      'console.log("RESULT<speed> 12.5 @ 7");\nconsole.log("a".repeat(1500) + "!");\nconsole.log("loss: 0.5");\n',
      [
        "RESULT<(?<name>\\\\w+)> (?<value>[\\\\d.]+) @ (?<step>\\\\d+)".replaceAll("\\\\", "\\"),
        "(?<name>a+)+(?<value>a+)+$",
        "(?<name>x",
        "loss (\\d+)",
      ],
    );
    assert.deepEqual(metrics, [
      ["speed", 12.5, 7],
      ["loss", 0.5, null],
    ]);
    assert.equal(warnings.length, 3);
    assert.match(
      warnings[0] ?? "",
      /^the metric pattern "\(\?<name>x" was left out: it has no group \(\?<value>…\)$/,
    );
    assert.match(warnings[1] ?? "", /"loss \(\\\\d\+\)" was left out: it has no group \(\?<name>…\)$/);
    assert.match(warnings[2] ?? "", /a\+\)\+.*was left out: it took longer than 250 ms/);
  });

  it("are left to a script that says its metrics itself", async () => {
    const { metrics } = await run(`
      import { appendFileSync } from "node:fs";
      console.log("loss: 9");
      appendFileSync(process.env.EXECUTION_EVENTS, '{"type":"metric","name":"loss","value":1}\\n');
      await new Promise((resolve) => setTimeout(resolve, 800));
      console.log("loss: 8");`);
    assert.deepEqual(metrics, [["loss", 1, null]]);
  });
});

describe("a scanner of printed lines", () => {
  const scan = (pieces: readonly string[], matcher: PatternMatcher | null = null): unknown => {
    const scanner = new PrintedScanner(matcher);
    return [...pieces.flatMap((piece) => scanner.scan(Buffer.from(piece))), ...scanner.end()].map(
      ({ value }) => value,
    );
  };

  it("takes lines whole that come in pieces, and passes over those that are too long", () => {
    assert.deepEqual(scan(["loss: 0.", "25\nloss: 1\r", "loss: ", "2"]), [0.25, 1, 2]);
    assert.deepEqual(scan([`loss: 1 ${"x".repeat(5000)}`, "y".repeat(5000), "\nloss: 2\n"]), [2]);
  });

  it("keeps the first and the last of a flood", () => {
    const flood = Array.from({ length: 10_000 }, (_, index) => `loss: ${index}\n`).join("");
    const values = scan([flood]) as number[];
    assert.ok(values.length <= 51);
    assert.deepEqual([values[0], values.at(-1)], [0, 9999]);
  });

  it("takes names and values of a pattern that are such alone", () => {
    const warn = (message: string): never => assert.fail(message);
    const matcher = new PatternMatcher(["(?<name>\\w*) is (?<value>.*)"], warn);
    assert.deepEqual(scan(["speed is 3%\nloss is high\n is 5\nloss: 7\n"], matcher), [3, 7]);
  });
});
