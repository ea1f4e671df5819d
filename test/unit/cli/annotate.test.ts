import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ExecutionSummary } from "../../../src/core/summary";
import { sealBundle } from "../../../src/bundle/seal/sealBundle";
import { CommandLine } from "../../support/commandLine";
import { makeBundle } from "../../support/madeBundle";
import { removeFolder, temporaryFolder } from "../../support/zipSample";

describe("executions name, note and tag", () => {
  let folder = "";
  let bundle = "";
  let executions: CommandLine;
  const stored = (): unknown => JSON.parse(readFileSync(join(bundle, "metadata/annotations.json"), "utf8"));
  const summary = async (...args: string[]): Promise<ExecutionSummary> =>
    (await executions.json<ExecutionSummary>(...args)).value;

  beforeEach(() => {
    folder = temporaryFolder();
    executions = new CommandLine(folder);
    bundle = makeBundle(folder, { id: "train-1", requestName: "as asked" });
  });
  afterEach(() => removeFolder(folder));

  it("answer with the summary as it is now", async () => {
    assert.equal((await summary("name", "train-1", "  Best so far  ")).name, "Best so far");
    assert.equal((await summary("note", "@last", "higher lr\nworks")).note, "higher lr\nworks");
    assert.deepEqual((await summary("tag", "train", "a", "b", "a")).tags, ["a", "b"]);
    assert.deepEqual((await summary("tag", "train", "c", "--remove", "a", "--remove", "never there")).tags, [
      "b",
      "c",
    ]);
    assert.deepEqual(stored(), {
      name: "Best so far",
      note: "higher lr\nworks",
      tags: ["b", "c"],
      pinned: false,
    });
    assert.deepEqual((await executions.json<ExecutionSummary[]>("list")).value, [
      await summary("tag", "train", "b"),
    ]);
  });

  it("keep the name that the request gave, until another is given or it is taken away", async () => {
    assert.equal((await summary("tag", "train-1", "x")).name, "as asked");
    assert.equal((await summary("name", "train-1", "")).name, null);
    assert.equal((await summary("note", "train-1", "-")).name, null);
    assert.equal((await summary("note", "train-1", " ")).note, null);
  });

  it("take a text that begins with a dash after --", async () => {
    assert.equal((await summary("note", "train-1", "--", "-5 % better")).note, "-5 % better");
  });

  it("tell the journal and keep the seal", async () => {
    const config = join(folder, ".user");
    await sealBundle(bundle, {
      subject: "Ada",
      executionId: "train-1",
      at: new Date(),
      configFolder: config,
    });
    await executions.run("name", "train-1", "sealed");
    const lines = readFileSync(join(folder, ".executions/.cache/journal.ndjson"), "utf8")
      .trimEnd()
      .split("\n");
    const [entry] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.deepEqual([lines.length, entry?.["id"], entry?.["change"]], [1, "train-1", "CHANGED"]);
    assert.equal((await executions.json<{ ok: boolean }>("verify", "train-1")).value.ok, true);
  });

  it("keep fields that are not ours", async () => {
    writeFileSync(join(bundle, "metadata/annotations.json"), '{"pinned": true, "rating": 5}');
    assert.equal((await summary("tag", "train-1", "x")).pinned, true);
    assert.deepEqual(stored(), { pinned: true, rating: 5, name: "as asked", note: null, tags: ["x"] });
  });

  it("leave a damaged file as it is, and say so: exit 3", async () => {
    writeFileSync(join(bundle, "metadata/annotations.json"), '{"note": "precious"');
    const { code, stdout, stderr } = await executions.run("tag", "train-1", "x", "--json");
    assert.deepEqual([code, stdout], [3, ""]);
    assert.match(
      stderr,
      /annotations\.json cannot be read \(not JSON.*Correct or delete it; nothing was changed/,
    );
    assert.equal(readFileSync(join(bundle, "metadata/annotations.json"), "utf8"), '{"note": "precious"');
  });

  it("say on standard error what they did, without --json", async () => {
    const { code, stdout, stderr } = await executions.run("tag", "train-1", "x");
    assert.deepEqual([code, stdout, stderr], [0, "", "train-1 has its tags changed (tags: x)\n"]);
  });
});
