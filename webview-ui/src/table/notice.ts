import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../details/icon";
import type { TableContext } from "./tableContext";

/** What the page asked for and did not get. */
export interface PageProblem {
  /** Why, as a person reads it. */
  readonly text: string;
  readonly retry: () => void;
}

/** What went wrong, over the rows, with the way to try again. */
export function notice({ problem, strings }: TableContext): TemplateResult | typeof nothing {
  if (problem === null) return nothing;
  return html`<div class="notice" role="alert">
    ${icon("error", "failed")}<span class="ellipsis" title=${problem.text}>${problem.text}</span>
    <button type="button" class="button secondary" data-act="retry" @click=${problem.retry}>
      ${strings.retry}
    </button>
  </div>`;
}
