import { hasVariable, isSameProcess, readProcesses, type ProcessEntry } from "./processEntries";

/**
 * All processes of a script: its group and session, what descends from it, and what left both but carries the
 * execution's id in its environment (a daemon that forked twice). Each is told by pid and start time together, so that
 * no other process that got a recycled pid is ever meant.
 */
export class ScriptFamily {
  private readonly known = new Map<number, /* start time */ string>();
  private isFirstLook = true;

  /**
   * @param root the script's pid, which is its group and session too.
   * @param executionId the value of EXECUTION_ID by which those that left the group are found; null: they are not
   * looked for, as they may belong to another script of the execution.
   */
  constructor(
    private readonly root: number,
    private readonly executionId: string | null,
  ) {}

  /** Those that run now. */
  look(): ProcessEntry[] {
    const all = readProcesses();
    const families = new Families(all);
    const isKnown = ({ pid, startTime }: ProcessEntry): boolean => this.known.get(pid) === startTime;
    // Once nothing of the group is left, another group may get its number.
    const groupLives = this.isFirstLook || all.some((entry) => entry.group === this.root && isKnown(entry));
    this.isFirstLook = false;
    const seeds = all.filter(
      (entry) =>
        isKnown(entry) ||
        (groupLives && (entry.group === this.root || entry.session === this.root)) ||
        this.carriesId(entry),
    );
    const found = families.withDescendants(seeds).filter(({ pid }) => !families.isOurs(pid, this.root));
    for (const { pid, startTime } of found) this.known.set(pid, startTime);
    return found;
  }

  private carriesId({ pid }: ProcessEntry): boolean {
    return this.executionId !== null && hasVariable(pid, "EXECUTION_ID", this.executionId);
  }
}

/** Sends a signal to each of these that still is the same process. */
export function signalProcesses(processes: readonly ProcessEntry[], signal: NodeJS.Signals): void {
  for (const entry of processes) {
    if (!isSameProcess(entry)) continue;
    try {
      process.kill(entry.pid, signal);
    } catch {
      // It is gone already.
    }
  }
}

/** Who descends from whom. */
class Families {
  private readonly parents = new Map<number, number>();
  private readonly children = new Map<number, ProcessEntry[]>();

  constructor(all: readonly ProcessEntry[]) {
    for (const entry of all) {
      this.parents.set(entry.pid, entry.parent);
      const siblings = this.children.get(entry.parent);
      if (siblings === undefined) this.children.set(entry.parent, [entry]);
      else siblings.push(entry);
    }
  }

  withDescendants(seeds: readonly ProcessEntry[]): ProcessEntry[] {
    const found = new Map<number, ProcessEntry>();
    const pending = [...seeds];
    for (let entry = pending.pop(); entry !== undefined; entry = pending.pop()) {
      if (found.has(entry.pid)) continue;
      found.set(entry.pid, entry);
      pending.push(...(this.children.get(entry.pid) ?? []));
    }
    return [...found.values()];
  }

  /** Whether it is this process, or a helper of ours that is not below the script. */
  isOurs(pid: number, root: number): boolean {
    for (let at: number | undefined = pid; at !== undefined && at !== root; at = this.parents.get(at))
      if (at === process.pid) return true;
    return false;
  }
}
