import type { LogsIntent } from "../../../src/shared/logs/logsMessages";

/** Tells once when the first screen is seen: by a performance mark, and to the host, where what takes long then begins. */
export class FirstScreen {
  private isTold = false;

  constructor(private readonly host: { readonly send: (intent: LogsIntent) => void }) {}

  /** What was asked for first has come, and is drawn next. */
  drawn(): void {
    if (this.isTold) return;
    this.isTold = true;
    requestAnimationFrame(() => {
      performance.mark("executions-logs-first-lines");
      this.host.send({ type: "drawn" });
    });
  }
}
