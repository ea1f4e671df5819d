import { html, type TemplateResult } from "lit";
import type { CompareForm } from "../../../src/shared/compare/compareMessages";
import { fill } from "../../../src/shared/format";
import { icon } from "../details/icon";
import { radioKey } from "../radioKeys";
import type { CompareContext } from "./compareContext";

/** Baseline, what is shown, and what can be done. */
export function topBar(context: CompareContext): TemplateResult {
  const { view, strings, send, want, wanted } = context;
  return html`<header>
    <div class="bar" role="toolbar" aria-label=${strings.title}>
      <label class="muted" for="baseline">${strings.baseline}</label>
      <select
        id="baseline"
        @change=${(event: Event) => send({ type: "baseline", id: (event.target as HTMLSelectElement).value })}
      >
        ${view.executions.map(
          ({ key, title, target }, index) =>
            html`<option value=${target.id} .selected=${index === view.baseline}>${key} · ${title}</option>`,
        )}
      </select>
      <label class="check"
        ><input
          type="checkbox"
          id="only"
          .checked=${view.onlyDifferences}
          @change=${(event: Event) =>
            send({ type: "onlyDifferences", on: (event.target as HTMLInputElement).checked })}
        />${strings.onlyDifferences}</label
      >
      <span class="muted tnum count">${fill(strings.ofFields, view.differing, view.fields)}</span>
      <span class="grow"></span>
      ${formChoice(context)}
      <input
        id="find"
        type="search"
        placeholder=${strings.find}
        aria-label=${strings.find}
        .value=${wanted}
        @input=${(event: Event) => want((event.target as HTMLInputElement).value)}
      />
      <button type="button" class="action text" data-action="add" @click=${() => send({ type: "add" })}>
        ${icon("add")}${strings.add}
      </button>
      ${action(context, "lineage", "type-hierarchy")}${action(context, "export", "export")}
    </div>
  </header>`;
}

function action({ strings, send }: CompareContext, type: "lineage" | "export", name: string): TemplateResult {
  return html`<button
    type="button"
    class="action"
    data-action=${type}
    title=${strings[type]}
    aria-label=${strings[type]}
    @click=${() => send({ type })}
  >
    ${icon(name)}
  </button>`;
}

const forms: readonly CompareForm[] = ["rows", "columns"];
const formIcons: Readonly<Record<CompareForm, string>> = {
  rows: "list-unordered",
  columns: "split-horizontal",
};

/** Whether executions are rows or columns. */
function formChoice({ strings, form, arrange }: CompareContext): TemplateResult {
  return html`<div
    class="seg"
    role="radiogroup"
    aria-label=${strings.form}
    @keydown=${(event: KeyboardEvent) => radioKey(event, (place) => arrange(forms[place] ?? "rows"))}
  >
    ${forms.map(
      (each) =>
        html`<button
          type="button"
          role="radio"
          data-form=${each}
          aria-checked=${String(each === form)}
          tabindex=${each === form ? 0 : -1}
          @click=${() => arrange(each)}
        >
          ${icon(formIcons[each])}${strings.forms[each]}
        </button>`,
    )}
  </div>`;
}
