import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { FileText } from "../../../src/shared/details/detailsMessages";
import { fill, format } from "../../../src/shared/format";
import type { Reply } from "../../../src/shared/messages";
import { LightElement } from "../lightElement";
import { link } from "./controls";
import type { PageContext } from "./pageContext";

/** Before this nothing is said of reading: a short wait needs no word. */
const quietMs = 200;

/** The text of one file of the bundle; read when it is shown, and again when it changed. */
class BundleText extends LightElement {
  static override properties = {
    context: { attribute: false },
    path: { attribute: false },
    reply: { state: true },
    waitsLong: { state: true },
  };

  declare context: PageContext;
  declare path: string;
  declare private reply: Reply<FileText> | null;
  declare private waitsLong: boolean;
  /** Path and size of what was asked for last. */
  private asked = "";

  constructor() {
    super();
    this.reply = null;
    this.waitsLong = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const size = this.context.view.bundle.files.find(({ path }) => path === this.path)?.size ?? -1;
    const wanted = `${this.path} ${size}`;
    if (changed.has("path")) this.reply = null;
    if (wanted !== this.asked) void this.load(wanted);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { strings } = this.context;
    const { reply, path } = this;
    if (reply === null)
      return this.waitsLong ? html`<p class="empty">${fill(strings.reading, path)}</p>` : nothing;
    if (!reply.ok)
      return html`<p class="problem" role="alert">
        ${fill(strings.cannotRead, path)}: ${reply.error}
        ${link(strings.retry, () => void this.load(this.asked))}
      </p>`;
    const { text, size, truncated } = reply.value;
    return html`<pre class="printed mono" tabindex="0" aria-label=${path}>${text}</pre>
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
    const reply = await this.context.ask("readFile", { path: this.path });
    clearTimeout(timer);
    if (this.asked !== wanted) return;
    this.waitsLong = false;
    this.reply = reply;
  }
}

customElements.define("executions-bundle-text", BundleText);
