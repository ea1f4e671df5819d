import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { ContentStrings } from "../../../src/shared/compare/contentStrings";
import { fill } from "../../../src/shared/format";
import { LightElement } from "../lightElement";
import type { PictureForm } from "./contentChoices";

/** Two pictures over each other with a slider between, beside each other, or by the pixels in which they differ. */
class PictureComparison extends LightElement {
  static override properties = {
    pictures: { attribute: false },
    keys: { attribute: false },
    name: { attribute: false },
    form: { attribute: false },
    strings: { attribute: false },
    percent: { state: true },
    sizes: { state: true },
  };

  /** `data:` addresses. */
  declare pictures: readonly [before: string, after: string];
  /** The letters of the executions. */
  declare keys: readonly [before: string, after: string];
  declare name: string;
  declare form: PictureForm;
  declare strings: ContentStrings;
  /** How much of the second covers the first. */
  declare private percent: number;
  declare private sizes: readonly string[];

  constructor() {
    super();
    this.percent = 50;
    this.sizes = ["", ""];
  }

  protected override render(): TemplateResult {
    return this.form === "sideBySide" ? this.beside() : this.over();
  }

  /** A written style would not pass the page's policy. */
  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.style.setProperty("--covered", `${this.percent}%`);
  }

  private beside(): TemplateResult {
    return html`<div class="pictures">${this.figure(0)}${this.figure(1)}</div>`;
  }

  private figure(side: 0 | 1): TemplateResult {
    return html`<figure>
      ${this.picture(side)}
      <figcaption class="muted">${this.keys[side]}${this.sizeOf(side)}</figcaption>
    </figure>`;
  }

  private over(): TemplateResult {
    const { form, percent } = this;
    const [before, after] = this.keys;
    return html`<div class="pictures over ${form}">
        <div class="stack">
          ${this.picture(0)}${this.picture(1)}${form === "slider" ? html`<i class="edge"></i>` : nothing}
        </div>
      </div>
      <div class="cover">
        <span>${before}${this.sizeOf(0)}</span>
        ${
          form === "slider"
            ? html`<input
                type="range"
                min="0"
                max="100"
                .value=${String(percent)}
                aria-label=${fill(this.strings.cover, after, before)}
                aria-valuetext="${percent} %"
                @input=${(event: Event) => (this.percent = Number((event.target as HTMLInputElement).value))}
              />`
            : html`<span class="grow"></span>`
        }
        <span>${after}${this.sizeOf(1)}</span>
      </div>`;
  }

  private picture(side: 0 | 1): TemplateResult {
    return html`<img
      src=${this.pictures[side]}
      alt=${fill(this.strings.picture, this.name, this.keys[side])}
      @load=${(event: Event) => this.measure(side, event.target as HTMLImageElement)}
    />`;
  }

  private measure(side: 0 | 1, { naturalWidth, naturalHeight }: HTMLImageElement): void {
    const size = fill(this.strings.size, naturalWidth, naturalHeight);
    this.sizes = side === 0 ? [size, this.sizes[1] ?? ""] : [this.sizes[0] ?? "", size];
  }

  private sizeOf(side: 0 | 1): TemplateResult | typeof nothing {
    const size = this.sizes[side] ?? "";
    return size === "" ? nothing : html`<span class="muted tnum"> · ${size}</span>`;
  }
}

customElements.define("executions-picture-comparison", PictureComparison);
