import { html, type TemplateResult } from "lit";

/** A codicon; what it means stands beside it in words or as its button's label. */
export function icon(name: string, kind = ""): TemplateResult {
  return html`<i class="codicon codicon-${name} ${kind}" aria-hidden="true"></i>`;
}
