import { html, nothing, type TemplateResult } from "lit";
import { link } from "../details/controls";
import { icon } from "../details/icon";
import type { TableContext } from "./tableContext";

/** Why executions cannot be listed: without it the page would look as if there were none. */
export function unreadableBar({ view, strings, send }: TableContext): TemplateResult | typeof nothing {
  if (view.unreadable === null) return nothing;
  return html`<p class="unreadable" role="alert">
    ${icon("warning")} ${view.unreadable}
    ${link(strings.tryAgain, () => send({ type: "reading", verb: "resume" }))}
  </p>`;
}
