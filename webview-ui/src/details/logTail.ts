import { html, nothing, type TemplateResult } from "lit";
import { LightElement } from "../lightElement";
import { logLine } from "./logLine";
import { LogSource } from "./logSource";
import type { PageContext } from "./pageContext";

const shownLines = 8;

/** The last lines of both streams while the execution runs. */
class LogTail extends LightElement {
  static override properties = { context: { attribute: false } };

  declare context: PageContext;
  private source: LogSource | null = null;

  protected override willUpdate(): void {
    this.source ??= new LogSource(this.context.ask, () => this.requestUpdate());
    void this.source.follow(["out", "err"], this.context.view.logs);
  }

  protected override render(): TemplateResult | typeof nothing {
    const lines = this.source?.lines.all ?? [];
    if (lines.length === 0) return nothing;
    return html`<div class="printed log timed mono" role="log" aria-label=${this.context.strings.logLabel}>
      ${lines.slice(-shownLines).map(logLine)}
    </div>`;
  }
}

customElements.define("executions-log-tail", LogTail);
