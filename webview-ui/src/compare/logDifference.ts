import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { LogView } from "../../../src/shared/compare/contentView";
import { fill } from "../../../src/shared/format";
import type { LogLinePlace } from "../../../src/shared/logs/logsMessages";
import type { Reply } from "../../../src/shared/messages";
import { icon } from "../details/icon";
import { AnswerElement } from "./answerElement";
import { codeLine } from "./codeDiff";
import type { CompareContext } from "./compareContext";
import { turned } from "./contentChoices";
import { executionKey } from "./executionKey";

/** Of so many executions beside the baseline the logs are compared without being asked for. */
const comparedAtOnce = 4;

/** From where on one execution printed something else than the baseline; read when it is shown. */
class LogDifference extends AnswerElement<LogView> {
  static override properties = { ...AnswerElement.properties, stream: { attribute: false } };

  declare stream: LogLinePlace["stream"];

  protected override subject(): string {
    return this.stream;
  }

  /** What grows is read again with each snapshot, unless what is found stands for good. */
  protected override question(): string {
    const { contents, view } = this.context;
    const isOpen = this.reply?.ok !== true || !this.reply.value.isFinal;
    const growing = [view.baseline, this.index].map((place) => view.executions[place]?.mayGrow === true);
    const serial = isOpen && growing.includes(true) ? contents.serial : 0;
    return JSON.stringify([isOpen ? growing : [], serial]);
  }

  protected override async ask(ticket: number): Promise<Reply<LogView>> {
    return await this.context.contents.ask("log", { ticket, id: this.ids[1], stream: this.stream });
  }

  protected override render(): TemplateResult | typeof nothing {
    const { reply, stream } = this;
    const { contents } = this.context.strings;
    const [, key] = this.keys;
    const view = reply?.ok === true ? reply.value : null;
    // What neither printed is told of the output alone.
    if (view?.isEmpty === true && stream === "err") return nothing;
    return html`<div class="file" data-log=${`${key} ${stream}`}>
      <div class="file-head">
        ${executionKey(key, this.index)}<span>${stream === "out" ? contents.output : contents.errors}</span>
        ${view === null ? this.missing() : this.found(view)}
      </div>
      ${view === null || view.lines.length === 0 ? nothing : this.lines(view)}
    </div>`;
  }

  private found({ summary, line }: LogView): TemplateResult {
    return html`<span class="muted summary">${summary}</span
      ><span class="grow"></span> ${line === null ? nothing : this.links(line)}`;
  }

  private links(line: number): TemplateResult {
    return html`${([0, 1] as const).map((side) => {
      return html`<button
        type="button"
        class="action text"
        data-action="log"
        @click=${() => this.open(this.ids[side], line)}
      >
        ${icon("output")}${fill(this.context.strings.contents.openLog, this.keys[side], line)}
      </button>`;
    })}`;
  }

  private open(id: string, line: number): void {
    this.context.send({ type: "openLog", id, place: { stream: this.stream, line } });
  }

  private lines({ lines, summary }: LogView): TemplateResult {
    return html`<div class="lines mono" role="group" tabindex="0" aria-label=${summary}>
      ${lines.map(codeLine)}
    </div>`;
  }
}

/** What each execution printed beside the baseline's, both streams. */
export function logDifferences(context: CompareContext): TemplateResult {
  const { view } = context;
  const others = view.executions.map((_, index) => index).filter((index) => index !== view.baseline);
  return html`<div class="files">
    ${repeat(
      others,
      (index) => view.executions[index]?.target.id,
      (index, place) =>
        place < comparedAtOnce || context.contents.logsOf.has(view.executions[index]?.target.id ?? "")
          ? logDifference(context, index)
          : askForLog(context, index),
    )}
  </div>`;
}

/** What one execution printed beside the baseline's, both streams. */
export function logDifference(context: CompareContext, index: number): TemplateResult {
  return html`${(["out", "err"] as const).map(
    (stream) =>
      html`<executions-log-difference
        .context=${context}
        .index=${index}
        .stream=${stream}
      ></executions-log-difference>`,
  )}`;
}

function askForLog({ view, strings, contents }: CompareContext, index: number): TemplateResult {
  const [key, reference] = [view.executions[index]?.key ?? "", view.executions[view.baseline]?.key ?? ""];
  const id = view.executions[index]?.target.id ?? "";
  return html`<button
    type="button"
    class="link"
    @click=${() => contents.choose({ logsOf: turned(contents.logsOf, id) })}
  >
    ${fill(strings.contents.compareWith, key, reference)}
  </button>`;
}

customElements.define("executions-log-difference", LogDifference);
