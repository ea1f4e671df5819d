import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { ExecutionEvent, Verification } from "../../../src/core/records";
import type { ExecutionSummary } from "../../../src/core/summary";
import { RepositoryWorkspace } from "../../support/repositoryWorkspace";

/** A Node script that says what stands in `lines`. */
const saying = (lines: string): string =>
  `import * as fs from "node:fs";\nconst file = process.env.EXECUTION_EVENTS;\nconst say = (line) => fs.appendFileSync(file, line + "\\n");\nconst metric = (name, value, more = {}) => say(JSON.stringify({ type: "metric", name, value, ...more }));\n${lines}\n`;

describe("a script whose words are wrong or hostile", () => {
  const workspace = new RepositoryWorkspace();

  async function run(
    lines: string,
  ): Promise<{ summary: ExecutionSummary; events: readonly ExecutionEvent[] }> {
    workspace.repository.write("say.mjs", saying(lines));
    const { code, value, stderr } = await workspace.executions.json<ExecutionSummary>("run", "say.mjs");
    assert.equal(code, 0, stderr);
    assert.equal(value.state, "COMPLETED");
    const text = workspace.executions.read(value.id, "metadata/events.ndjson");
    const events = text
      .split("\n")
      .flatMap((line) => (line === "" ? [] : [JSON.parse(line) as ExecutionEvent]));
    const verified = await workspace.executions.json<Verification>("verify", value.id);
    assert.equal(verified.value.ok, true);
    return { summary: value, events };
  }
  const warnings = (events: readonly ExecutionEvent[]): string[] =>
    events.flatMap((event) => (event.type === "warning" ? [event.message] : []));

  it("is heard for the rest, and told what was left out", async () => {
    const { summary, events } = await run(`
      metric("good", 1);
      say("not json");
      say('{"type":"metric","name":"huge","value":1e999}');
      say('{"type":"metric","name":"none","value":NaN}');
      metric("x".repeat(1_000_000), 1);
      say("y".repeat(10_000_000));
      say('{"type":"property","name":"deep","value":' + "[".repeat(100_000) + "]".repeat(100_000) + "}");
      say('{"type":"property","name":"__proto__","value":{"polluted":true}}');
      metric("\\u001b[31mred", 1);
      say('{"type":"status","message":"\\\\u001b[2Jgone\\\\nnext","progress":1e300}');
      say("\\u0000".repeat(100));
      metric("good", 2);
      fs.appendFileSync(file, '{"type":"metric","name":"partial","val');`);
    assert.deepEqual(summary.metrics, { good: 2 });
    assert.deepEqual(JSON.stringify(summary.properties), '{"__proto__":{"polluted":true}}');
    assert.equal(({} as Record<string, unknown>)["polluted"], undefined);
    const status = events.find((event) => event.type === "status");
    assert.deepEqual([status?.message, status?.progress], [" [2Jgone next", 100]);
    const told = warnings(events).join("\n");
    for (const part of [
      "not JSON: not json",
      "the metric huge has a value that is no finite number",
      "a metric has no name, or one that is over 256 characters or holds control characters",
      "a line over 1 MB",
      "the value of the property deep is over 10000 characters or too deep",
      'not JSON: {"type":"metric","name":"partial","val',
    ])
      assert.ok(told.includes(part), `${part} in ${told}`);
    assert.ok(!/[\u0000-\u0009\u000b-\u001f]/.test(told));
  });

  it("may say a million metrics: curves get thinner, last values stay, and it is told", async () => {
    const { summary, events } = await run(`
      const lines = [];
      for (let step = 0; step < 1_000_000; step += 1) {
        lines.push(JSON.stringify({ type: "metric", name: "loss", value: 1 / (step + 1), step }));
        if (lines.length === 10_000) say(lines.splice(0).join("\\n"));
      }`);
    assert.equal(summary.metrics["loss"], 1e-6);
    const kept = events.filter((event) => event.type === "metric");
    assert.ok(kept.length > 10_000 && kept.length < 40_000, String(kept.length));
    assert.equal(kept.at(-1)?.step, 999_999);
    assert.match(warnings(events).join("\n"), new RegExp(`${1_000_000 - kept.length} metrics were left out`));
  });

  it("may say a hundred thousand names, malformed lines and messages", async () => {
    const { summary, events } = await run(`
      const lines = ['{"type":"property","name":"first","value":"kept"}'];
      for (let index = 0; index < 100_000; index += 1) {
        lines.push(JSON.stringify({ type: "metric", name: "m" + index, value: index }), "wrong");
        lines.push(JSON.stringify({ type: "status", message: "at " + index }));
      }
      say(lines.join("\\n"));`);
    assert.equal(Object.keys(summary.metrics).length, 1000);
    assert.equal(summary.properties["first"], "kept");
    const told = warnings(events);
    assert.ok(told.length < 30, String(told.length));
    assert.ok(told.some((text) => text === "99980 more lines of EXECUTION_EVENTS were left out"));
    assert.ok(told.some((text) => /^99000 metrics, \d+ status messages were left out/.test(text)));
    assert.equal(events.findLast((event) => event.type === "status")?.message, "at 99999");
  });

  for (const [what, lines, expected] of [
    ["cut short", 'fs.truncateSync(file, 0); await heard("cut short"); metric("b", 2);', { a: 1, b: 2 }],
    [
      "replaced",
      'fs.writeFileSync(file + ".new", ""); fs.renameSync(file + ".new", file); metric("b", 2);',
      { a: 1, b: 2 },
    ],
    ["deleted", "fs.rmSync(file);", { a: 1 }],
    ["a FIFO", 'fs.rmSync(file); cp.execFileSync("mkfifo", [file]);', { a: 1 }],
    ["a folder", "fs.rmSync(file); fs.mkdirSync(file);", { a: 1 }],
    ["a link to another file", 'fs.rmSync(file); fs.symlinkSync("/etc/passwd", file);', { a: 1 }],
  ] as const)
    it(`may leave their file ${what}`, async function () {
      if (process.platform === "win32") this.skip();
      const { summary } = await run(`
        const cp = await import("node:child_process");
        const events = process.env.EXECUTION_DIR + "/metadata/events.ndjson";
        const heard = async (text) => {
          while (!fs.readFileSync(events, "utf8").includes(text)) await new Promise((resolve) => setTimeout(resolve, 20));
        };
        metric("a", 1);
        await heard('"name":"a"');
        ${lines}`);
      assert.deepEqual(summary.metrics, expected);
    });

  it("may leave a process behind that says more and more: the run ends", async function () {
    if (process.platform === "win32") this.skip();
    workspace.repository.write(
      "endless.sh",
      `setsid sh -c 'echo $$ > pid; exec yes "{\\"type\\":\\"metric\\",\\"name\\":\\"m\\",\\"value\\":1}"' >> "$EXECUTION_EVENTS" 2>&1 &\nwhile [ ! -s pid ]; do :; done\n`,
    );
    const { code } = await workspace.executions.run("run", "endless.sh");
    process.kill(Number(readFileSync(workspace.repository.path("pid"), "utf8")), "SIGKILL");
    assert.equal(code, 0);
  });
});
