import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { CommandLine } from "../../../support/commandLine";
import { FaultedBundle } from "../../../support/faultedBundle";
import { GitRepository } from "../../../support/gitRepository";
import { printed, saveSweptMethod } from "../../../support/sweptMethod";

const isFull = process.env["EXECUTIONS_FULL_SWEEP"] !== undefined;
/** Later than any run of the method takes on a quiet machine. */
const lastMs = 1400;
const stepMs = isFull ? 20 : 200;

describe("a run whose runner is killed at any time", () => {
  const keys = process.env["EXECUTIONS_CONFIG_DIR"];
  let repository: GitRepository;

  beforeEach(() => {
    repository = GitRepository.create();
    process.env["EXECUTIONS_CONFIG_DIR"] = `${repository.root}.user`;
  });

  afterEach(() => {
    repository.remove();
    if (keys === undefined) delete process.env["EXECUTIONS_CONFIG_DIR"];
    else process.env["EXECUTIONS_CONFIG_DIR"] = keys;
  });

  it("in deploy, execute, undeploy or its end is readable and can be recovered by the command line", async function () {
    this.timeout(600_000);
    const environment = repository.environment as Record<string, string>;
    const executions = new CommandLine(repository.root, environment);
    saveSweptMethod(executions);
    const reasons = new Map<string, number>();
    // On a busy machine runs take longer: it goes on until there was a bundle to judge.
    for (let ms = 40; ms <= lastMs || reasons.size === 1; ms += stepMs) {
      const run = executions.start(["run", "swept"]);
      await wait(ms);
      run.kill("SIGKILL");
      await run.exited;
      const reason = await judge(executions);
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      rmSync(join(repository.root, ".executions", "executions"), { recursive: true, force: true });
    }
    const told = [...reasons].map(([reason, count]) => `\n      ${count} × ${reason}`).join("");
    process.stdout.write(`    kills by time:${told}\n`);
    assert.ok(reasons.size > 1);
  });

  /** @returns why it failed, without times. */
  async function judge(executions: CommandLine): Promise<string> {
    const [id, ...others] = executions.bundles();
    assert.deepEqual(others, []);
    if (id === undefined) return "there is no bundle yet";
    const bundle = new FaultedBundle(executions, id);
    const { found, summary } = bundle.find();
    bundle.assertLogs(printed, {});
    const isSealed = summary.sealed && summary.state === "COMPLETED";
    const { code, value } = await executions.json<{ refused: { reason: string }[] }>("recover", id, "--yes");
    assert.equal(code, isSealed ? 1 : 0, JSON.stringify(value));
    await bundle.assertSound(isSealed || found === "unsealed" ? summary.state : "FAILED");
    const reason = bundle.find().summary.reason ?? `it was ${isSealed ? "sealed" : found} already`;
    return reason.replace(/ \(last sign[^)]*\)/, "");
  }
});
