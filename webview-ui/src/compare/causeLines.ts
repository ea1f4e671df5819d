import { html, nothing, type TemplateResult } from "lit";
import type { CauseView, ComparedView } from "../../../src/shared/compare/compareView";
import { fill, format } from "../../../src/shared/format";
import { stateIcon } from "../details/stateMark";
import type { CompareContext } from "./compareContext";
import { executionKey } from "./executionKey";
import { phrase } from "./phrase";

/** So many causes are told of each; the others are less likely. */
const told = 3;

/** Of each execution its causes, most likely first, and what came of it. */
export function causeLines(context: CompareContext): TemplateResult {
  const { view } = context;
  return html`<div class="why">
    ${view.executions.map((execution, index) =>
      index === view.baseline ? nothing : causeLine(context, execution, index),
    )}
  </div>`;
}

function causeLine(context: CompareContext, execution: ComparedView, index: number): TemplateResult {
  const { view, strings } = context;
  const { key, causes, outcome, state } = execution;
  const reference = view.executions[view.baseline]?.key ?? "";
  const more = causes.length - told;
  const last = causes[told];
  return html`<div class="causes" data-execution=${key}>
    ${executionKey(key, index)}
    <span class="muted">${fill(strings.differsIn, reference)}</span>
    ${causes.length === 0 ? html`<span>${strings.differsInNothing}</span>` : nothing}
    <ol>
      ${causes.slice(0, told).map((cause, place) => causeItem(context, cause, place))}
      ${
        more > 0 && last !== undefined
          ? html`<li>
              <button type="button" class="cause muted" @click=${() => context.goTo(last)}>
                ${fill(strings.lessLikely, more)}
              </button>
            </li>`
          : nothing
      }
    </ol>
    <span class="grow"></span>
    <span class="outcome"
      >${outcome === "" ? nothing : html`${state === "COMPLETED" ? nothing : stateIcon(state)} ${format.printed(outcome)}`}</span
    >
  </div>`;
}

function causeItem({ goTo }: CompareContext, cause: CauseView, place: number): TemplateResult {
  return html`<li>
    <button type="button" class="cause" @click=${() => goTo(cause)}>
      <span class="muted tnum">${place + 1}.</span> <span>${phrase(cause.phrase)}</span>
    </button>
  </li>`;
}
