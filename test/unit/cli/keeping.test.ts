import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Verification } from "../../../src/core/records";
import type { ExecutionSummary } from "../../../src/core/summary";
import { currentOwner } from "../../../src/bundle/owner";
import { sealBundle } from "../../../src/bundle/seal/sealBundle";
import { CommandLine } from "../../support/commandLine";
import { madeAt, madeArtifacts, makeBundle } from "../../support/madeBundle";
import { removeFolder, temporaryFolder } from "../../support/zipSample";

interface Outcome {
  readonly done: readonly string[];
  readonly refused: readonly { readonly id: string; readonly reason: string }[];
}

const intact: Verification = { ok: true, missing: [], added: [], changed: [], signature: "valid" };

describe("executions archive, unarchive and delete", () => {
  let root = "";
  let folder = "";
  let executions: CommandLine;
  const place = (...names: string[]): string => join(folder, ".executions", ...names);
  const make = async (id: string, seconds: number): Promise<void> => {
    const bundle = makeBundle(folder, {
      id,
      created: new Date(madeAt.getTime() + seconds * 1000),
      files: { "outputs/stdout.log": `loss of ${id}\n`, "outputs/model.json": "{}" },
    });
    const configFolder = join(root, "user");
    await sealBundle(bundle, { subject: "Ada", executionId: id, at: new Date(), configFolder });
  };

  beforeEach(async () => {
    root = temporaryFolder();
    folder = join(root, "here");
    mkdirSync(folder);
    executions = new CommandLine(folder, { EXECUTIONS_CONFIG_DIR: join(root, "user") });
    await make("train-1", 0);
    await make("train-2", 1);
  });
  afterEach(() => removeFolder(root));

  it("archives what has ended, and says of the others why not", async () => {
    makeBundle(folder, { id: "train-3", states: ["STARTED", "EXECUTING"], owner: currentOwner() });
    const { code, value } = await executions.json<Outcome>("archive", "train-1", "train-3");
    assert.equal(code, 1);
    assert.deepEqual(value.done, ["train-1"]);
    assert.deepEqual(
      value.refused.map(({ id }) => id),
      ["train-3"],
    );
    assert.match(value.refused[0]?.reason ?? "", /has not ended \(Executing\): stop it first/);
    assert.deepEqual(readdirSync(place("archive")), ["train-1.zip"]);
    const { stdout } = await executions.run("list");
    assert.match(stdout, /^✓ Completed, archived +train-1 /m);
    assert.match(stdout, /^✓ Completed +train-2 /m);
    assert.deepEqual(readdirSync(place("executions")).sort(), ["train-2", "train-3"]);
  });

  it("knows an archived one everywhere: list, show, logs, verify, export, @last, beginnings of ids", async () => {
    const before = (await executions.json<ExecutionSummary>("show", "train-2")).value;
    await executions.run("archive", "@last");
    for (const clear of [false, true]) {
      if (clear) rmSync(place(".cache"), { recursive: true });
      const list = (await executions.json<ExecutionSummary[]>("list")).value;
      assert.deepEqual(
        list.map(({ id, archived, state }) => [id, archived, state]),
        [
          ["train-2", true, "COMPLETED"],
          ["train-1", false, "COMPLETED"],
        ],
      );
      const path = place("archive", "train-2.zip");
      const shown = (await executions.json<ExecutionSummary>("show", "@last")).value;
      assert.deepEqual(shown, { ...before, path, archived: true });
      assert.equal((await executions.run("logs", "train-2")).stdout, "loss of train-2\n");
      assert.deepEqual((await executions.json("verify", "train-2")).value, intact);
      const found = (await executions.json<ExecutionSummary[]>("list", "--query", "is:archived")).value;
      assert.deepEqual(
        found.map(({ id }) => id),
        ["train-2"],
      );
    }
    const zip = join(root, "copy.zip");
    assert.equal((await executions.run("export", "train-2", "--to", zip)).code, 0);
    assert.deepEqual(readFileSync(zip), readFileSync(place("archive", "train-2.zip")));
    assert.deepEqual((await executions.json("unarchive", "train-2")).value, {
      done: ["train-2"],
      refused: [],
    });
    assert.equal((await executions.json<ExecutionSummary>("show", "train-2")).value.archived, false);
  });

  it("is told of an archive that is damaged", async () => {
    await executions.run("archive", "train-2");
    writeFileSync(place("archive", "train-2.zip"), "damaged");
    const list = (await executions.json<ExecutionSummary[]>("list")).value;
    const damaged = list.find(({ id }) => id === "train-2");
    assert.equal(damaged?.state, "UNKNOWN");
    assert.match(damaged.reason ?? "", /not a zip archive/);
    assert.equal((await executions.run("verify", "train-2")).code, 2);
  });

  it("does not write into an archived one, and says what to do", async () => {
    await executions.run("archive", "train-2");
    const { code, stderr } = await executions.run("note", "train-2", "later");
    assert.equal(code, 2);
    assert.match(stderr, /train-2 is archived: .*executions unarchive train-2/);
    const refused = (await executions.json<Outcome>("archive", "train-2")).value.refused;
    assert.match(refused[0]?.reason ?? "", /archived already/);
  });

  it("verifies all, or those of a query", async () => {
    makeBundle(folder, { id: "train-3", states: ["STARTED", "EXECUTING"], owner: currentOwner() });
    await executions.run("archive", "train-1");
    const { code, value, stderr } = await executions.json("verify", "--all");
    assert.deepEqual(value, [
      { id: "train-2", ...intact },
      { id: "train-1", ...intact },
    ]);
    assert.deepEqual([code, stderr], [0, "Left out: 1 that have not ended.\n"]);
    assert.deepEqual((await executions.json("verify", "--query", "train-1")).value, [
      { id: "train-1", ...intact },
    ]);
    writeFileSync(place("executions/train-2/outputs/model.json"), "");
    const { code: bad, stdout } = await executions.run("verify", "--all");
    assert.equal(bad, 1);
    assert.match(stdout, /✗ train-2: the signature is valid\n {2}changed: outputs\/model\.json\n✓ train-1/);
    assert.equal((await executions.run("verify", "--all", "train-1")).code, 2);
    assert.equal((await executions.run("verify")).code, 2);
  });

  it("deletes to the trash, and undoes it", async () => {
    makeBundle(folder, { id: "train-3", states: ["STARTED", "EXECUTING"], owner: currentOwner() });
    const unasked = await executions.run("delete", "train-1");
    assert.equal(unasked.code, 2);
    assert.match(unasked.stderr, /add --yes. Nothing was done/);
    assert.equal(existsSync(place("executions/train-1")), true);
    const { code, value, stderr } = await executions.json<Outcome>("delete", "train-1", "train-3", "--yes");
    assert.deepEqual([code, value.done], [1, ["train-1"]]);
    assert.match(stderr, /bring back: executions delete --undo train-1/);
    assert.deepEqual(readdirSync(place("executions")).sort(), ["train-2", "train-3"]);
    assert.equal((await executions.run("show", "train-1")).code, 2);
    assert.equal((await executions.run("delete", "--undo", "nothing")).code, 2);
    assert.deepEqual((await executions.json("delete", "--undo", "@last")).value, {
      done: ["train-1"],
      refused: [],
    });
    assert.deepEqual((await executions.json("verify", "train-1")).value, intact);
  });

  it("names who used the outputs, and keeps those unless told otherwise", async () => {
    const used = { ...madeArtifacts[1], direction: "input", name: "model" };
    makeBundle(folder, {
      id: "evaluate-1",
      files: { "metadata/artifacts.json": JSON.stringify({ version: 1, artifacts: [used] }) },
    });
    const { stderr } = await executions.run("delete", "train-1", "--yes");
    assert.match(stderr, /train-1: its output model\.json was used by evaluate-1/);
    assert.match(stderr, /its outputs are kept in .*kept.train-1/);
    assert.deepEqual(readdirSync(place("kept/train-1")).sort(), ["model.json", "stderr.log", "stdout.log"]);
    await executions.run("delete", "--undo", "train-1");
    assert.equal(existsSync(place("executions/train-1/outputs/model.json")), true);
    await executions.run("delete", "train-1", "--yes", "--discard-outputs");
    assert.deepEqual(readdirSync(place("kept")), []);
    assert.equal(existsSync(place("trash/train-1/outputs/model.json")), true);
  });

  it("names nobody who used the same content before there was such an output", async () => {
    const used = { ...madeArtifacts[1], direction: "input", name: "model" };
    makeBundle(folder, {
      id: "evaluate-1",
      created: new Date(madeAt.getTime() - 1000),
      files: { "metadata/artifacts.json": JSON.stringify({ version: 1, artifacts: [used] }) },
    });
    const { stderr } = await executions.run("delete", "train-1", "--yes");
    assert.doesNotMatch(stderr, /was used by/);
  });

  it("keeps outputs on wish, of an archived one too, and deletes for good on wish", async () => {
    await executions.run("archive", "train-2");
    await executions.run("delete", "train-2", "--keep-outputs", "--yes");
    assert.equal(readFileSync(place("kept/train-2/stdout.log"), "utf8"), "loss of train-2\n");
    assert.equal(existsSync(place("trash/train-2.zip")), true);
    await executions.run("delete", "train-1", "--purge", "--yes");
    assert.equal((await executions.run("delete", "--undo", "train-1")).code, 2);
    assert.equal((await executions.run("delete", "train-2")).code, 2);
  });

  it("purges nothing where nobody knows how long the user keeps it, or that is until it is emptied", async () => {
    await executions.run("delete", "train-1", "--yes");
    const at = new Date(Date.now() - 400 * 24 * 3600 * 1000).toISOString();
    writeFileSync(place("trash/.notes/train-1.json"), JSON.stringify({ id: "train-1", at, kept: null }));
    const deleted = async (settings: string): Promise<string> => {
      const env = { EXECUTIONS_SETTINGS: settings };
      const { stderr } = await executions.start(["delete", "train-2", "--yes"], { env }).ended;
      await executions.run("delete", "--undo", "train-2");
      return stderr;
    };
    assert.match(await deleted(""), /^Kept in the trash; to bring back: /m);
    assert.match(
      await deleted('{"trash.days": 0}'),
      /^Kept in the trash until it is emptied; to bring back: /m,
    );
    assert.equal(existsSync(place("trash/train-1")), true);
    assert.match(await deleted('{"trash.days": 500}'), /^Kept in the trash for 500 days; to bring back: /m);
  });

  it("purges the trash of what lies there longer than the setting says", async () => {
    await executions.run("delete", "train-1", "--yes");
    const note = place("trash/.notes/train-1.json");
    const at = new Date(Date.now() - 8 * 24 * 3600 * 1000).toISOString();
    writeFileSync(note, JSON.stringify({ id: "train-1", at, kept: null }));
    const env = { EXECUTIONS_SETTINGS: JSON.stringify({ "trash.days": 7 }) };
    await executions.start(["delete", "train-2", "--yes"], { env }).ended;
    assert.deepEqual(readdirSync(place("trash")).sort(), [".notes", "train-2"]);
    assert.equal(existsSync(note), false);
  });
});
