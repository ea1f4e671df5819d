import { html, nothing, type TemplateResult } from "lit";
import { fieldsByGroup } from "../../../src/shared/compare/chartsView";

/** A list of fields by what they are among. @param none what stands on top for no field; null: one must be chosen. */
export function groupedChoice(
  label: string,
  fields: Parameters<typeof fieldsByGroup>[0],
  chosen: string,
  choose: (key: string) => void,
  none: string | null = null,
): TemplateResult {
  return html`<select
    class="choice"
    aria-label=${label}
    .value=${chosen}
    @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}
    @keydown=${(event: KeyboardEvent) => event.stopPropagation()}
  >
    ${none === null ? nothing : html`<option value="" ?selected=${chosen === ""}>${none}</option>`}
    ${fieldsByGroup(fields).map(
      ({ group, own }) =>
        html`<optgroup label=${group}>
          ${own.map(({ key, name }) => html`<option value=${key} ?selected=${key === chosen}>${name}</option>`)}
        </optgroup>`,
    )}
  </select>`;
}
