import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { workspaceLayout } from "../../../../src/bundle/layout";
import { CommandLine } from "../../../support/commandLine";
import { FaultedBundle, type Found } from "../../../support/faultedBundle";
import { runWithFault, type Fault } from "../../../support/faultRuns";
import { GitRepository } from "../../../support/gitRepository";
import { printed, saveSweptMethod } from "../../../support/sweptMethod";

/** Every point in the full sweep, else every so many-th: each is a run of its own. */
const isFull = process.env["EXECUTIONS_FULL_SWEEP"] !== undefined;
const strides: Readonly<Record<Fault["kind"], number>> = isFull
  ? { kill: 1, ENOSPC: 1, EROFS: 1 }
  : { kill: 7, ENOSPC: 15, EROFS: 15 };
const workers = 2;

describe("a run that is broken at every write of its runner", () => {
  let repositories: GitRepository[] = [];
  const keys = process.env["EXECUTIONS_CONFIG_DIR"];

  beforeEach(() => {
    repositories = Array.from({ length: workers }, () => GitRepository.create());
  });

  afterEach(() => {
    for (const repository of repositories) repository.remove();
    if (keys === undefined) delete process.env["EXECUTIONS_CONFIG_DIR"];
    else process.env["EXECUTIONS_CONFIG_DIR"] = keys;
  });

  /** Breaks a run at each point in turn, and tells how they were found. */
  async function sweep(
    kind: Fault["kind"],
    check: (executions: CommandLine, fault: Fault) => Promise<Found>,
  ): Promise<Map<Found, number>> {
    const [shared] = repositories;
    process.env["EXECUTIONS_CONFIG_DIR"] = `${shared?.root ?? ""}.user`;
    const all = repositories.map(workspaceOf);
    const total = await pointsOf(all[0]!);
    const stride = strides[kind];
    const points = Array.from({ length: Math.ceil(total / stride) }, (_, index) => 1 + index * stride);
    const found = new Map<Found, number>();
    const failures: string[] = [];
    await Promise.all(
      all.map(async (executions) => {
        for (let at = points.shift(); at !== undefined; at = points.shift()) {
          try {
            const one = await check(executions, { at, kind });
            found.set(one, (found.get(one) ?? 0) + 1);
          } catch (error) {
            failures.push(`at point ${at}: ${String(error)}`);
            removeBundles(executions);
          }
        }
      }),
    );
    const told = [...found].map(([state, count]) => `${count} ${state}`).join(", ");
    process.stdout.write(`    ${kind}: ${Math.ceil(total / stride)} of ${total} points: ${told}\n`);
    assert.deepEqual(failures, []);
    return found;
  }

  function removeBundles(executions: CommandLine): void {
    rmSync(workspaceLayout(executions.workspace).executions, { recursive: true, force: true });
  }

  /** All workspaces sign with one key: the recovering is done in this process, which has one environment. */
  function workspaceOf(repository: GitRepository): CommandLine {
    const executions = new CommandLine(repository.root, {
      ...(repository.environment as Record<string, string>),
      EXECUTIONS_CONFIG_DIR: process.env["EXECUTIONS_CONFIG_DIR"] ?? "",
    });
    saveSweptMethod(executions);
    return executions;
  }

  async function pointsOf(executions: CommandLine): Promise<number> {
    const { code, report, stdout } = await runWithFault(executions, ["run", "swept"], {
      at: 0,
      kind: "kill",
    });
    assert.deepEqual([code, stdout], [0, printed["outputs/stdout.log"]]);
    const [id = ""] = executions.bundles();
    rmSync(join(workspaceLayout(executions.workspace).executions, id), { recursive: true });
    assert.ok((report?.total ?? 0) >= 200, `there are ${report?.total ?? 0} points`);
    return report?.total ?? 0;
  }

  /** The bundle of the run that was just broken; removed when it was looked at. */
  async function withBundle(
    executions: CommandLine,
    look: (bundle: FaultedBundle) => Promise<Found>,
  ): Promise<Found> {
    const [id, ...others] = executions.bundles();
    assert.deepEqual(others, []);
    if (id === undefined) return "no bundle yet";
    const found = await look(new FaultedBundle(executions, id));
    rmSync(join(workspaceLayout(executions.workspace).executions, id), { recursive: true });
    return found;
  }

  it("by SIGKILL is readable, has all that its runner had read, and can be recovered", async function () {
    this.timeout(1_200_000);
    const found = await sweep("kill", async (executions, fault) => {
      const { report } = await runWithFault(executions, ["run", "swept"], fault);
      return withBundle(executions, async (bundle) => {
        const { found: first, summary } = bundle.find();
        bundle.assertLogs(printed, report?.logged);
        const before = bundle.text("outputs/stdout.log");
        const isSealed = summary.sealed && first !== "DEAD" && first !== "UNKNOWN";
        const recovery = await bundle.recover();
        assert.equal(recovery.ok, !isSealed, "reason" in recovery ? recovery.reason : "");
        await bundle.assertSound(first === "unsealed" || isSealed ? summary.state : "FAILED");
        assert.ok(bundle.text("outputs/stdout.log").startsWith(before));
        const again = await bundle.recover();
        assert.match("reason" in again ? again.reason : "", /nothing to recover/);
        return first;
      });
    });
    assert.ok((found.get("DEAD") ?? 0) > 0 && (found.get("no bundle yet") ?? 0) > 0);
  });

  for (const [kind, words] of [
    ["ENOSPC", /the disk is full; free some space/],
    ["EROFS", /the file system is read-only/],
  ] as const)
    it(`by ${kind} from there on ends by itself with what is wrong, leaves no process, and can be recovered`, async function () {
      this.timeout(1_200_000);
      await sweep(kind, async (executions, fault) => {
        const { code, stderr } = await runWithFault(executions, ["run", "swept"], fault);
        assert.ok(code === 0 || code === 3, `exit ${code ?? "by signal"}: ${stderr}`);
        if (code === 3) assert.match(stderr, words);
        return withBundle(executions, async (bundle) => {
          const { found, summary } = bundle.find();
          bundle.assertLogsInOrder(printed);
          bundle.assertNothingRuns();
          assert.equal(code === 0, summary.state === "COMPLETED", `exit ${code}, ${summary.state}`);
          const isSealed = summary.sealed && found !== "DEAD" && found !== "UNKNOWN";
          const recovery = await bundle.recover();
          assert.equal(recovery.ok, !isSealed, "reason" in recovery ? recovery.reason : "");
          await bundle.assertSound(found === "unsealed" || isSealed ? summary.state : "FAILED");
          return found;
        });
      });
    });
});
