import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "./repositoryRoot";
import type { CommandLine, CommandResult } from "./commandLine";

/** Where a run is broken, and how (see faultSeam.cjs). */
export interface Fault {
  /** From 1; 0: nowhere, the points are only counted. */
  readonly at: number;
  readonly kind: "kill" | "ENOSPC" | "EROFS";
}

export interface FaultedRun extends CommandResult {
  /** Null where it was neither killed nor ended by itself. */
  readonly report: FaultReport | null;
}

export interface FaultReport {
  /** How many points a run had that came to its end. */
  readonly total?: number;
  /** The call that a killed one was about to make. */
  readonly call?: string;
  readonly path?: string;
  /** Bytes that were in the logs when it was killed, by path. */
  readonly logged?: Readonly<Record<string, number>>;
}

/** Runs the built command line with a fault in it. */
export async function runWithFault(
  { workspace, variables }: CommandLine,
  args: readonly string[],
  fault: Fault,
): Promise<FaultedRun> {
  const report = `${workspace}.report-${fault.kind}-${fault.at}.json`;
  const seam = join(repositoryRoot(), "test", "support", "faultSeam.cjs");
  const child = spawn(
    process.execPath,
    ["--require", seam, join(repositoryRoot(), "dist", "cli.js"), ...args],
    {
      cwd: workspace,
      env: {
        ...variables,
        FAULT_AT: String(fault.at),
        FAULT_KIND: fault.kind,
        FAULT_ROOT: workspace,
        FAULT_REPORT: report,
      },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    // A script that outlives a killed runner may hold what we read.
    child.on(fault.kind === "kill" ? "exit" : "close", resolve);
  });
  return { code, stdout, stderr, report: readReport(report) };
}

function readReport(path: string): FaultReport | null {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as FaultReport;
  } catch {
    return null;
  } finally {
    rmSync(path, { force: true });
  }
}
