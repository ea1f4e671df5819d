import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ArtifactList, ExecutionEvent } from "../../../src/core/records";
import { LogIndex } from "../../../src/runner/logIndex";
import { RepositoryWorkspace } from "../../support/repositoryWorkspace";
import { makeTemporaryFolder, removeFolder } from "../../support/temporaryFolder";

describe("the logs of a run", () => {
  const workspace = new RepositoryWorkspace();

  async function run(script: string): Promise<{ id: string; warnings: readonly string[] }> {
    workspace.repository.write("job.sh", script);
    const { code, stderr } = await workspace.executions.run("run", "job.sh");
    assert.equal(code, 0, stderr);
    const id = stderr.trimEnd().split(" ").at(-1) ?? "";
    const events = workspace.executions.read(id, "metadata/events.ndjson").trimEnd().split("\n");
    const warnings = events.flatMap((line) => {
      const event = JSON.parse(line) as ExecutionEvent;
      return event.type === "warning" ? [event.message] : [];
    });
    assert.equal((await workspace.executions.run("verify", id)).code, 0);
    return { id, warnings };
  }
  const log = (id: string, name: string): Buffer =>
    readFileSync(workspace.repository.path(".executions", "executions", id, "outputs", name));

  it("hold any bytes as they were written, and their hash is that of the file", async () => {
    const { id } = await run(
      "printf '\\000\\377\\303\\n\\r\\033['; printf '\\200' >&2; head -c 3000000 /dev/urandom\n",
    );
    const bytes = log(id, "stdout.log");
    assert.equal(bytes.length, 3_000_007);
    assert.deepEqual([...bytes.subarray(0, 7)], [0, 255, 195, 10, 13, 27, 91]);
    assert.deepEqual([...log(id, "stderr.log")], [128]);
    const { artifacts } = workspace.executions.readJson<ArtifactList>(id, "metadata/artifacts.json");
    const recorded = artifacts.find(({ uri }) => uri === "outputs/stdout.log");
    assert.equal(recorded?.sha256, createHash("sha256").update(bytes).digest("hex"));
  });

  for (const [how, script] of [
    ["takes its outputs folder away", 'rm -rf "$EXECUTION_OUTPUTS"'],
    ["begins with a new outputs folder", 'rm -rf "$EXECUTION_OUTPUTS"; mkdir "$EXECUTION_OUTPUTS"'],
    ["puts files of its own in their place", 'cd "$EXECUTION_OUTPUTS"; rm *; touch stdout.log stderr.log'],
  ] as const)
    it(`hold all where the script ${how}, and that is told`, async () => {
      const { id, warnings } = await run(`echo one; echo two >&2\n${script}\necho three\n`);
      assert.deepEqual(
        [String(log(id, "stdout.log")), String(log(id, "stderr.log"))],
        ["one\nthree\n", "two\n"],
      );
      assert.deepEqual(
        warnings,
        ["stdout", "stderr"].map(
          (name) =>
            `the script deleted or replaced outputs/${name}.log: it was written anew, with all that was printed`,
        ),
      );
    });

  it("that the script cut short or wrote to itself are told with the number of bytes", async () => {
    const cut = await run(
      'echo one; until [ -s "$EXECUTION_OUTPUTS/stdout.log" ]; do :; done; : > "$EXECUTION_OUTPUTS/stdout.log"; echo three\n',
    );
    assert.equal(String(log(cut.id, "stdout.log")), "three\n");
    assert.deepEqual(cut.warnings, [
      "the script cut outputs/stdout.log short: 4 bytes of what it printed are not there any more",
    ]);
    const added = await run('echo own >> "$EXECUTION_OUTPUTS/stderr.log"\n');
    assert.deepEqual(added.warnings, [
      "the script wrote 4 bytes of its own to outputs/stderr.log, beside what it printed",
    ]);
  });

  it("are written to the bundle alone where the script made its outputs folder a link", async () => {
    const elsewhere = await makeTemporaryFolder("elsewhere");
    const { id, warnings } = await run(
      `echo one; rm -r "$EXECUTION_OUTPUTS"; ln -s "${elsewhere}" "$EXECUTION_OUTPUTS"\n`,
    );
    assert.equal(String(log(id, "stdout.log")), "one\n");
    assert.deepEqual(readdirSync(elsewhere), []);
    assert.ok(
      warnings.some((warning) => /outputs is a symbolic link; what it leads to was not kept/.test(warning)),
    );
    await removeFolder(elsewhere);
  });

  it("hold what is written by way of /dev/stdout and /dev/stderr, and what comes after stdout was closed", async function () {
    if (process.platform === "win32") this.skip();
    const { id } = await run("echo one > /dev/stdout; echo two > /dev/stderr; exec >&-; echo three >&2\n");
    assert.deepEqual(
      [String(log(id, "stdout.log")), String(log(id, "stderr.log"))],
      ["one\n", "two\nthree\n"],
    );
  });

  it("end soon after the script though a process of it holds them, which is named", async function () {
    if (process.platform !== "linux") this.skip();
    const begun = performance.now();
    const { id, warnings } = await run(
      'setsid sleep 77.7 & echo $! > pid; until [ "$(ps -o comm= -p $!)" = sleep ]; do :; done; echo done\n',
    );
    assert.ok(performance.now() - begun < 60_000);
    assert.equal(String(log(id, "stdout.log")), "done\n");
    const pid = Number(readFileSync(workspace.repository.path("pid"), "utf8"));
    assert.deepEqual(warnings, [
      `the process ${pid} (sleep 77.7) still held the streams of the script after it ended; what is printed there later is not recorded`,
    ]);
    process.kill(pid, "SIGKILL");
  });

  it("say which processes lived on, also those that left the script's group", async function () {
    if (process.platform !== "linux") this.skip();
    const { warnings } = await run(
      'for by in "" setsid; do $by sleep 77.8 > /dev/null 2>&1 & echo $!; done > pids; until [ "$(ps -o comm= -p $(paste -sd, pids) | grep -c sleep)" = 2 ]; do :; done\n',
    );
    const pids = readFileSync(workspace.repository.path("pids"), "utf8").trimEnd().split("\n");
    for (const pid of pids) process.kill(Number(pid), "SIGKILL");
    assert.deepEqual(warnings, [
      `the processes ${pids.map((pid) => `${pid} (sleep 77.8)`).join(", ")} lived on after the script ended`,
    ]);
  });
});

describe("the index of the logs", () => {
  let folder: string;
  beforeEach(async () => (folder = await makeTemporaryFolder("index")));
  afterEach(async () => removeFolder(folder));

  const written = (note: (index: LogIndex) => void): [number, string, number][] => {
    const path = join(folder, "logs.ndjson");
    const index = new LogIndex(path);
    note(index);
    index.flush();
    index.close();
    const lines = readFileSync(path, "utf8").trimEnd().split("\n");
    return lines.map((line) => JSON.parse(line) as [number, string, number]);
  };

  it("adds up what one stream writes within 10 ms, and keeps the order of the two", () => {
    const lines = written((index) => {
      for (const at of [0, 3, 9.6]) index.note("out", 5, at);
      index.note("err", 2, 9.7);
      index.note("out", 1, 9.8);
      index.note("out", 7, 20.2);
    });
    assert.deepEqual(lines, [
      [0, "out", 15],
      [10, "err", 2],
      [10, "out", 1],
      [20, "out", 7],
    ]);
  });

  it("stays small where the streams take turns a million times", () => {
    const lines = written((index) => {
      for (let turn = 0; turn < 1_000_000; turn += 1)
        index.note(turn % 2 === 0 ? "out" : "err", 1, turn / 1000);
    });
    assert.ok(lines.length <= 900, String(lines.length));
    const bytesOf = (stream: string): number =>
      lines.reduce((sum, [, name, bytes]) => (name === stream ? sum + bytes : sum), 0);
    assert.deepEqual([bytesOf("out"), bytesOf("err")], [500_000, 500_000]);
  });
});
