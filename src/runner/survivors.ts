import { existsSync, readdirSync, readFileSync, readlinkSync, statSync, type BigIntStats } from "node:fs";
import { isGroupAlive } from "../bundle/owner";
import { cleanArguments } from "../core/credentials";
import { hasVariable } from "./processEntries";

const maximumNamed = 3;
const maximumCommandLength = 200;
const maximumProbed = 100;

/**
 * What a person is told of processes that outlive the script, or null when none does.
 * @param group the script's process group.
 * @param executionId the value of EXECUTION_ID by which those that left the group are found.
 * @param holders who held its streams open, null when nobody did.
 */
export function survivorWarning(
  group: number | null,
  executionId: string,
  holders: readonly string[] | null,
): string | null {
  if (holders !== null)
    return `${told(holders)} still held the streams of the script after it ended; what is printed there later is not recorded`;
  const members = group === null || process.platform === "win32" ? [] : familyOf(group, executionId);
  return members.length === 0 ? null : `${told(members)} lived on after the script ended`;
}

function told(processes: readonly string[]): string {
  if (processes.length === 0) return "a process that the script started";
  return `${processes.length === 1 ? "the process" : "the processes"} ${processes.join(", ")}`;
}

/**
 * Processes that hold one of these open and deleted files, as a person knows them: "1234 (sleep 1000)"; empty where
 * the system does not tell (it has no /proc).
 * @param files as `fstat` tells them.
 */
export function holdersOf(files: readonly BigIntStats[]): string[] {
  return named(processes().filter((pid) => pid !== process.pid && holdsAny(pid, files)));
}

/** Processes of a process group, and daemons of its script that left it, in the same words. */
function familyOf(group: number, executionId: string): string[] {
  const isAlive = isGroupAlive(group);
  const isDaemon = (pid: number): boolean => pid > group && hasVariable(pid, "EXECUTION_ID", executionId);
  const recent = recentPids(group);
  if (!isAlive && recent !== null && !recent.some(isDaemon)) return [];
  return named(processes().filter((pid) => (isAlive && groupOf(pid) === group) || isDaemon(pid)));
}

/**
 * The pids above one that are taken, by threads too; null where they are too many or unknown. To list all processes of a
 * machine would cost a short run more.
 */
function recentPids(first: number): number[] | null {
  const count = lastPid() - first;
  if (!(count >= 0 && count <= maximumProbed)) return null;
  return Array.from({ length: count }, (_, index) => first + 1 + index).filter((pid) =>
    existsSync(`/proc/${pid}`),
  );
}

/** proc(5): the last field of loadavg is the pid that was given last. */
function lastPid(): number {
  try {
    return Number(readFileSync("/proc/loadavg", "latin1").trimEnd().split(" ").at(-1));
  } catch {
    return NaN;
  }
}

function processes(): number[] {
  try {
    return readdirSync("/proc")
      .map(Number)
      .filter((pid) => pid > 0);
  } catch {
    return [];
  }
}

function holdsAny(pid: number, files: readonly BigIntStats[]): boolean {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((name) => {
      const link = `/proc/${pid}/fd/${name}`;
      // A look at what lies elsewhere could wait for a server.
      if (!readlinkSync(link).endsWith(" (deleted)")) return false;
      const held = statSync(link, { bigint: true, throwIfNoEntry: false });
      return files.some(({ dev, ino }) => held?.ino === ino && held.dev === dev);
    });
  } catch {
    // It is another user's, or gone.
    return false;
  }
}

/** proc(5): the fields behind the name in parentheses are state, parent, group; a zombie has ended. */
function groupOf(pid: number): number | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "latin1");
    const [state, , group] = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return state === "Z" ? null : Number(group);
  } catch {
    return null;
  }
}

function named(pids: readonly number[]): string[] {
  const names = pids.slice(0, maximumNamed).map((pid) => `${pid} (${commandOf(pid)})`);
  return pids.length > maximumNamed ? [...names, `${pids.length - maximumNamed} more`] : names;
}

function commandOf(pid: number): string {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").slice(0, -1);
    const text = cleanArguments(words)
      .join(" ")
      .replaceAll(/[\p{Control}]/gu, " ");
    return text.length > maximumCommandLength ? `${text.slice(0, maximumCommandLength)}…` : text;
  } catch {
    return "gone by now";
  }
}
