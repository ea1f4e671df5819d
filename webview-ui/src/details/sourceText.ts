import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { FileText } from "../../../src/shared/details/detailsMessages";
import { fill, format } from "../../../src/shared/format";
import type { Reply } from "../../../src/shared/messages";
import { LightElement } from "../lightElement";
import { link } from "./controls";
import type { PageContext } from "./pageContext";

/** Before this nothing is said of reading: a short wait needs no word. */
const quietMs = 200;

/** Where a text comes from. */
export interface TextSource {
  readonly name: string;
  /** Another one than before: it is to be read again. */
  readonly version: string;
  readonly read: () => Promise<Reply<FileText>>;
}

/** A file of the bundle, read again when its size has changed. */
export function bundleFile({ view, ask }: PageContext, path: string): TextSource {
  const size = view.bundle.files.find((file) => file.path === path)?.size ?? -1;
  return { name: path, version: String(size), read: () => ask("readFile", { path }) };
}

/** The text of one source; read when it is shown, and again when it changed. */
class SourceText extends LightElement {
  static override properties = {
    context: { attribute: false },
    source: { attribute: false },
    reply: { state: true },
    waitsLong: { state: true },
  };

  declare context: PageContext;
  declare source: TextSource;
  declare private reply: Reply<FileText> | null;
  declare private waitsLong: boolean;
  /** Name and version of what was asked for last. */
  private asked = "";

  constructor() {
    super();
    this.reply = null;
    this.waitsLong = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { name, version } = this.source;
    const wanted = JSON.stringify([name, version]);
    if (changed.has("source") && changed.get("source")?.name !== name) this.reply = null;
    if (wanted !== this.asked) void this.load(wanted);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { strings } = this.context;
    const {
      reply,
      source: { name },
    } = this;
    if (reply === null)
      return this.waitsLong ? html`<p class="empty">${fill(strings.reading, name)}</p>` : nothing;
    if (!reply.ok)
      return html`<p class="problem" role="alert">
        ${fill(strings.cannotRead, name)}: ${reply.error}
        ${link(strings.retry, () => void this.load(this.asked))}
      </p>`;
    const { text, size, truncated } = reply.value;
    return html`<pre class="printed mono" tabindex="0" aria-label=${name}>${text}</pre>
      ${
        truncated
          ? html`<p class="muted">
              ${fill(strings.truncated, format.bytes(new Blob([text]).size), format.bytes(size))}
            </p>`
          : nothing
      }`;
  }

  private async load(wanted: string): Promise<void> {
    this.asked = wanted;
    const timer = setTimeout(() => (this.waitsLong = true), quietMs);
    const reply = await this.source.read();
    clearTimeout(timer);
    if (this.asked !== wanted) return;
    this.waitsLong = false;
    this.reply = reply;
  }
}

customElements.define("executions-source-text", SourceText);
