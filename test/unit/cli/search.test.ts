import assert from "node:assert/strict";
import { truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundlePaths } from "../../../src/bundle/layout";
import { CommandLine } from "../../support/commandLine";
import { makeBundle } from "../../support/madeBundle";
import { removeFolder, temporaryFolder } from "../../support/zipSample";

describe("executions search and stats", () => {
  let folder = "";
  let executions: CommandLine;

  beforeEach(() => {
    folder = temporaryFolder();
    executions = new CommandLine(folder);
    const first = makeBundle(folder, { id: "train-20261120-100000-aaaa" });
    const second = makeBundle(folder, {
      id: "train-20261120-100100-bbbb",
      states: ["STARTED", "FAILED"],
      reason: "exit code 1",
    });
    writeFileSync(join(first, bundlePaths.stdout), `start\n${"x".repeat(1024 * 1024)}\nloss is (0.1)\r\nend`);
    writeFileSync(
      join(second, bundlePaths.stderr),
      `${"\n".repeat(1024 * 1024)}CUDA Out of Memory: \u001b[31mred`,
    );
  });
  afterEach(() => removeFolder(folder));

  it("find lines in the logs of all executions, with their numbers", async () => {
    const found = await executions.json("search", "out of memory");
    assert.deepEqual(found.value, [
      {
        id: "train-20261120-100100-bbbb",
        stream: "err",
        line: 1024 * 1024 + 1,
        text: "CUDA Out of Memory: \u001b[31mred",
      },
    ]);
    assert.deepEqual((await executions.json("search", "(0.1)")).value, [
      { id: "train-20261120-100000-aaaa", stream: "out", line: 3, text: "loss is (0.1)" },
    ]);
    assert.deepEqual((await executions.json("search", "out of memory", "--case")).value, []);
    assert.deepEqual((await executions.json("search", "out of", "--query", "status:completed")).value, []);
  });

  it("look into archived executions too, and tell of those that are damaged", async () => {
    const found = async (...args: string[]): Promise<unknown> => (await executions.json(...args)).value;
    const ids = async (query: string): Promise<readonly string[]> =>
      (await executions.json<readonly { id: string }[]>("list", "--query", query)).value.map(({ id }) => id);
    const searches = [
      ["search", "out of memory"],
      ["search", "(0.1)"],
      ["search", "^(start|end)$", "--regex"],
    ];
    const queries = [
      'log:"loss is"',
      'log:"out OF memory" OR log:start',
      "NOT log:cuda",
      "env:host=lab log:end",
      "output:model.json",
    ];
    const look = async (): Promise<unknown[]> => [
      ...(await Promise.all(searches.map((search) => found(...search)))),
      ...(await Promise.all(queries.map(ids))),
    ];
    const before = await look();
    assert.equal((await executions.run("archive", "@last", "@-2")).code, 0);
    assert.deepEqual(executions.bundles(), []);
    assert.deepEqual(await look(), before);
    const archive = join(folder, ".executions/archive/train-20261120-100100-bbbb.zip");
    truncateSync(archive, 2000);
    const { code, value, stderr } = await executions.json<readonly unknown[]>("search", "loss is");
    assert.deepEqual([code, value.length], [0, 1]);
    assert.match(stderr, /train-20261120-100100-bbbb was not looked into: .*damaged/);
  });

  it("take a regular expression on wish, and refuse one that is none", async () => {
    const { value } = await executions.json<readonly { line: number }[]>(
      "search",
      "^(start|end)$",
      "--regex",
    );
    assert.deepEqual(
      value.map(({ line }) => line),
      [1, 4],
    );
    const wrong = await executions.run("search", "(", "--regex");
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /\( is not a regular expression/);
    assert.equal((await executions.run("search")).code, 2);
  });

  it("print what a terminal does not obey", async () => {
    const { stdout } = await executions.run("search", "cuda");
    assert.equal(stdout, "train-20261120-100100-bbbb err:1048577: CUDA Out of Memory: \ufffd[31mred\n");
  });

  it("count executions, for people and as JSON", async () => {
    const { value } = await executions.json<{ count: number; byState: object; groups: object[] }>(
      "stats",
      "--by",
      "method",
    );
    assert.equal(value.count, 2);
    assert.deepEqual(value.byState, { COMPLETED: 1, FAILED: 1 });
    assert.equal(value.groups.length, 1);
    const { stdout } = await executions.run("stats", "--query", "status:failed");
    assert.match(stdout, /^1 execution · 1 failed · 0 % ended well\n/);
    assert.equal((await executions.run("stats", "--by", "colour")).code, 2);
  });
});
