import { html, nothing, type TemplateResult } from "lit";
import { compareCells } from "../../../src/shared/compare/compareCells";
import type { CompareRow } from "../../../src/shared/compare/compareView";
import type { ContentPlace, ContentView } from "../../../src/shared/compare/contentView";
import { fill } from "../../../src/shared/format";
import type { Reply } from "../../../src/shared/messages";
import { choice } from "../dashboard/choice";
import { icon } from "../details/icon";
import { AnswerElement } from "./answerElement";
import { codeLine } from "./codeDiff";
import type { PictureForm } from "./contentChoices";
import { executionKey } from "./executionKey";
import "./pictureComparison";

/** How an input or output of one execution differs from the baseline's; read when it is shown. */
class ContentDifference extends AnswerElement<ContentView> {
  static override properties = { ...AnswerElement.properties, row: { attribute: false } };

  declare row: CompareRow;

  protected override subject(): string {
    return this.row.key;
  }

  protected override question(): string {
    const { contents, view } = this.context;
    const cells = compareCells(this.row, view.baseline);
    const contentsOf = [cells[view.baseline]?.text, cells[this.index]?.text];
    return JSON.stringify([contentsOf, contents.tolerance]);
  }

  protected override async ask(ticket: number): Promise<Reply<ContentView>> {
    const { ask, tolerance } = this.context.contents;
    return await ask("content", { ticket, row: this.row.key, id: this.ids[1], tolerance });
  }

  protected override render(): TemplateResult {
    const { reply } = this;
    const [, key] = this.keys;
    return html`<div class="file" data-difference=${key}>
      <div class="file-head">
        ${executionKey(key, this.index)} ${reply?.ok === true ? this.head(reply.value) : this.missing()}
      </div>
      ${reply?.ok === true ? this.body(reply.value) : nothing}
    </div>`;
  }

  private head(view: ContentView): TemplateResult {
    const { strings, send } = this.context;
    const [, id] = this.ids;
    if (view.kind === "pictures") return html`<span class="grow"></span>${this.pictureForm()}`;
    return html`<span class="summary">${view.summary}</span><span class="grow"></span> ${
        view.kind === "words"
          ? nothing
          : html`<button
              type="button"
              class="action text"
              data-action="contentDiff"
              @click=${() => send({ type: "openContentDiff", id, row: this.row.key })}
            >
              ${icon("diff")}${strings.contents.openDiff}
            </button>`
      }`;
  }

  private pictureForm(): TemplateResult {
    const { strings, contents } = this.context;
    const { slider, sideBySide, pixels, pictureForm } = strings.contents;
    const forms: readonly { readonly value: PictureForm; readonly label: string }[] = [
      { value: "slider", label: slider },
      { value: "sideBySide", label: sideBySide },
      { value: "pixels", label: pixels },
    ];
    return choice(pictureForm, forms, contents.pictures, (value) => {
      const form = forms.find((each) => each.value === value);
      if (form !== undefined) contents.choose({ pictures: form.value });
    });
  }

  private body(view: ContentView): TemplateResult | typeof nothing {
    switch (view.kind) {
      case "places":
        return html`${view.places.length === 0 ? nothing : this.places(view)}${this.lines(view)}${left(view)}`;
      case "lines":
        return html`${this.lines(view)}${left(view)}`;
      case "pictures":
        return html`<executions-picture-comparison
          .pictures=${[view.before, view.after]}
          .keys=${this.keys}
          .name=${this.row.name}
          .form=${this.context.contents.pictures}
          .strings=${this.context.strings.contents}
        ></executions-picture-comparison>`;
      case "words":
        return nothing;
    }
  }

  private places({ heads, places }: Extract<ContentView, { readonly kind: "places" }>): TemplateResult {
    const { contents } = this.context.strings;
    const [before, after] = this.keys;
    const label = fill(contents.changesOf, this.row.name);
    return html`<div class="places" role="group" tabindex="0" aria-label=${label}>
      <table aria-label=${label}>
        <thead>
          <tr>
            ${[...heads, before, after, contents.difference].map((head) => html`<th scope="col">${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${places.map(placeRow)}
        </tbody>
      </table>
    </div>`;
  }

  private lines(
    view: Extract<ContentView, { readonly kind: "places" | "lines" }>,
  ): TemplateResult | typeof nothing {
    if (view.lines.length === 0) return nothing;
    const label = fill(this.context.strings.contents.changesOf, this.row.name);
    return html`<div class="lines mono" role="group" tabindex="0" aria-label=${label}>
      ${view.lines.map(codeLine)}
    </div>`;
  }
}

function placeRow({ place, before, after, delta }: ContentPlace): TemplateResult {
  const [first, ...others] = place;
  return html`<tr>
    <th scope="row" class="mono">${first}</th>
    ${others.map((text) => html`<td class="mono">${text}</td>`)}
    <td class="mono removed">${before}</td>
    <td class="mono added">${after}</td>
    <td class="tnum">${delta}</td>
  </tr>`;
}

function left({ left: text }: { readonly left: string }): TemplateResult | typeof nothing {
  return text === "" ? nothing : html`<p class="muted left">${text}</p>`;
}

customElements.define("executions-content-difference", ContentDifference);
