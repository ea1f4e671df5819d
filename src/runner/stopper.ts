import { descendantsOf } from "./descendants";

/** Why an execution was asked to stop. */
export type StopCause = "user" | "interrupt" | "terminated" | "terminal closed" | "time limit";

const afterTermMs = 5000;

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

/** What can be stopped. */
export interface RunningScript {
  readonly pid: number;
  /** To the script and all that it started. */
  readonly signal: (signal: NodeJS.Signals) => void;
}

/**
 * Ends a script's process group: SIGINT, after the grace SIGTERM, after 5 s more SIGKILL with all descendants.
 * Asked again by the keyboard, it does not wait for the next step.
 */
export class Stopper {
  private readonly steps: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGKILL"];
  private step = 0;
  private script: RunningScript | null = null;
  private timer: NodeJS.Timeout | undefined;
  private descendants: readonly number[] = [];
  private firstCause: StopCause | null = null;
  private closed = false;

  constructor(
    private readonly graceMs: number,
    /** Called once, before the first signal. */
    private readonly onStop: (cause: StopCause) => void,
  ) {}

  get cause(): StopCause | null {
    return this.firstCause;
  }

  request(cause: StopCause): void {
    if (this.closed) return;
    if (this.firstCause === null) {
      this.firstCause = cause;
      this.onStop(cause);
    } else if (cause !== "interrupt") return;
    if (this.script !== null) this.escalate();
  }

  /**
   * A script runs now. If a stop was asked for, it is ended at once, save what cleans up after it: that ends by a
   * further wish alone.
   */
  attach(script: RunningScript, isCleanup: boolean): void {
    this.script = script;
    this.step = 0;
    if (this.firstCause !== null && !isCleanup) this.escalate();
  }

  /** The script itself has ended: after a stop nothing of it is left running. */
  detach(): void {
    clearTimeout(this.timer);
    if (this.firstCause !== null) this.kill();
    this.script = null;
  }

  /** All scripts have ended: a wish that comes now changes nothing any more. */
  close(): void {
    this.closed = true;
  }

  private escalate(): void {
    clearTimeout(this.timer);
    const signal = this.steps[this.step];
    if (signal === undefined || this.script === null) return;
    this.descendants = [...new Set([...this.descendants, ...descendantsOf(this.script.pid)])];
    this.step += 1;
    if (signal === "SIGKILL") {
      this.kill();
      return;
    }
    this.script.signal(signal);
    this.timer = setTimeout(() => this.escalate(), this.step === 1 ? this.graceMs : afterTermMs);
  }

  private kill(): void {
    this.script?.signal("SIGKILL");
    for (const pid of this.descendants) killProcess(pid);
  }
}

/** One that left the script's group. */
function killProcess(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It is gone already.
  }
}
