import { html, nothing, type TemplateResult } from "lit";
import { fill } from "../../../src/shared/format";
import { iconButton } from "../details/controls";
import { icon } from "../details/icon";
import type { Completer, OpenCompletion } from "./completer";
import { completionList } from "./completionList";

/** What the box of a query is drawn from, and how it acts. */
export interface QueryBarContext {
  readonly strings: {
    readonly queryLabel: string;
    readonly queryHint: string;
    readonly clearQuery: string;
    readonly problemAt: string;
  };
  /** What is typed. */
  readonly draft: string;
  readonly completion: OpenCompletion | null;
  readonly completer: Completer;
  readonly type: (text: string) => void;
}

/** What is wrong with a query: where, and what was expected there. */
interface Problem {
  readonly position: number;
  readonly length: number;
  readonly message: string;
}

const token = /([A-Za-z]+)(?=[:<>=!])|\b(?:AND|OR|NOT|TO)\b/g;

/** The query, what is wrong with it, and how many it finds. @param problem of what is typed. */
export function queryBar(context: QueryBarContext, problem: Problem | null, count: string): TemplateResult {
  const { strings, draft } = context;
  return html`<div class="query ${problem === null ? "" : "wrong"}">
    ${icon("search")}
    <span class="query-text">
      <span class="mirror" aria-hidden="true">${mirror(draft, problem)}</span>
      <input
        id="query"
        type="text"
        spellcheck="false"
        autocomplete="off"
        aria-label=${strings.queryLabel}
        aria-invalid=${String(problem !== null)}
        aria-describedby=${problem === null ? nothing : "query-problem"}
        placeholder=${strings.queryHint}
        .value=${draft}
        role="combobox"
        aria-autocomplete="list"
        aria-controls="completion"
        aria-expanded=${context.completion !== null}
        aria-activedescendant=${context.completion === null ? nothing : `completion-${context.completion.chosen}`}
        @input=${(event: InputEvent) => typed(event, context)}
        @keydown=${(event: KeyboardEvent) => complete(event, context)}
        @blur=${() => context.completer.close()}
        @scroll=${followScroll}
        @keyup=${followScroll}
      />
    </span>
    <span class="count muted tnum" role="status">${count}</span>
    ${completionList(context)}
    ${draft === "" ? nothing : iconButton("close", strings.clearQuery, () => context.type(""))}
    ${
      problem === null
        ? nothing
        : html`<p class="query-problem" id="query-problem" role="alert">
            ${fill(strings.problemAt, problem.position + 1, problem.message)}
          </p>`
    }
  </div>`;
}

function typed(event: InputEvent, context: QueryBarContext): void {
  const input = event.target as HTMLInputElement;
  context.type(input.value);
  void context.completer.typed(input);
}

function complete(event: KeyboardEvent, { completer }: QueryBarContext): void {
  if (!completer.key(event)) return;
  event.preventDefault();
  event.stopPropagation();
}

/** The text again under the box, fields coloured and what is wrong underlined. */
function mirror(text: string, problem: Problem | null): TemplateResult {
  if (problem === null) return html`${coloured(text)}`;
  const { position, length } = problem;
  const wrong = text.slice(position, position + length);
  return html`${coloured(text.slice(0, position))}<span class="squiggle"
      >${wrong === "" ? "\u00a0" : wrong}</span
    >${coloured(text.slice(position + length))}`;
}

function coloured(text: string): (TemplateResult | string)[] {
  const pieces: (TemplateResult | string)[] = [];
  let end = 0;
  for (const { index, 0: whole, 1: field } of text.matchAll(token)) {
    pieces.push(text.slice(end, index));
    pieces.push(html`<span class=${field === undefined ? "operator" : "field"}>${whole}</span>`);
    end = index + whole.length;
  }
  return [...pieces, text.slice(end)];
}

function followScroll(event: Event): void {
  const input = event.target as HTMLInputElement;
  input.previousElementSibling?.scrollTo({ left: input.scrollLeft });
}
