import { childrenOf, type EndedChildren, type ProcessUsage, usageOf } from "./processUsage";

/** What all processes of a script use together. */
export interface TreeUsage {
  readonly processes: number;
  /** Since the first began; of those that ended as far as it was seen. */
  readonly cpuSeconds: number;
  readonly memoryBytes: number;
  /** The most memory that one of them ever had. */
  readonly largestPeakBytes: number;
  readonly writtenBytes: number | null;
}

/** A script makes more processes than anyone watches: beyond this number they are not counted. */
const maximumProcesses = 2000;

/** A process with all that it started; those that left it (daemons) stay in sight once they were seen. */
export class ProcessTree {
  private readonly known = new Map</* pid */ number, ProcessUsage>();
  private readonly orphans = { cpuSeconds: 0, writtenBytes: 0 };

  private readonly everKnown: Set<number>;

  constructor(private readonly root: number) {
    this.everKnown = new Set([root]);
  }

  /** What they use now; null when none of them runs any more. */
  usage(): TreeUsage | null {
    const living = this.living();
    this.take(living);
    if (living.size === 0) return null;
    const all = [...living.values()];
    return {
      processes: all.length,
      cpuSeconds: sum(all, ({ cpuSeconds }) => cpuSeconds) + this.orphans.cpuSeconds,
      memoryBytes: sum(all, ({ memoryBytes }) => memoryBytes),
      largestPeakBytes: all.reduce((most, { peakBytes }) => Math.max(most, peakBytes), 0),
      writtenBytes: all.some(({ writtenBytes }) => writtenBytes === null)
        ? null
        : sum(all, ({ writtenBytes }) => writtenBytes ?? 0) + this.orphans.writtenBytes,
    };
  }

  /** At the root's end, what those used that it did not wait for: nobody else tells of them. */
  leftBehind(): EndedChildren {
    this.take(this.living());
    const left = [...this.known.values()].filter((usage) => this.isOrphan(usage));
    return {
      cpuSeconds: sum(left, ({ cpuSeconds }) => cpuSeconds) + this.orphans.cpuSeconds,
      writtenBytes: sum(left, ({ writtenBytes }) => writtenBytes ?? 0) + this.orphans.writtenBytes,
    };
  }

  private living(): Map<number, ProcessUsage> {
    const living = new Map<number, ProcessUsage>();
    const pending = [this.root, ...this.known.keys()];
    for (let pid = pending.pop(); pid !== undefined && living.size < maximumProcesses; pid = pending.pop()) {
      if (living.has(pid)) continue;
      const usage = usageOf(pid);
      const before = this.known.get(pid);
      if (usage === null || (before !== undefined && before.startTime !== usage.startTime)) continue;
      living.set(pid, usage);
      pending.push(...childrenOf(usage));
    }
    return living;
  }

  /** What an ended one used its parent tells from now on, when it had one that waited for it. */
  private take(living: ReadonlyMap<number, ProcessUsage>): void {
    for (const [pid, usage] of this.known) {
      if (living.has(pid)) continue;
      if (this.isOrphan(usage)) {
        this.orphans.cpuSeconds += usage.cpuSeconds;
        this.orphans.writtenBytes += usage.writtenBytes ?? 0;
      }
      this.known.delete(pid);
    }
    for (const [pid, usage] of living) {
      this.known.set(pid, usage);
      this.everKnown.add(pid);
    }
  }

  /** Another than one of ours became its parent. */
  private isOrphan({ pid, parent }: ProcessUsage): boolean {
    return pid !== this.root && !this.everKnown.has(parent);
  }
}

function sum<Item>(items: readonly Item[], valueOf: (item: Item) => number): number {
  return items.reduce((total, item) => total + valueOf(item), 0);
}
