import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  mkdirSync,
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { JobStatus, Owner } from "../../../../src/core/jobStatus";
import type { ArtifactList, ExecutionEvent, Verification } from "../../../../src/core/records";
import type { ExecutionSummary } from "../../../../src/core/summary";
import { currentOwner, isProcessAlive } from "../../../../src/bundle/owner";
import { processFacts } from "../../../../src/bundle/processTable";
import { makeBundle } from "../../../support/madeBundle";
import { RepositoryWorkspace } from "../../../support/repositoryWorkspace";
import { removeFolder } from "../../../support/temporaryFolder";

interface Outcome {
  readonly done: string[];
  readonly refused: { readonly id: string; readonly reason: string }[];
}

/** Prints, writes an output and says something, then lives on without printing, whatever becomes of its runner. */
const stayer = [
  "echo before; echo problem >&2",
  'echo part > "$EXECUTION_OUTPUTS/part.txt"',
  'echo \'{"type":"metric","name":"loss","value":0.5,"step":1}\' >> "$EXECUTION_EVENTS"',
  'echo $$ > "$EXECUTION_OUTPUTS/pid"',
  "echo started",
  "exec sleep 300",
].join("\n");

/** No process has a number as high as this. */
const gone: Owner = { ...currentOwner(), pid: 2 ** 22 + 1 };

describe("an execution whose runner was killed", () => {
  const workspace = new RepositoryWorkspace();

  function folder(id: string): string {
    return join(workspace.repository.root, ".executions", "executions", id);
  }

  function running(): string[] {
    return readdirSync(join(workspace.repository.root, ".executions", ".cache", "running"));
  }

  async function killRunner(script: string, env: Readonly<Record<string, string>> = {}): Promise<string> {
    workspace.repository.write("stay.sh", script);
    const run = workspace.executions.start(["run", "stay.sh"], { env });
    await run.printed("started");
    run.kill("SIGKILL");
    await run.ended;
    const [id = ""] = workspace.executions.bundles();
    return id;
  }

  async function summaryOf(id: string): Promise<ExecutionSummary> {
    return (await workspace.executions.json<ExecutionSummary>("show", id)).value;
  }

  async function recover(...args: string[]): Promise<Outcome> {
    return (await workspace.executions.json<Outcome>("recover", ...args)).value;
  }

  async function assertSound(id: string): Promise<void> {
    const { value } = await workspace.executions.json<Verification>("verify", id);
    assert.deepEqual([value.ok, value.signature], [true, "valid"]);
  }

  it("is Dead and says that its script still runs; recover ends it after a confirmation alone", async () => {
    const id = await killRunner(stayer);
    const pid = Number(workspace.executions.read(id, "outputs/pid"));
    const dead = await summaryOf(id);
    assert.equal(dead.state, "DEAD");
    assert.match(dead.reason ?? "", new RegExp(`its script still runs \\(process ${pid}\\)`));

    const asked = await workspace.executions.run("recover", id);
    assert.deepEqual([asked.code, asked.stdout], [2, ""]);
    assert.match(asked.stderr, /still runs .* will be ended[\s\S]*add --yes/);
    assert.equal(isProcessAlive(pid), true);

    assert.deepEqual(await recover(id, "--yes"), { done: [id], refused: [] });
    assert.equal(isProcessAlive(pid), false);
    const failed = await summaryOf(id);
    assert.deepEqual([failed.state, failed.status, failed.sealed], ["FAILED", "failed", true]);
    assert.match(
      failed.reason ?? "",
      /^the runner was killed while the script ran \(last sign of life \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\); what still ran of the script was ended; outputs and logs up to then were kept$/,
    );
    await assertSound(id);
  });

  it("keeps what it printed, wrote and said, with provenance and archive", async () => {
    const id = await killRunner(stayer);
    const killed = Date.now();
    await recover(id, "--yes");
    assert.equal(workspace.executions.read(id, "outputs/stdout.log"), "before\nstarted\n");
    assert.equal(workspace.executions.read(id, "outputs/stderr.log"), "problem\n");
    const { artifacts } = workspace.executions.readJson<ArtifactList>(id, "metadata/artifacts.json");
    const outputs = artifacts.filter(({ direction }) => direction === "output").map(({ name }) => name);
    assert.deepEqual(outputs, ["part.txt", "pid", "stderr.log", "stdout.log"]);
    assert.ok(artifacts.some(({ role }) => role === "script"));
    assert.equal((await summaryOf(id)).metrics["loss"], 0.5);
    assert.ok(existsSync(join(folder(id), "output.zip")));
    assert.match(workspace.executions.read(id, "metadata/provo.xml"), /the runner was killed/);
    const { finished = "" } = workspace.executions.readJson<JobStatus>(id, "metadata/jobStatus.json");
    assert.ok(Date.parse(finished) <= killed, "it took until its last sign of life");
  });

  for (const pipes of ["made for it", "left ready by the run before"])
    it(`keeps what it had printed and nobody had read yet, and its last words, by pipes ${pipes}`, async function () {
      if (process.platform !== "linux") this.skip();
      const env = { TMPDIR: workspace.repository.beside("temporary") };
      mkdirSync(env.TMPDIR);
      if (pipes !== "made for it") {
        await workspace.executions.start(["run", "--", "true"], { env }).ended;
        for (const id of workspace.executions.bundles()) await removeFolder(folder(id));
      }
      const script = "trap 'echo good night; exit 1' TERM; echo started; while :; do sleep 0.1; done";
      const id = await killRunner(script, env);
      await recover(id, "--yes");
      assert.equal(workspace.executions.read(id, "outputs/stdout.log"), "started\ngood night\n");
      await assertSound(id);
    });

  it("is refused a second time, with the reason, and nothing of it is left beside the bundle", async () => {
    const id = await killRunner(stayer);
    assert.notDeepEqual(running(), []);
    await recover(id, "--yes");
    assert.deepEqual(running(), []);
    const { code, value } = await workspace.executions.json<Outcome>("recover", id);
    assert.equal(code, 1);
    assert.match(value.refused[0]?.reason ?? "", /nothing to recover: its state is Failed and it is sealed/);
  });

  it("gets what its script said after the kill, once, and its torn lines mended", async () => {
    const id = await killRunner(stayer);
    const said = join(workspace.repository.root, ".executions", ".cache", "running", `${id}.events.ndjson`);
    appendFileSync(
      said,
      '{"type":"metric","name":"loss","value":0.5,"step":1}\n{"type":"status","message":"late"}\n',
    );
    appendFileSync(join(folder(id), "metadata/events.ndjson"), '{"at":"2026-01-01T0');
    appendFileSync(join(folder(id), "metadata/logs.ndjson"), '[12,"ou');
    await recover(id, "--yes");
    const events = workspace.executions
      .read(id, "metadata/events.ndjson")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as ExecutionEvent);
    assert.equal(events.filter(({ type }) => type === "metric").length, 2);
    assert.deepEqual(
      events.flatMap((event) => (event.type === "status" ? [event.message] : [])),
      ["late"],
    );
    const index = workspace.executions.read(id, "metadata/logs.ndjson");
    assert.match(index, /^(?:\[\d+,"(?:out|err)",\d+\]\n)*$/);
  });

  it("has the datasets that its script told of", async () => {
    const id = await killRunner(stayer);
    const running = join(workspace.repository.root, ".executions", ".cache", "running");
    writeFileSync(join(folder(id), "outputs/late.txt"), "late");
    appendFileSync(
      join(running, `${id}.events.ndjson`),
      '{"type":"dataset","name":"late","members":["late.txt"]}\n',
    );
    await recover(id, "--yes");
    const { artifacts } = workspace.executions.readJson<ArtifactList>(id, "metadata/artifacts.json");
    const dataset = artifacts.find(({ type }) => type === "Dataset");
    assert.equal(dataset?.uri, "outputs/datasets/late.sha256");
    assert.match(workspace.executions.read(id, dataset.uri), /^[0-9a-f]{64} {2}outputs\/late\.txt\0$/);
  });

  it("leaves files beside the bundle that the next run sweeps, once it has ended", async () => {
    makeBundle(workspace.repository.root, { id: "ended" });
    makeBundle(workspace.repository.root, { id: "dead", states: ["STARTED"], owner: gone });
    const cache = ".executions/.cache/running";
    const old = new Date(Date.now() - 3_600_000);
    for (const name of ["ended", "ended.events.ndjson", "nowhere.execute-script.sh", "dead.events.ndjson"])
      utimesSync(workspace.executions.write(`${cache}/${name}`, "{}"), old, old);
    workspace.executions.write(`${cache}/new.events.ndjson`, "");
    await workspace.executions.run("run", "--", "true");
    assert.deepEqual(running().sort(), ["dead.events.ndjson", "new.events.ndjson"]);
  });

  it("never ends processes of others that have the script's number by now", async () => {
    const stranger = spawn("sleep", ["300"], { detached: true, stdio: "ignore" });
    await once(stranger, "spawn");
    try {
      const owner = { ...gone, processGroup: stranger.pid ?? 0 };
      makeBundle(workspace.repository.root, { id: "old", states: ["STARTED", "EXECUTING"], owner });
      assert.doesNotMatch((await summaryOf("old")).reason ?? "", /still runs/);
      assert.deepEqual(await recover("old"), { done: ["old"], refused: [] });
      assert.equal(processFacts(stranger.pid ?? 0)?.ended, false);
    } finally {
      stranger.kill("SIGKILL");
    }
  });

  it("with an end but without a seal is shown so, and sealed in the state it has", async () => {
    await workspace.executions.run("run", "--", "echo", "hello");
    const [id = ""] = workspace.executions.bundles();
    for (const name of ["metadata/manifest.json", "auth/jwt.json"]) rmSync(join(folder(id), name));
    writeFileSync(join(folder(id), "metadata/.999999999-1.tmp"), "half");
    assert.match((await workspace.executions.run("show", id)).stdout, /Sealed\s+no; executions recover/);
    assert.deepEqual(await recover("--all"), { done: [id], refused: [] });
    const summary = await summaryOf(id);
    assert.deepEqual([summary.state, summary.sealed, summary.exitCode], ["COMPLETED", true, 0]);
    assert.equal(existsSync(join(folder(id), "metadata/.999999999-1.tmp")), false);
    await assertSound(id);
  });

  it("is left alone where it lives, was imported, or a folder of it leads out", async () => {
    makeBundle(workspace.repository.root, { id: "live", states: ["STARTED"], owner: currentOwner() });
    makeBundle(workspace.repository.root, {
      id: "foreign",
      files: { "metadata/jobStatus.json": '{"jobID":"foreign","status":"running"}' },
    });
    makeBundle(workspace.repository.root, { id: "linked", states: ["STARTED"] });
    rmSync(join(folder("linked"), "outputs"), { recursive: true });
    symlinkSync(workspace.repository.root, join(folder("linked"), "outputs"));
    const { refused } = await recover("live", "foreign", "linked", "--yes");
    assert.match(refused[0]?.reason ?? "", /under way \(Started\); stop it/);
    assert.match(refused[1]?.reason ?? "", /was imported/);
    assert.match(refused[2]?.reason ?? "", /outputs is not a folder/);
  });
});

describe("an execution of which nobody can tell whether it runs", () => {
  const workspace = new RepositoryWorkspace();

  function status(id: string): JobStatus {
    return workspace.executions.readJson<JobStatus>(id, "metadata/jobStatus.json");
  }

  it("asks first and says why; what was recorded stays", async () => {
    const owner = { ...currentOwner(), machineId: "other", host: "lab-2" };
    makeBundle(workspace.repository.root, { id: "far", states: ["STARTED", "EXECUTING"], owner });
    const asked = await workspace.executions.run("recover", "far");
    assert.equal(asked.code, 2);
    assert.match(asked.stderr, /far: It runs or ran on lab-2, and only there/);
    assert.equal(status("far").state, "EXECUTING");
    const { value } = await workspace.executions.json<Outcome>("recover", "far", "--yes");
    assert.deepEqual(value.done, ["far"]);
    assert.deepEqual([status("far").state, status("far").owner?.host], ["FAILED", "lab-2"]);
    assert.match(status("far").reason ?? "", /^recovered without an end \(it runs or ran on lab-2/);
  });

  for (const [what, content] of [
    ["none", null],
    ["one that cannot be read", "{"],
  ] as const)
    it(`with ${what} as its record gets one, its time of creation from the folder`, async () => {
      const id = "train-20261103-101500-abcd";
      const bundle = makeBundle(workspace.repository.root, { id });
      const path = join(bundle, "metadata/jobStatus.json");
      if (content === null) rmSync(path);
      else writeFileSync(path, content);
      assert.equal((await workspace.executions.run("recover", id)).code, 2);
      const { value } = await workspace.executions.json<Outcome>("recover", id, "--yes");
      assert.deepEqual(value, { done: [id], refused: [] });
      const { created, processID, jobID, reason, state } = status(id);
      assert.deepEqual(
        { created, processID, jobID, state },
        { created: "2026-11-03T10:15:00.000Z", processID: "train", jobID: id, state: "FAILED" },
      );
      assert.match(reason ?? "", /recovered without its record \(jobStatus\.json/);
      assert.equal(existsSync(`${path}.damaged`), content !== null);
      if (content !== null) assert.equal(readFileSync(`${path}.damaged`, "utf8"), content);
      assert.equal((await workspace.executions.json<Verification>("verify", id)).value.ok, true);
    });

  it("of which the folder alone is there is recovered too", async () => {
    await workspace.executions.run("init");
    const bundle = makeBundle(workspace.repository.root, { id: "bare" });
    for (const name of readdirSync(bundle)) rmSync(join(bundle, name), { recursive: true });
    const { value } = await workspace.executions.json<Outcome>("recover", "--all", "--yes");
    assert.deepEqual(value, { done: ["bare"], refused: [] });
    assert.equal((await workspace.executions.json<Verification>("verify", "bare")).value.ok, true);
  });
});
