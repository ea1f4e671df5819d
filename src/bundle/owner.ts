import { readFileSync, readlinkSync } from "node:fs";
import { hostname, uptime } from "node:os";
import type { Owner } from "../core/jobStatus";

/** alive: the very process still runs; dead: it is gone; elsewhere: another machine, boot or pid namespace, so nobody here can tell. */
export type OwnerCondition = "alive" | "dead" | "elsewhere";

/** A boot's start is measured, not told, outside Linux: two readings of it may differ by this much. */
const bootToleranceSeconds = 10;

/** This process as the owner of an execution. */
export function currentOwner(): Owner {
  return { ...thisMachine(), pid: process.pid, startTime: startTimeOf(process.pid) ?? 0, processGroup: null };
}

/** Whether the process that owns an execution still runs; a recycled pid is told apart by its start time. */
export function conditionOf(owner: Owner): OwnerCondition {
  const here = thisMachine();
  if (owner.machineId !== here.machineId || owner.pidNamespace !== here.pidNamespace) return "elsewhere";
  if (!sameBoot(owner.bootId, here.bootId)) return "elsewhere";
  if (!exists(owner.pid)) return "dead";
  const startTime = startTimeOf(owner.pid);
  return startTime === null || startTime === owner.startTime ? "alive" : "dead";
}

/** Whether any process of a group still runs. */
export function isGroupAlive(processGroup: number): boolean {
  return exists(-processGroup);
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

type Machine = Pick<Owner, "machineId" | "bootId" | "pidNamespace" | "host">;
let machine: Machine | undefined;

function thisMachine(): Machine {
  machine ??= {
    machineId: readTrimmed("/etc/machine-id") ?? readTrimmed("/var/lib/dbus/machine-id") ?? hostname(),
    bootId:
      readTrimmed("/proc/sys/kernel/random/boot_id") ?? `boot-${Math.round(Date.now() / 1000 - uptime())}`,
    pidNamespace: readLink("/proc/self/ns/pid") ?? "",
    host: hostname(),
  };
  return machine;
}

function sameBoot(one: string, other: string): boolean {
  if (one === other) return true;
  if (!one.startsWith("boot-") || !other.startsWith("boot-")) return false;
  return Math.abs(Number(one.slice(5)) - Number(other.slice(5))) <= bootToleranceSeconds;
}

/** Start of a process in clock ticks since boot (proc(5), stat field 22); null where the system does not tell. */
function startTimeOf(pid: number): number | null {
  const stat = readTrimmed(`/proc/${pid}/stat`);
  if (stat === null) return null;
  // The command name may hold spaces and parentheses: fields are counted from its last parenthesis.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return Number(fields[19]);
}

function readTrimmed(path: string): string | null {
  try {
    const text = readFileSync(path, "utf8").trim();
    return text === "" ? null : text;
  } catch {
    return null;
  }
}

function readLink(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}
