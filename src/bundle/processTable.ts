import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** What the system tells of a process. */
export interface ProcessFacts {
  /** The program's name, cut to 15 bytes. */
  readonly name: string;
  readonly parent: number;
  /** Its process group. */
  readonly group: number;
  readonly session: number;
  /** Whether it has ended and only waits for its parent to ask how. */
  readonly ended: boolean;
  /** Clock ticks since boot. */
  readonly startTime: number;
}

/** A process that an execution started: its environment says so. */
export interface MarkedProcess {
  readonly pid: number;
  readonly group: number;
  /** `EXECUTION_DIR`; null where it does not tell. */
  readonly bundle: string | null;
}

/** The living processes of this user. */
export interface ProcessTable {
  /** By `EXECUTION_ID`. */
  readonly marked: ReadonlyMap<string, readonly MarkedProcess[]>;
  /** Pids by process group. */
  readonly groups: ReadonlyMap<number, readonly number[]>;
}

const tableAgeMs = 1000;
let latest: { readonly at: number; readonly table: ProcessTable } | null = null;

/** Facts of one process (proc(5), stat); null where the system does not tell. */
export function processFacts(pid: number): ProcessFacts | null {
  const stat = readText(`/proc/${pid}/stat`);
  if (stat === null) return null;
  // The command name may hold spaces and parentheses: fields are counted from its last parenthesis.
  const end = stat.lastIndexOf(")");
  const fields = stat.slice(end + 2).split(" ");
  return {
    name: stat.slice(stat.indexOf("(") + 1, end),
    parent: Number(fields[1]),
    group: Number(fields[2]),
    session: Number(fields[3]),
    ended: fields[0] === "Z" || fields[0] === "X",
    startTime: Number(fields[19]),
  };
}

/** The living processes now. Nothing is told on Windows, which has neither groups nor readable environments. */
export function readProcessTable(): ProcessTable {
  const table = process.platform === "linux" ? tableOfProc() : tableOfPs();
  latest = { at: Date.now(), table };
  return table;
}

/** The same, at most a second old: for many questions at once. */
export function recentProcessTable(): ProcessTable {
  return latest !== null && Math.abs(Date.now() - latest.at) < tableAgeMs ? latest.table : readProcessTable();
}

/** @param lines `PID PGID STAT COMMAND ENVIRONMENT`, as ps(1) of the BSDs and of macOS prints them with `-E`. */
export function parsePs(lines: string): ProcessTable {
  const builder = new TableBuilder();
  for (const line of lines.split("\n")) {
    const [, pid, group, state = "", rest = ""] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    if (pid === undefined || group === undefined || state.startsWith("Z")) continue;
    // A folder's name may hold spaces, and is cut here then: the id alone tells.
    const words = rest.split(" ").filter((word) => !word.startsWith("EXECUTION_DIR="));
    builder.add(Number(pid), Number(group), words);
  }
  return builder;
}

function tableOfProc(): ProcessTable {
  const builder = new TableBuilder();
  for (const name of readdirSync("/proc")) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    const facts = processFacts(pid);
    if (facts === null || facts.ended) continue;
    builder.add(pid, facts.group, (readText(`/proc/${pid}/environ`) ?? "").split("\0"));
  }
  return builder;
}

function tableOfPs(): ProcessTable {
  if (process.platform === "win32") return new TableBuilder();
  const { stdout } = spawnSync("ps", ["-A", "-E", "-ww", "-o", "pid=,pgid=,stat=,command="], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return parsePs(stdout);
}

class TableBuilder implements ProcessTable {
  readonly marked = new Map<string, MarkedProcess[]>();
  readonly groups = new Map<number, number[]>();

  add(pid: number, group: number, environment: readonly string[]): void {
    entryOf(this.groups, group).push(pid);
    const id = valueOf(environment, "EXECUTION_ID");
    if (id === null || pid === process.pid) return;
    entryOf(this.marked, id).push({ pid, group, bundle: valueOf(environment, "EXECUTION_DIR") });
  }
}

function entryOf<K, V>(map: Map<K, V[]>, key: K): V[] {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made: V[] = [];
  map.set(key, made);
  return made;
}

function valueOf(environment: readonly string[], name: string): string | null {
  const entry = environment.find((text) => text.startsWith(`${name}=`));
  return entry === undefined ? null : entry.slice(name.length + 1);
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, "utf8").trimEnd();
  } catch {
    return null;
  }
}
