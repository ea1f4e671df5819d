import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { currentOwner } from "../../../src/bundle/owner";
import type { Annotations } from "../../../src/core/records";
import { CommandLine } from "../../support/commandLine";
import { madeAt, makeBundle } from "../../support/madeBundle";
import { removeFolder, temporaryFolder } from "../../support/zipSample";

interface Outcome {
  readonly done: readonly string[];
  readonly refused: readonly { readonly id: string; readonly reason: string }[];
}

interface DryRun {
  readonly would: readonly string[];
  readonly refused: Outcome["refused"];
}

describe("executions archive, unarchive and delete by a query", () => {
  let root = "";
  let folder = "";
  let executions: CommandLine;
  const place = (...names: string[]): string => join(folder, ".executions", ...names);
  const live = (): string[] => readdirSync(place("executions")).sort();
  const make = (id: string, seconds: number, annotations: Partial<Annotations> = {}): void => {
    makeBundle(folder, { id, created: new Date(madeAt.getTime() + seconds * 1000), annotations });
  };

  beforeEach(() => {
    root = temporaryFolder();
    folder = join(root, "here");
    mkdirSync(folder);
    executions = new CommandLine(folder);
    make("train-1", 0, { tags: ["old"] });
    make("train-2", 1, { tags: ["old"] });
    make("train-3", 2);
    makeBundle(folder, {
      id: "train-4",
      states: ["STARTED", "EXECUTING"],
      owner: currentOwner(),
      annotations: { tags: ["old"] },
    });
  });
  afterEach(() => removeFolder(root));

  it("asks first, and does nothing where nobody is there to answer", async () => {
    for (const verb of ["archive", "delete"]) {
      const { code, stdout, stderr } = await executions.run(verb, "--query", "tag:old");
      assert.deepEqual([code, stdout], [2, ""]);
      assert.match(stderr, /add --yes\. Nothing was done\./);
    }
    assert.equal(live().length, 4);
  });

  it("tells with --dry-run what it would do, and what it leaves out", async () => {
    const { code, stdout, stderr } = await executions.run("archive", "--query", "tag:old", "--dry-run");
    assert.deepEqual([code, stdout], [0, "Would archive train-2\nWould archive train-1\n"]);
    assert.match(stderr, /Left out 1 of the 3 that match: it has not ended \(Executing\): stop it first\./);
    const { value } = await executions.json<DryRun>("delete", "--query", "tag:old", "--dry-run");
    assert.deepEqual(value, { would: ["train-2", "train-1"], refused: [] });
    const named = await executions.json<DryRun>("archive", "train-3", "train-4", "--dry-run");
    assert.equal(named.code, 1);
    assert.deepEqual(named.value.would, ["train-3"]);
    assert.match(named.value.refused[0]?.reason ?? "", /has not ended/);
    assert.equal(live().length, 4);
    assert.equal(existsSync(place("archive")), false);
  });

  it("archives what matches, and brings it back", async () => {
    const archived = await executions.json<Outcome>("archive", "--query", "tag:old", "--yes");
    assert.deepEqual([archived.code, archived.value], [0, { done: ["train-2", "train-1"], refused: [] }]);
    assert.deepEqual(live(), ["train-3", "train-4"]);
    const again = await executions.json<Outcome>("archive", "--query", "tag:old", "--yes");
    assert.deepEqual([again.code, again.value], [0, { done: [], refused: [] }]);
    assert.match(again.stderr, /Left out 3 of the 3 that match: .*it is archived already \(2\)/);
    const back = await executions.json<Outcome>("unarchive", "--query", "is:archived", "--yes");
    assert.deepEqual(back.value.done, ["train-2", "train-1"]);
    assert.equal(live().length, 4);
  });

  it("deletes what matches to the trash", async () => {
    const { code, value } = await executions.json<Outcome>("delete", "--query", "tag:old", "--yes");
    assert.deepEqual([code, value.done], [0, ["train-2", "train-1"]]);
    assert.deepEqual(readdirSync(place("trash")).sort(), [".notes", "train-1", "train-2"]);
    assert.equal((await executions.run("delete", "--undo", "train-1", "train-2")).code, 0);
    assert.equal(live().length, 4);
  });

  it("says where nothing matches, where the query is wrong, and where both are named", async () => {
    const none = await executions.json<Outcome>("archive", "--query", "tag:nothing", "--yes");
    assert.deepEqual([none.code, none.value], [0, { done: [], refused: [] }]);
    assert.match(none.stderr, /None of 4 executions matches the query/);
    const wrong = await executions.run("delete", "--query", "tagg:old", "--yes");
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /the query is wrong at position 1/);
    assert.equal((await executions.run("archive", "train-1", "--query", "tag:old", "--yes")).code, 2);
    assert.equal(live().length, 4);
  });
});
