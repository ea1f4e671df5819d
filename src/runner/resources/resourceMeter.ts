import type { Instance, ResourceEvent } from "../../core/records";
import { ChildAccount } from "./childAccount";
import { GpuWatch } from "./gpuWatch";
import { listedUsage } from "./processList";
import { isKept } from "./keptSamples";
import { plus, usedInPhase } from "./phaseUsage";
import { type EndedChildren } from "./processUsage";
import { ProcessTree, type TreeUsage } from "./processTree";
import { monotonicMs } from "../../bundle/monotonic";

/** What a run used, for its instance.json. */
export type ResourceTotals = Pick<
  Instance,
  "cpuSeconds" | "peakMemoryBytes" | "writtenBytes" | "peakGpuMemoryBytes"
>;

/** After a start, in ms: what ends within a second is seen all the same. */
const firstDelays = [5, 10, 20, 40, 80, 150, 300, 400];
const delayMs = 1000;
/** A sample takes at most this share of a core, however many processes there are. */
const costShare = 0.01;
const gpuDelayMs = 2000;
/** The system counts CPU time in steps of 10 ms: of less time than this nothing is told. */
const shortestMs = 95;

export interface ResourceMeterOptions {
  readonly now: () => Date;
  readonly append: (event: ResourceEvent) => void;
}

/** Measures what the processes of a run use, phase by phase, and tells it as events. */
export class ResourceMeter {
  private account: ChildAccount | null = null;
  private readonly begun: number;
  private readonly earlier: { cpuSeconds: number; writtenBytes: number | null } = {
    cpuSeconds: 0,
    writtenBytes: 0,
  };
  private isKnown = false;
  private tree: {
    readonly usage: () => Promise<TreeUsage | null> | TreeUsage | null;
    readonly linux: ProcessTree | null;
  } | null = null;
  private timer: NodeJS.Timeout | undefined;
  private samples = 0;
  private latest: TreeUsage | null = null;
  private kept: { atMs: number; cpuSeconds: number; memoryBytes: number };
  private peakMemoryBytes: number | null = null;
  private peakGpuMemoryBytes: number | null = null;
  private gpus: GpuWatch | null = null;

  constructor(private readonly options: ResourceMeterOptions) {
    this.begun = monotonicMs();
    this.kept = { atMs: this.begun, cpuSeconds: 0, memoryBytes: 0 };
  }

  /** A phase began with this process. */
  attach(pid: number): void {
    // Not before: a script that was just started has not ended for this process, and does not wait for it.
    this.account ??= new ChildAccount();
    this.samples = 0;
    this.latest = null;
    this.kept = { atMs: monotonicMs(), cpuSeconds: this.earlier.cpuSeconds, memoryBytes: 0 };
    const linux = process.platform === "linux" ? new ProcessTree(pid) : null;
    if (process.platform === "win32") return;
    this.tree = { linux, usage: () => linux?.usage() ?? (linux === null ? listedUsage(pid) : null) };
    this.wait();
  }

  /** The phase's process ended just now. */
  detach(): void {
    clearTimeout(this.timer);
    const { tree, latest } = this;
    this.tree = null;
    if (tree === null) return;
    this.add(usedInPhase(latest, this.account?.scriptEnded() ?? null, tree.linux?.leftBehind() ?? null));
    if (latest !== null) this.tell({ ...latest, cpuSeconds: 0, writtenBytes: 0 });
  }

  private add(used: EndedChildren | null): void {
    if (used === null) return;
    this.isKnown = true;
    this.earlier.cpuSeconds += used.cpuSeconds;
    this.earlier.writtenBytes = plus(this.earlier.writtenBytes, used.writtenBytes);
  }

  /** A process of ours, that is none of the script's, ended. */
  readonly toolEnded = (): void => this.account?.toolEnded();

  /** Follows the GPUs from 2 s after now on, for as long as a phase runs then. */
  watchGpus(program: string): void {
    setTimeout(() => {
      if (this.tree !== null) this.gpus ??= new GpuWatch(program, this.toolEnded);
    }, gpuDelayMs).unref();
  }

  /** Ends measuring. */
  close(): ResourceTotals {
    clearTimeout(this.timer);
    this.gpus?.close();
    return {
      cpuSeconds: this.isKnown ? Number(this.earlier.cpuSeconds.toFixed(2)) : null,
      peakMemoryBytes: this.peakMemoryBytes,
      writtenBytes: this.isKnown ? this.earlier.writtenBytes : null,
      ...(this.peakGpuMemoryBytes === null ? {} : { peakGpuMemoryBytes: this.peakGpuMemoryBytes }),
    };
  }

  private wait(costMs = 0): void {
    const first = this.tree?.linux === null ? delayMs / 4 : firstDelays[this.samples];
    const isEarly = this.samples < firstDelays.length;
    const delay = Math.max((isEarly ? first : undefined) ?? delayMs, isEarly ? 0 : costMs / costShare);
    this.timer = setTimeout(() => void this.sample(), delay);
    this.timer.unref();
  }

  private async sample(): Promise<void> {
    const { tree } = this;
    if (tree === null) return;
    const began = monotonicMs();
    const answer = tree.usage();
    const usage = answer instanceof Promise ? await answer : answer;
    if (answer instanceof Promise) this.toolEnded();
    if (this.tree !== tree) return;
    this.samples += 1;
    if (usage !== null) this.note(usage);
    this.wait(monotonicMs() - began);
  }

  private note(usage: TreeUsage): void {
    this.latest = usage;
    const used = Math.max(usage.memoryBytes, usage.largestPeakBytes);
    this.peakMemoryBytes = Math.max(this.peakMemoryBytes ?? 0, used);
    this.kept.memoryBytes = Math.max(this.kept.memoryBytes, usage.memoryBytes);
    const gpuMemory = this.gpus?.latest().reduce((sum, { memoryBytes }) => sum + memoryBytes, 0) ?? 0;
    if (gpuMemory > 0) this.peakGpuMemoryBytes = Math.max(this.peakGpuMemoryBytes ?? 0, gpuMemory);
    const now = monotonicMs();
    if (isKept(now - this.begun, now - this.kept.atMs)) this.tell(usage);
  }

  /** What was used since the event before. */
  private tell(usage: TreeUsage): void {
    const now = monotonicMs();
    if (now < this.kept.atMs + shortestMs) return;
    const cpuSeconds = this.earlier.cpuSeconds + usage.cpuSeconds;
    const percent = ((cpuSeconds - this.kept.cpuSeconds) / ((now - this.kept.atMs) / 1000)) * 100;
    const writtenBytes = plus(this.earlier.writtenBytes, usage.writtenBytes);
    const gpus = this.gpus?.latest() ?? [];
    this.options.append({
      at: this.options.now().toISOString(),
      type: "resource",
      cpuPercent: Number(Math.max(0, percent).toFixed(1)),
      memoryBytes: Math.max(this.kept.memoryBytes, usage.memoryBytes),
      processes: usage.processes,
      ...(writtenBytes === null ? {} : { writtenBytes }),
      ...(gpus.length === 0 ? {} : { gpus }),
    });
    this.kept = { atMs: now, cpuSeconds, memoryBytes: 0 };
  }
}
