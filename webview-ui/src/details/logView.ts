import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { LogStream } from "../../../src/shared/details/detailsMessages";
import { LightElement } from "../lightElement";
import { plainText } from "./ansiText";
import { logLine } from "./logLine";
import type { LogLine } from "./logLines";
import { LogSource } from "./logSource";
import { logToolbar, type LogOptions } from "./logToolbar";
import { link } from "./controls";
import type { PageContext } from "./pageContext";

/** Lines are drawn in blocks, so that the browser lays out only those in sight. */
const blockLines = 100;

/** Both streams in the order in which they were written; follows while the execution runs. */
class LogView extends LightElement {
  static override properties = { context: { attribute: false }, filter: { state: true } };

  declare context: PageContext;
  declare private filter: string;
  private source: LogSource | null = null;
  private streams = "";
  private pinned = true;

  constructor() {
    super();
    this.filter = "";
  }

  private get options(): LogOptions {
    const { choice } = this.context;
    return {
      out: choice("log.out") !== "off",
      err: choice("log.err") !== "off",
      times: choice("log.times") === "on",
      wrap: choice("log.wrap") !== "off",
    };
  }

  protected override willUpdate(): void {
    const streams = streamsOf(this.options);
    if (this.source === null || this.streams !== streams.join()) {
      this.streams = streams.join();
      this.source = new LogSource(this.context.ask, () => this.requestUpdate());
    }
    void this.source.follow(streams, this.context.view.logs);
  }

  protected override render(): TemplateResult {
    const { context, options, filter } = this;
    const lines = this.source?.lines.all ?? [];
    const shown =
      filter === ""
        ? lines
        : lines.filter(({ text }) => plainText(text).toLowerCase().includes(filter.toLowerCase()));
    return html`${logToolbar(context, options, filter, (text) => (this.filter = text))} ${this.error()}
      ${this.earlier()}
      <div
        class="printed log mono ${options.wrap ? "wrap" : ""} ${options.times ? "timed" : ""}"
        role="log"
        tabindex="0"
        aria-label=${context.strings.logLabel}
      >
        ${repeat(
          blocksOf(shown),
          ([first]) => first?.serial,
          (block) => html`<div class="block">${block.map(logLine)}</div>`,
        )}
      </div>
      ${shown.length === 0 && this.isRead ? this.empty(lines.length) : nothing}`;
  }

  /** Until then nobody knows whether anything was printed. */
  private get isRead(): boolean {
    const { source } = this;
    return source !== null && source.error === null && source.lines.end !== null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("scroll", this.noticeScroll, { passive: true });
  }

  override disconnectedCallback(): void {
    window.removeEventListener("scroll", this.noticeScroll);
    super.disconnectedCallback();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.pinned && !this.context.view.head.ended)
      window.scrollTo({ top: document.documentElement.scrollHeight });
  }

  /** Scrolling up pauses following, the end of the page takes it up again. */
  private readonly noticeScroll = (): void => {
    const { scrollHeight, clientHeight, scrollTop } = document.documentElement;
    this.pinned = scrollHeight - clientHeight - scrollTop < 24;
  };

  private earlier(): TemplateResult | typeof nothing {
    const streams = streamsOf(this.options);
    const { source } = this;
    if (source === null || !source.lines.hasEarlier(streams)) return nothing;
    return html`<p class="earlier">
      ${link(this.context.strings.logEarlier, () => void this.showEarlier(source, streams))}
    </p>`;
  }

  /** Reads the chunk before and keeps the lines that one reads where they are. */
  private async showEarlier(source: LogSource, streams: readonly LogStream[]): Promise<void> {
    const { documentElement } = document;
    const below = documentElement.scrollHeight - documentElement.scrollTop;
    await source.readEarlier(streams);
    await this.updateComplete;
    window.scrollTo({ top: documentElement.scrollHeight - below });
  }

  private error(): TemplateResult | typeof nothing {
    const error = this.source?.error ?? null;
    return error === null ? nothing : html`<p class="problem" role="alert">${error}</p>`;
  }

  private empty(lines: number): TemplateResult {
    const { strings, view } = this.context;
    const text = lines > 0 ? strings.logNoMatch : view.head.ended ? strings.logEmpty : strings.logEmptyYet;
    return html`<p class="empty">${text}</p>`;
  }
}

function streamsOf({ out, err }: LogOptions): LogStream[] {
  return [...(out ? (["out"] as const) : []), ...(err ? (["err"] as const) : [])];
}

function blocksOf(lines: readonly LogLine[]): LogLine[][] {
  const blocks: LogLine[][] = [];
  for (const line of lines) {
    const block = blocks.at(-1);
    const key = Math.floor(line.serial / blockLines);
    if (block?.[0] !== undefined && Math.floor(block[0].serial / blockLines) === key) block.push(line);
    else blocks.push([line]);
  }
  return blocks;
}

customElements.define("executions-log", LogView);
