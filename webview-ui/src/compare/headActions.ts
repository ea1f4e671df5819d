import { html, nothing, type TemplateResult } from "lit";
import { fill } from "../../../src/shared/format";
import { icon } from "../details/icon";
import type { CompareContext } from "./compareContext";

/** What can be done with an execution beside its name; the baseline stays what it is. */
export function headActions(
  { view, strings, send }: CompareContext,
  index: number,
): TemplateResult | typeof nothing {
  const execution = view.executions[index];
  if (execution === undefined || index === view.baseline) return nothing;
  const { key, target } = execution;
  const { id } = target;
  return html`${headAction("target", fill(strings.makeBaseline, key), () => send({ type: "baseline", id }))}
  ${headAction("close", fill(strings.remove, key), () => send({ type: "remove", id }))}`;
}

function headAction(name: string, label: string, act: () => void): TemplateResult {
  return html`<button
    type="button"
    class="action"
    data-action=${name}
    title=${label}
    aria-label=${label}
    @click=${act}
  >
    ${icon(name)}
  </button>`;
}
