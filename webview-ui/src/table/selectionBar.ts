import { html, nothing, type TemplateResult } from "lit";
import { fill, format } from "../../../src/shared/format";
import type { SelectionVerb, SelectionView } from "../../../src/shared/table/tableView";
import { icon } from "../details/icon";
import { ofTotal, rowNumber } from "./cells";
import type { TableContext } from "./tableContext";

const icons: Readonly<Record<SelectionVerb, string>> = {
  rerun: "debug-rerun",
  stop: "debug-stop",
  archive: "archive",
  editTags: "tag",
  export: "export",
  verify: "verified",
  delete: "trash",
};

/** What is selected and what can be done with it; nothing while nothing is. */
export function selectionBar(context: TableContext): TemplateResult | typeof nothing {
  const { strings, view } = context;
  const { selection } = view;
  if (selection === null) return nothing;
  const labels: Readonly<Record<SelectionVerb, string>> = {
    rerun: strings.actionRerun,
    stop: strings.actionStop,
    archive: strings.actionArchive,
    editTags: strings.actionTags,
    export: strings.actionExport,
    verify: strings.actionVerify,
    delete: strings.actionDelete,
  };
  const verbs = Object.keys(icons) as SelectionVerb[];
  return html`<div class="selection" role="toolbar" aria-label=${fill(strings.selected, selection.count)}>
    <b>${fill(strings.selected, rowNumber(selection.count))}</b>
    <span class="muted states">${statesText(selection)}</span>
    ${
      selection.hidden === 0
        ? nothing
        : html`<span class="muted">${fill(strings.hiddenSelected, rowNumber(selection.hidden))}</span>`
    }
    <span class="rule"></span>
    ${unavailable("git-compare", strings.actionCompare, strings.compareReason)}
    ${verbs.map((verb) => action(context, selection, verb, labels[verb]))}
    <span class="grow"></span>
    <button type="button" class="action text" @click=${() => context.send({ type: "clearSelection" })}>
      ${strings.clear} <kbd>Esc</kbd>
    </button>
  </div>`;
}

function statesText({ states }: SelectionView): string {
  return states
    .map(({ state, count }) => `${rowNumber(count)} ${format.state(state).toLowerCase()}`)
    .join(", ");
}

function action(
  { strings, send }: TableContext,
  { count, actions }: SelectionView,
  verb: SelectionVerb,
  label: string,
): TemplateResult {
  const { eligible, reason } = actions[verb];
  if (eligible === 0) return unavailable(icons[verb], label, reason ?? "");
  return html`<button
    type="button"
    class="action text"
    data-verb=${verb}
    @click=${() => send({ type: "selection", verb })}
  >
    ${icon(icons[verb])}${label}
    ${eligible === count ? nothing : html`<span class="muted tnum">${ofTotal(strings.actionOf, eligible, count)}</span>`}
  </button>`;
}

/** It can still be reached, so that its reason is heard. */
function unavailable(name: string, label: string, reason: string): TemplateResult {
  return html`<button
    type="button"
    class="action text"
    aria-disabled="true"
    title=${reason}
    aria-label=${`${label}: ${reason}`}
  >
    ${icon(name)}${label}
  </button>`;
}
