import { html, nothing, type TemplateResult } from "lit";
import { fill, format } from "../../../src/shared/format";
import { selectionVerbs, type SelectionVerb, type SelectionView } from "../../../src/shared/table/tableView";
import { icon } from "../details/icon";
import { ofTotal, rowNumber } from "./cells";
import { closeMore, moreKey, openMore } from "./moreMenu";
import type { TableContext } from "./tableContext";

const icons: Readonly<Record<SelectionVerb, string>> = {
  compare: "git-compare",
  stop: "debug-stop",
  archive: "archive",
  editTags: "tag",
  exportAs: "export",
  verify: "verified",
  delete: "trash",
  rerun: "debug-rerun",
  retry: "debug-restart",
  recover: "debug-disconnect",
  unarchive: "inbox",
  copyLink: "link",
};

/** What stands beside the actions, and one of them with its number, CSS pixels. */
const roomOf = { rest: 280, action: 112 };
/** As in styles/bars.css. */
const narrowWidth = 700;
/** The others are asked for less often. */
const mostShown = 7;

/** What is selected and what can be done with it; nothing while nothing is. What finds no room stands in a menu. */
export function selectionBar(context: TableContext): TemplateResult | typeof nothing {
  const { strings, view } = context;
  const { selection } = view;
  if (selection === null) return nothing;
  const shown = selectionVerbs.slice(0, shownCount(context.sight.width));
  return html`<div class="selection" role="toolbar" aria-label=${fill(strings.selected, selection.count)}>
    <b>${fill(strings.selected, rowNumber(selection.count))}</b>
    <span class="muted states ellipsis" title=${statesText(selection)}>${statesText(selection)}</span>
    ${
      selection.hidden === 0
        ? nothing
        : html`<span class="muted">${fill(strings.hiddenSelected, rowNumber(selection.hidden))}</span>`
    }
    <span class="rule"></span>
    ${shown.map((verb) => action(context, selection, verb))}
    ${more(context, selection, selectionVerbs.slice(shown.length))}
    <span class="grow"></span>
    <button type="button" class="action text" @click=${() => context.send({ type: "clearSelection" })}>
      ${strings.clear} <kbd>Esc</kbd>
    </button>
  </div>`;
}

function shownCount(width: number): number {
  if (width <= narrowWidth) return 2;
  return Math.min(mostShown, Math.max(1, Math.floor((width - roomOf.rest) / roomOf.action)));
}

function statesText({ states }: SelectionView): string {
  return states
    .map(({ state, count }) => `${rowNumber(count)} ${format.state(state).toLowerCase()}`)
    .join(", ");
}

/** Of how many it can be done, where that is not all; where it is none, why: it can still be reached and be heard. */
function action(
  context: TableContext,
  { count, actions }: SelectionView,
  verb: SelectionVerb,
): TemplateResult {
  const { strings, send } = context;
  const label = strings.actions.verbs[verb];
  const { eligible, reason } = actions[verb];
  if (eligible === 0)
    return html`<button
      type="button"
      class="action text"
      data-verb=${verb}
      aria-disabled="true"
      title=${reason ?? ""}
      aria-label=${`${label}: ${reason ?? ""}`}
    >
      ${icon(icons[verb])}${label}
    </button>`;
  return html`<button
    type="button"
    class="action text"
    data-verb=${verb}
    @click=${() => send({ type: "selection", verb })}
  >
    ${icon(icons[verb])}${label} ${partText(context, eligible, count)}
  </button>`;
}

function partText(
  { strings }: TableContext,
  eligible: number,
  count: number,
): TemplateResult | typeof nothing {
  if (eligible === count) return nothing;
  return html`<span class="muted tnum">${ofTotal(strings.actionOf, eligible, count)}</span>`;
}

function more(
  context: TableContext,
  selection: SelectionView,
  verbs: readonly SelectionVerb[],
): TemplateResult {
  const { strings } = context;
  return html`<button
      type="button"
      class="action text"
      data-verb="more"
      aria-haspopup="menu"
      aria-label=${strings.actions.moreOnSelection}
      title=${strings.actions.moreOnSelection}
      @click=${openMore}
    >
      ${icon("ellipsis")}
    </button>
    <div
      class="menu more"
      role="menu"
      popover="auto"
      aria-label=${strings.actions.moreOnSelection}
      @keydown=${moreKey}
    >
      ${verbs.map((verb) => moreItem(context, selection, verb))}
    </div>`;
}

function moreItem(
  context: TableContext,
  { count, actions }: SelectionView,
  verb: SelectionVerb,
): TemplateResult {
  const { strings, send } = context;
  const { eligible, reason } = actions[verb];
  const act = (event: Event): void => {
    if (eligible === 0) return;
    closeMore(event);
    send({ type: "selection", verb });
  };
  return html`<button
    type="button"
    class="item"
    role="menuitem"
    tabindex="-1"
    data-verb=${verb}
    aria-disabled=${eligible === 0 ? "true" : nothing}
    @click=${act}
  >
    ${icon(icons[verb])}<span>${strings.actions.verbs[verb]}</span><span class="grow"></span
    ><span class="muted tnum small"
      >${eligible === 0 ? (reason ?? "") : partText(context, eligible, count)}</span
    >
  </button>`;
}
