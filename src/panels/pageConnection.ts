import type { Disposable, Webview } from "vscode";
import { messageOf } from "../core/humanError";
import {
  isPageMessage,
  type HostMessage,
  type Reply,
  type RequestHandlers,
  type RequestTable,
} from "../shared/messages";

export interface PageListener<Intent, Requests extends RequestTable> {
  /** The page was loaded (again) and shows nothing yet. */
  ready(): void;
  intent(intent: Intent): void;
  readonly requests: RequestHandlers<Requests>;
}

/** The host's end of the message layer: every request is answered, errors too. */
export class PageConnection<Intent, Requests extends RequestTable, Snapshot> implements Disposable {
  private readonly subscription: Disposable;

  constructor(
    private readonly webview: Webview,
    private readonly listener: PageListener<Intent, Requests>,
  ) {
    this.subscription = webview.onDidReceiveMessage((message: unknown) => void this.receive(message));
  }

  show(snapshot: Snapshot): void {
    this.post({ kind: "snapshot", snapshot });
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private async receive(message: unknown): Promise<void> {
    if (!isPageMessage(message)) return;
    switch (message.kind) {
      case "ready":
        this.listener.ready();
        return;
      case "intent":
        this.listener.intent(message.intent as Intent);
        return;
      case "request":
        this.post({
          kind: "reply",
          serial: message.serial,
          reply: await this.answer(message.name, message.params),
        });
    }
  }

  private async answer(name: string, params: unknown): Promise<Reply<unknown>> {
    const { requests } = this.listener;
    if (!Object.hasOwn(requests, name))
      return { ok: false, error: `The page asked for "${name}", which is not known` };
    try {
      return {
        ok: true,
        value: await requests[name as keyof Requests](params),
      };
    } catch (error) {
      return { ok: false, error: messageOf(error) };
    }
  }

  /** As one text: VS Code takes an object apart and puts it together again in each process on the way. */
  private post(message: HostMessage<Snapshot>): void {
    void this.webview.postMessage(JSON.stringify(message));
  }
}
