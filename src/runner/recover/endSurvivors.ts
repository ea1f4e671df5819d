import { setTimeout as wait } from "node:timers/promises";
import type { JobStatus } from "../../core/jobStatus";
import { readProcessTable } from "../../bundle/processTable";
import { survivorsOfBundle } from "../../bundle/survivors";

const pollMs = 50;
const afterKillMs = 5000;

/**
 * Ends what lives on of a script whose runner is gone: SIGTERM, after the grace SIGKILL, until nothing of it is left.
 * @param graceMs how long it may take after SIGTERM.
 * @returns pids that live in spite of it (a process that hangs in the kernel).
 */
export async function endSurvivors(
  bundle: string,
  status: JobStatus,
  graceMs: number,
): Promise<readonly number[]> {
  const left = await endBy("SIGTERM", bundle, status, graceMs);
  return left.length === 0 ? left : await endBy("SIGKILL", bundle, status, afterKillMs);
}

async function endBy(
  signal: NodeJS.Signals,
  bundle: string,
  status: JobStatus,
  limitMs: number,
): Promise<readonly number[]> {
  const signalled = new Set<number>();
  const until = Date.now() + limitMs;
  for (;;) {
    const living = survivorsOfBundle(readProcessTable(), bundle, status);
    if (living.length === 0 || Date.now() > until) return living;
    // What they start meanwhile is told as well.
    for (const pid of living) if (!signalled.has(pid)) send(signal, pid);
    for (const pid of living) signalled.add(pid);
    await wait(pollMs);
  }
}

function send(signal: NodeJS.Signals, pid: number): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself.
  }
}
