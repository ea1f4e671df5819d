import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import type { ExecutionSummary } from "../../../src/core/summary";
import { CommandLine } from "../../support/commandLine";
import { GitRepository } from "../../support/gitRepository";
import { makeTemporaryFolder, removeFolder } from "../../support/temporaryFolder";

const count = 20;

/** As many as start at once; a run is a process of its own, so this is what a machine can bear. */
const many = 100;

describe("runs at the same time", () => {
  it(`${many} starts at once are ${many} complete bundles with distinct ids`, async () => {
    const folder = await makeTemporaryFolder("many");
    try {
      const executions = new CommandLine(folder);
      const starts = Array.from({ length: many }, (_, index) =>
        executions.run("run", "--name", `run-${index}`, "--", "sh", "-c", `echo ${index}`),
      );
      const results = await Promise.all(starts);
      assert.deepEqual(new Set(results.map(({ code }) => code)), new Set([0]));
      const ids = executions.bundles();
      assert.equal(ids.length, many);
      const said = new Set(results.map(({ stderr }) => stderr.trim().split(" · ").at(-1)));
      assert.deepEqual([...said].sort(), ids.sort());
      const { value } = await executions.json<ExecutionSummary[]>("list");
      assert.ok(value.every(({ state, sealed }) => state === "COMPLETED" && sealed));
      for (const { id, name } of value)
        assert.equal(`run-${executions.read(id, "outputs/stdout.log").trim()}`, name);
    } finally {
      await removeFolder(folder);
      await removeFolder(`${folder}.user`);
    }
  }).timeout(120_000);

  it(`${count} of them that print 1 MB a second each lose none of it`, async () => {
    const folder = await makeTemporaryFolder("floods");
    try {
      const executions = new CommandLine(folder);
      const seconds = 5;
      const script = `for second in $(seq ${seconds}); do head -c 1000000 /dev/zero | tr '\\0' x; sleep 1; done`;
      executions.write("flood.sh", `${script}\n`);
      const begun = performance.now();
      const runs = Array.from({ length: count }, () => executions.start(["run", "flood.sh"]));
      const codes = await Promise.all(
        runs.map(async ({ exited, ended }) => (await exited, await ended).code),
      );
      assert.deepEqual(new Set(codes), new Set([0]));
      assert.ok(performance.now() - begun > seconds * 1000);
      const printed = createHash("sha256")
        .update("x".repeat(seconds * 1_000_000))
        .digest("hex");
      for (const id of executions.bundles())
        assert.equal(
          createHash("sha256").update(executions.read(id, "outputs/stdout.log")).digest("hex"),
          printed,
        );
      const { code, value } = await executions.json<readonly unknown[]>("verify", "--all");
      assert.deepEqual([code, value.length], [0, count]);
    } finally {
      await removeFolder(folder);
      await removeFolder(`${folder}.user`);
    }
  }).timeout(120_000);

  it(`${count} of them are ${count} complete bundles with distinct ids, and all verify`, async () => {
    const repository = GitRepository.create();
    try {
      const executions = new CommandLine(repository.root, repository.environment as Record<string, string>);
      repository.write("step.sh", 'echo "$1" > "$EXECUTION_OUTPUTS/value.txt"\n');
      const results = await Promise.all(
        Array.from({ length: count }, (_, index) => executions.run("run", "step.sh", "--", String(index))),
      );
      assert.deepEqual(new Set(results.map(({ code }) => code)), new Set([0]));
      const ids = executions.bundles();
      assert.equal(new Set(ids).size, count);
      const values = ids.map((id) => Number(executions.read(id, "outputs/value.txt")));
      assert.deepEqual(
        values.sort((one, other) => one - other),
        Array.from({ length: count }, (_, index) => index),
      );
      const listed = await executions.json<ExecutionSummary[]>("list");
      assert.ok(
        listed.value.length === count &&
          listed.value.every(({ state, sealed }) => state === "COMPLETED" && sealed),
      );
      const verified = await executions.json<unknown>("verify", ...ids);
      assert.equal(verified.code, 0);
    } finally {
      repository.remove();
    }
  }).timeout(60_000);
});
