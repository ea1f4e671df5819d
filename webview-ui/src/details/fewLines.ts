import { html, type TemplateResult } from "lit";
import { fill } from "../../../src/shared/format";
import { link } from "./controls";
import { fitInLines } from "./fitInLines";
import { ResizedElement } from "./resizedElement";

/** As in styles/cards.css. */
const gap = 6;
/** Room for another digit in the link. */
const slack = 8;

/** Parts beside each other in as many lines as there are, and a link to those that do not fit. */
class FewLines extends ResizedElement {
  static override properties = {
    ...ResizedElement.properties,
    parts: { attribute: false },
    lines: { attribute: false },
    leftOut: { attribute: false },
    more: { attribute: false },
    showMore: { attribute: false },
    shown: { state: true },
  };

  declare parts: readonly TemplateResult[];
  declare lines: number;
  /** How many more there are than the parts. */
  declare leftOut: number;
  /** "{0} more" */
  declare more: string;
  declare showMore: () => void;
  declare private shown: readonly number[];

  constructor() {
    super();
    this.parts = [];
    this.shown = [];
  }

  protected override render(): TemplateResult {
    const left = this.leftOut + this.parts.length - this.shown.length;
    return html`${this.parts.map(
        (part, index) => html`<span class="part" ?hidden=${!this.shown.includes(index)}>${part}</span>`,
      )}<span class="part" ?hidden=${left === 0}
        >${link(fill(this.more, Math.max(1, left)), this.showMore)}</span
      >`;
  }

  protected override updated(): void {
    const widths = [...this.children].map((part) => part.getBoundingClientRect().width);
    const last = widths.pop() ?? 0;
    const room = { width: this.width, lines: this.lines, gap, link: last + slack };
    const shown = this.width === 0 ? [] : fitInLines(widths, room, this.leftOut > 0);
    if (shown.join() !== this.shown.join()) this.shown = shown;
  }
}

customElements.define("executions-few-lines", FewLines);
