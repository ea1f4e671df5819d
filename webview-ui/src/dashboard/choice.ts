import { html, type TemplateResult } from "lit";

/** A small list of which one is chosen. */
export function choice(
  label: string,
  options: readonly { readonly value: string; readonly label: string }[],
  chosen: string,
  choose: (value: string) => void,
): TemplateResult {
  return html`<select
    class="choice"
    aria-label=${label}
    @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}
    @keydown=${(event: KeyboardEvent) => event.stopPropagation()}
  >
    ${options.map(
      (option) =>
        html`<option value=${option.value} ?selected=${option.value === chosen}>${option.label}</option>`,
    )}
  </select>`;
}
