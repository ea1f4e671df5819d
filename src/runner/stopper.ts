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

/**
 * Ends a script's process group: SIGINT, after the grace SIGTERM, after 5 s more SIGKILL with all descendants.
 * Asked again by the keyboard, it does not wait for the next step.
 */
export class Stopper {
  private readonly steps: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGKILL"];
  private step = 0;
  private group: number | null = null;
  private timer: NodeJS.Timeout | undefined;
  private descendants: readonly number[] = [];
  private firstCause: StopCause | null = null;

  constructor(
    private readonly graceMs: number,
    /** Called once, before the first signal. */
    private readonly onStop: (cause: StopCause) => void,
  ) {}

  get cause(): StopCause | null {
    return this.firstCause;
  }

  request(cause: StopCause): void {
    if (this.firstCause === null) {
      this.firstCause = cause;
      this.onStop(cause);
    } else if (cause !== "interrupt") return;
    if (this.group !== null) this.escalate();
  }

  /**
   * A script's process group runs now. If a stop was asked for, it is ended at once, save what cleans up after it:
   * that ends by a further wish alone.
   */
  attach(group: number, isCleanup: boolean): void {
    this.group = group;
    this.step = 0;
    if (this.firstCause !== null && !isCleanup) this.escalate();
  }

  /** The script itself has ended: after a stop nothing of it is left running. */
  detach(): void {
    clearTimeout(this.timer);
    if (this.firstCause !== null && this.group !== null) this.kill();
    this.group = null;
  }

  private escalate(): void {
    clearTimeout(this.timer);
    const signal = this.steps[this.step];
    if (signal === undefined || this.group === null) return;
    this.descendants = [...new Set([...this.descendants, ...descendantsOf(this.group)])];
    this.step += 1;
    if (signal === "SIGKILL") {
      this.kill();
      return;
    }
    send(-this.group, signal);
    this.timer = setTimeout(() => this.escalate(), this.step === 1 ? this.graceMs : afterTermMs);
  }

  private kill(): void {
    if (this.group !== null) send(-this.group, "SIGKILL");
    for (const pid of this.descendants) send(pid, "SIGKILL");
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(process.platform === "win32" ? Math.abs(pid) : pid, signal);
  } catch {
    // It is gone already.
  }
}
