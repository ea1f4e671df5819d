import { setTimeout as wait } from "node:timers/promises";
import type { ProcessEntry } from "./processEntries";
import type { ScriptFamily } from "./scriptFamily";
import { monotonicMs } from "../bundle/monotonic";

/** Why an execution was asked to stop. */
export type StopCause = "user" | "interrupt" | "terminated" | "terminal closed" | "time limit";

const defaultTimes: StopTimes = { graceMs: 5000, afterTermMs: 5000, afterKillMs: 3000 };
const lookEveryMs = 25;

/** What the person reads as the reason of STOPPED. */
export const stopReasons: Readonly<Record<StopCause, string>> = {
  user: "stopped by the user",
  interrupt: "stopped by Ctrl+C",
  terminated: "stopped by SIGTERM",
  "terminal closed": "terminal closed",
  "time limit": "time limit",
};

/** The command line's exit code after a stop (design, section 6). */
export const stopExitCodes: Readonly<Record<StopCause, number>> = {
  user: 143,
  interrupt: 130,
  terminated: 143,
  "terminal closed": 129,
  "time limit": 124,
};

/** How long is waited after each step of a stop, in ms. */
export interface StopTimes {
  /** After SIGINT. */
  readonly graceMs: number;
  /** After SIGTERM. */
  readonly afterTermMs: number;
  /** After SIGKILL: what lives then cannot be ended (it hangs within the kernel). */
  readonly afterKillMs: number;
}

/** What can be stopped. */
export interface RunningScript {
  readonly pid: number;
  /** To the script and all of its group. */
  readonly signal: (signal: NodeJS.Signals) => void;
  /** The value of EXECUTION_ID by which processes that left its group are found; null while other scripts follow. */
  readonly executionId: string | null;
}

/**
 * Ends a script and all that it started: SIGINT to its group, after the grace SIGTERM, after 5 s more SIGKILL with all
 * descendants. Asked again by the keyboard, it does not wait for the next step. What a stopped script leaves behind gets
 * SIGTERM at once, and after the grace SIGKILL.
 */
export class Stopper {
  private readonly steps: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGKILL"];
  private readonly times: StopTimes;
  private step = 0;
  private script: RunningScript | null = null;
  private family: Promise<ScriptFamily> | null = null;
  private timer: NodeJS.Timeout | undefined;
  private firstCause: StopCause | null = null;
  private closed = false;
  private giveUp: () => void = () => undefined;
  private readonly wished = new AbortController();

  constructor(
    times: Partial<StopTimes>,
    /** Called once, before the first signal. */
    private readonly onStop: (cause: StopCause) => void,
  ) {
    this.times = { ...defaultTimes, ...times };
  }

  get cause(): StopCause | null {
    return this.firstCause;
  }

  /** Aborted at the first wish to stop: for what waits before a script runs. */
  get signal(): AbortSignal {
    return this.wished.signal;
  }

  /** Whether all scripts have ended: what comes after that is no part of the run. */
  get isClosed(): boolean {
    return this.closed;
  }

  request(cause: StopCause): void {
    if (this.closed) return;
    if (this.firstCause === null) {
      this.firstCause = cause;
      this.onStop(cause);
      this.wished.abort();
    } else if (cause !== "interrupt") return;
    if (this.script !== null) void this.escalate();
  }

  /**
   * A script runs now. If a stop was asked for, it is ended at once, save what cleans up after it: that ends by a
   * further wish alone.
   * @returns settles when it could not be ended by any means; never otherwise.
   */
  attach(script: RunningScript, isCleanup: boolean): Promise<void> {
    this.script = script;
    this.step = 0;
    this.family = null;
    const lost = new Promise<void>((resolve) => (this.giveUp = resolve));
    if (this.firstCause !== null && !isCleanup) void this.escalate();
    return lost;
  }

  /**
   * The script itself has ended: after a stop nothing of it is left running.
   * @returns what could not be ended.
   */
  async ended(): Promise<readonly ProcessEntry[]> {
    clearTimeout(this.timer);
    const left = this.firstCause === null ? [] : await this.endSurvivors();
    this.script = null;
    return left;
  }

  /** We ourselves failed: nothing of the script is left running without somebody who records it. */
  async endNow(): Promise<void> {
    clearTimeout(this.timer);
    if (this.script !== null) await this.endSurvivors();
    this.close();
  }

  /** All scripts have ended: a wish that comes now changes nothing any more. */
  close(): void {
    this.closed = true;
    this.script = null;
  }

  private async escalate(): Promise<void> {
    clearTimeout(this.timer);
    const { script } = this;
    const signal = this.steps[this.step];
    if (signal === undefined || script === null) return;
    this.step += 1;
    // What leaves its parents while they end is known from before.
    const family = await this.familyOf(script);
    const members = family.look();
    script.signal(signal);
    // One that was suspended (Ctrl+Z) gets a signal when it goes on.
    if (signal !== "SIGKILL") script.signal("SIGCONT");
    else await this.kill(members);
    if (this.script !== script) return;
    const { graceMs, afterTermMs, afterKillMs } = this.times;
    const patience = [graceMs, afterTermMs, afterKillMs][this.step - 1] ?? 0;
    const next = (): void => {
      if (signal === "SIGKILL") this.giveUp();
      else void this.escalate();
    };
    this.timer = setTimeout(next, patience);
  }

  private async endSurvivors(): Promise<readonly ProcessEntry[]> {
    const { script } = this;
    if (script === null) return [];
    const family = await this.familyOf(script);
    const left = await this.end(family, "SIGTERM", this.times.graceMs, this.step);
    return left.length === 0 ? [] : await this.end(family, "SIGKILL", this.times.afterKillMs, null);
  }

  /**
   * Sends a signal to each of a family, once, and waits until none is left.
   * @param step of the stop at which to wait no longer when a further wish came; null: nothing shortens it.
   * @returns those that are left when the patience has ended.
   */
  private async end(
    family: ScriptFamily,
    signal: NodeJS.Signals,
    patienceMs: number,
    step: number | null,
  ): Promise<readonly ProcessEntry[]> {
    const { signalProcesses } = await import("./scriptFamily");
    const told = new Set<number>();
    const limit = monotonicMs() + patienceMs;
    for (;;) {
      const members = family.look();
      const isShortened = step !== null && this.step > step;
      if (members.length === 0 || isShortened || monotonicMs() > limit) return members;
      const news = members.filter(({ pid }) => !told.has(pid));
      signalProcesses(news, signal);
      // One that was suspended gets a signal when it goes on.
      signalProcesses(news, "SIGCONT");
      for (const { pid } of news) told.add(pid);
      await wait(lookEveryMs);
    }
  }

  private async kill(members: readonly ProcessEntry[]): Promise<void> {
    const { signalProcesses } = await import("./scriptFamily");
    signalProcesses(members, "SIGKILL");
  }

  private familyOf({ pid, executionId }: RunningScript): Promise<ScriptFamily> {
    this.family ??= import("./scriptFamily").then((module) => new module.ScriptFamily(pid, executionId));
    return this.family;
  }
}
