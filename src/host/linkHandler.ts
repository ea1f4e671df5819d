import * as vscode from "vscode";
import { report } from "./commandEdge";
import type { LinkOpener } from "./openLink";

/** Where a link waits while the window of its folder is opened. */
const waitingKey = "executions.link";
/** A window that opens later than this was opened for something else. */
const waitingMs = 120_000;

interface WaitingLink {
  readonly link: string;
  readonly at: number;
}

/** Takes links to executions, `vscode://executions.executions/…`; what reads them is loaded with the first one. */
export class LinkHandler implements vscode.UriHandler, vscode.Disposable {
  private readonly registration: vscode.Disposable;

  /** @param memory shared by all windows of the user. */
  constructor(
    private readonly opener: LinkOpener,
    private readonly memory: vscode.Memento,
  ) {
    this.registration = vscode.window.registerUriHandler(this);
    void this.resume();
  }

  async handleUri(uri: vscode.Uri): Promise<void> {
    try {
      const { openLink } = await import("./openLink");
      await openLink(this.opener, uri, async () => {
        const waiting: WaitingLink = { link: uri.toString(), at: Date.now() };
        await this.memory.update(waitingKey, waiting);
      });
    } catch (error) {
      report(error, "link", this.opener.log);
    }
  }

  dispose(): void {
    this.registration.dispose();
  }

  /** The link for which this window was opened. */
  private async resume(): Promise<void> {
    const waiting = this.memory.get<WaitingLink>(waitingKey);
    if (waiting === undefined) return;
    const { leadsInto } = await import("./openLink");
    const uri = vscode.Uri.parse(waiting.link);
    const isOld = Date.now() - waiting.at > waitingMs;
    if (!isOld && !leadsInto(this.opener, uri)) return;
    await this.memory.update(waitingKey, undefined);
    if (!isOld) await this.handleUri(uri);
  }
}
