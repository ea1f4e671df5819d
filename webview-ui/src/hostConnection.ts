import type { HostMessage, PageMessage, Reply, RequestTable } from "../../src/shared/messages";

/** What VS Code gives a page to speak with its host and to keep its state. */
interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The page's end of the message layer. */
export class HostConnection<Intent, Requests extends RequestTable, Snapshot> {
  private readonly api = acquireVsCodeApi();
  private readonly waiting = new Map</* serial */ number, (reply: Reply<unknown>) => void>();
  private serial = 0;

  constructor(show: (snapshot: Snapshot) => void) {
    window.addEventListener("message", (event: MessageEvent<unknown>) => {
      if (typeof event.data !== "string") return;
      const message = JSON.parse(event.data) as HostMessage<Snapshot>;
      switch (message.kind) {
        case "snapshot":
          show(message.snapshot);
          return;
        case "reply":
          this.waiting.get(message.serial)?.(message.reply);
          this.waiting.delete(message.serial);
      }
    });
  }

  /** Says that the page is there and wants its first snapshot. */
  begin(): void {
    this.post({ kind: "ready" });
  }

  send(intent: Intent): void {
    this.post({ kind: "intent", intent });
  }

  /** @returns the host's answer; an error that it tells of is part of it, nothing is thrown. */
  async ask<Name extends keyof Requests & string>(
    name: Name,
    params: Requests[Name]["params"],
  ): Promise<Reply<Requests[Name]["result"]>> {
    this.serial += 1;
    const serial = this.serial;
    const reply = new Promise<Reply<unknown>>((resolve) => this.waiting.set(serial, resolve));
    this.post({ kind: "request", serial, name, params });
    return await reply;
  }

  get state(): unknown {
    return this.api.getState();
  }

  keep(state: unknown): void {
    this.api.setState(state);
  }

  private post(message: PageMessage<Intent, Requests>): void {
    this.api.postMessage(message);
  }
}
