import { html, type TemplateResult } from "lit";

/** The letter of an execution, in the colour of its place. */
export function executionKey(key: string, index: number): TemplateResult {
  return html`<span class="key k${index % 4}"><span>${key}</span></span>`;
}
