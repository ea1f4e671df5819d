import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { isEndState, type ExecutionState } from "../../src/core/lifecycle";
import { defaultRunSettings } from "../../src/core/runSettings";
import type { ArtifactList } from "../../src/core/records";
import type { ExecutionSummary } from "../../src/core/summary";
import { bundlePaths, workspaceLayout } from "../../src/bundle/layout";
import { readProcessTable } from "../../src/bundle/processTable";
import { checkProvenance } from "../../src/bundle/prov/checkProvXml";
import { verifyBundle } from "../../src/bundle/seal/verifyBundle";
import { recoverExecution, type Recovery } from "../../src/runner/recover/recoverExecution";
import { readSummary } from "../../src/store/readSummary";
import { describeExecution } from "../../src/store/describeExecution";
import type { CommandLine } from "./commandLine";
import type { FaultReport } from "./faultRuns";

/** How an execution was found after its run was broken. */
export type Found = ExecutionState | "unsealed" | "no bundle yet";

/** Checks what became of a run that was broken: that it can be read, recovered, and has lost nothing. */
export class FaultedBundle {
  private readonly bundle: string;

  /** @param id of the only bundle of the workspace. */
  constructor(
    private readonly executions: CommandLine,
    private readonly id: string,
  ) {
    this.bundle = join(workspaceLayout(executions.workspace).executions, id);
  }

  /** Reads it as `show --json` does. */
  find(): { readonly found: Found; readonly summary: ExecutionSummary } {
    const summary = readSummary(this.bundle);
    const details = describeExecution(summary);
    assert.equal(details.id, this.id);
    if (!isEndState(summary.state)) {
      assert.ok(summary.state === "DEAD" || summary.state === "UNKNOWN", `its state is ${summary.state}`);
      assert.ok((summary.reason ?? "").length > 0, "what is known of it is told");
    }
    if (summary.state === "UNKNOWN") assert.match(summary.reason ?? "", /jobStatus\.json is missing/);
    return { found: isEndState(summary.state) && !summary.sealed ? "unsealed" : summary.state, summary };
  }

  /** What stands in a log is the beginning of what was printed, and at least what the runner had written there. */
  assertLogs(printed: Readonly<Record<string, string>>, logged: FaultReport["logged"]): void {
    for (const [path, whole] of Object.entries(printed)) {
      const log = this.text(path);
      assert.ok(whole.startsWith(log), `${path} is no beginning: ${JSON.stringify(log)}`);
      const bytes = logged?.[join(this.bundle, path)] ?? 0;
      assert.ok(log.length >= bytes, `${path} has ${log.length} bytes of ${bytes} that were written`);
    }
  }

  /** What stands in a log was printed, in this order; a script that was not run any more printed nothing. */
  assertLogsInOrder(printed: Readonly<Record<string, string>>): void {
    for (const [path, whole] of Object.entries(printed)) {
      let rest = whole;
      for (const line of this.text(path).split(/(?<=\n)/)) {
        assert.ok(rest.includes(line), `${path} is out of order: ${JSON.stringify(this.text(path))}`);
        rest = rest.slice(rest.indexOf(line) + line.length);
      }
    }
  }

  async recover(): Promise<Recovery> {
    const world = {
      now: () => new Date(),
      environment: this.executions.variables,
      recorder: { name: "executions", version: "0.0.0" },
      settings: { ...defaultRunSettings, stopGraceMs: 500 },
    };
    return recoverExecution(workspaceLayout(this.executions.workspace), this.id, world, true);
  }

  /** Sealed, whole and signed; everything in `outputs/` is known; nothing is left of the run outside or inside it. */
  async assertSound(state: ExecutionState): Promise<void> {
    const summary = readSummary(this.bundle);
    assert.deepEqual([summary.state, summary.sealed], [state, true]);
    const verification = await verifyBundle(this.bundle);
    assert.deepEqual(verification, { ok: true, missing: [], added: [], changed: [], signature: "valid" });
    assert.deepEqual(checkProvenance(this.text(bundlePaths.provenance)), []);
    this.assertOutputsKnown();
    assert.deepEqual(
      this.files("").filter((path) => path.endsWith(".tmp")),
      [],
    );
    const running = readdirSync(workspaceLayout(this.executions.workspace).running);
    assert.deepEqual(
      running.filter((name) => name.startsWith(this.id)),
      [],
    );
    this.assertNothingRuns();
  }

  assertNothingRuns(): void {
    assert.deepEqual(readProcessTable().marked.get(this.id) ?? [], [], "processes of the script are left");
  }

  text(path: string): string {
    try {
      return readFileSync(join(this.bundle, path), "utf8");
    } catch {
      return "";
    }
  }

  private assertOutputsKnown(): void {
    const { artifacts } = JSON.parse(this.text(bundlePaths.artifacts)) as ArtifactList;
    const known = artifacts.filter(({ direction }) => direction === "output").map(({ uri }) => uri);
    assert.deepEqual(known.sort(), this.files("outputs").sort());
  }

  /** Paths of all files below a folder of the bundle. */
  private files(folder: string): string[] {
    return readdirSync(join(this.bundle, folder), { recursive: true, encoding: "utf8" })
      .map((path) => join(folder, path))
      .filter((path) => statSync(join(this.bundle, path)).isFile());
  }
}
