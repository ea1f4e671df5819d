import { readFileSync, readlinkSync } from "node:fs";
import { hostname, uptime } from "node:os";
import type { Owner } from "../core/jobStatus";
import { processFacts, readProcessTable } from "./processTable";

/** alive: the very process still runs; dead: it is gone; elsewhere: another machine, boot or pid namespace, so nobody here can tell. */
export type OwnerCondition = "alive" | "dead" | "elsewhere";

/** A boot's start is measured, not told, outside Linux: two readings of it may differ by this much. */
const bootToleranceSeconds = 10;

/** This process as the owner of an execution. */
export function currentOwner(): Owner {
  return {
    ...thisMachine(),
    pid: process.pid,
    startTime: processFacts(process.pid)?.startTime ?? 0,
    processGroup: null,
  };
}

/** Whether the process that owns an execution still runs; a recycled pid is told apart by its start time. */
export function conditionOf(owner: Owner): OwnerCondition {
  if (placeOf(owner) !== "here") return "elsewhere";
  if (!exists(owner.pid)) return "dead";
  const facts = processFacts(owner.pid);
  if (facts === null) return exists(owner.pid) ? "alive" : "dead";
  return !facts.ended && facts.startTime === owner.startTime ? "alive" : "dead";
}

/** Whether a process of this number runs: one that has ended and waits for its parent alone does not. */
export function isProcessAlive(pid: number): boolean {
  return exists(pid) && processFacts(pid)?.ended !== true;
}

/** Where an owner runs or ran, as seen from here. */
export type OwnerPlace = "here" | "other machine" | "other boot" | "other container";

export function placeOf(owner: Owner): OwnerPlace {
  const here = thisMachine();
  if (owner.machineId !== here.machineId) return "other machine";
  if (!sameBoot(owner.bootId, here.bootId)) return "other boot";
  return owner.pidNamespace === here.pidNamespace ? "here" : "other container";
}

/** Whether any process of a group still runs: one that has ended and waits for its parent alone does not. */
export function isGroupAlive(processGroup: number): boolean {
  if (!exists(-processGroup)) return false;
  return process.platform !== "linux" || readProcessTable().groups.has(processGroup);
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
