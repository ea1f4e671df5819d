import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { FilePreview } from "../../../src/shared/details/filePreview";
import { fill, format } from "../../../src/shared/format";
import type { Reply } from "../../../src/shared/messages";
import { LightElement } from "../lightElement";
import { link } from "./controls";
import type { PageContext } from "./pageContext";

/** What a file of the bundle holds, as far as a page can show it; read when it is chosen. */
class FilePreviewElement extends LightElement {
  static override properties = {
    context: { attribute: false },
    path: { attribute: false },
    reply: { state: true },
  };

  declare context: PageContext;
  declare path: string;
  declare private reply: Reply<FilePreview> | null;
  private asked = "";

  constructor() {
    super();
    this.reply = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const size = this.context.view.bundle.files.find(({ path }) => path === this.path)?.size ?? -1;
    const wanted = JSON.stringify([this.path, size]);
    if (changed.has("path")) this.reply = null;
    if (wanted !== this.asked) void this.load(wanted);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { reply, path } = this;
    const { strings } = this.context;
    if (reply === null) return nothing;
    if (!reply.ok)
      return html`<p class="problem" role="alert">${fill(strings.cannotRead, path)}: ${reply.error}</p>`;
    return this.preview(reply.value);
  }

  private preview(preview: FilePreview): TemplateResult {
    const { strings, send } = this.context;
    const { path } = this;
    switch (preview.kind) {
      case "image":
        return html`<img class="preview" src=${preview.source} alt=${path} />`;
      case "table":
        return tableOf(preview, path, this.context);
      case "none":
        return html`<p class="muted">
          ${preview.why === "binary" ? strings.noPreviewBinary : fill(strings.noPreviewLarge, format.bytes(preview.size))}
          ${link(strings.open, () => send({ type: "openFile", uri: path }))}
        </p>`;
      case "text":
        return html`<pre class="printed mono" tabindex="0" aria-label=${path}>${preview.text}</pre>
          ${preview.truncated ? more(this.context) : nothing}`;
    }
  }

  private async load(wanted: string): Promise<void> {
    this.asked = wanted;
    const reply = await this.context.ask("previewFile", { path: this.path });
    if (this.asked === wanted) this.reply = reply;
  }
}

function tableOf(
  { head, rows, truncated }: Extract<FilePreview, { kind: "table" }>,
  path: string,
  context: PageContext,
): TemplateResult {
  return html`<div class="sideways" tabindex="0" role="group" aria-label=${path}>
      <table class="grid cells" aria-label=${path}>
        <thead>
          <tr>
            ${head.map((cell) => html`<th scope="col">${cell}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                ${row.map((cell) => html`<td class=${isNumber(cell) ? "num" : ""}>${cell}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${truncated ? more(context) : nothing}`;
}

function more({ strings }: PageContext): TemplateResult {
  return html`<p class="muted">${strings.previewTruncated}</p>`;
}

function isNumber(cell: string): boolean {
  return cell.trim() !== "" && Number.isFinite(Number(cell));
}

customElements.define("executions-file-preview", FilePreviewElement);
