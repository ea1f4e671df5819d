import { html, nothing, type TemplateResult } from "lit";
import { fill } from "../../../src/shared/format";
import { icon } from "../details/icon";
import { rowNumber } from "./cells";
import { columnTitle } from "./columnTitle";
import { chipMenu } from "./chipMenu";
import { columnMenu } from "./columnMenu";
import { pageActions } from "./pageActions";
import type { TableContext } from "./tableContext";
import type { ChipView } from "../../../src/shared/table/tableView";

/** What the query says as chips, and how the table is arranged. */
export function chips(context: TableContext): TemplateResult {
  const { view, strings, menu } = context;
  const grouped =
    view.group === null ? strings.groupBy : fill(strings.groupedBy, columnTitle(view.group, strings));
  return html`<div class="chips">
    ${view.chips.map((each) => chip(context, each))}
    <span class="grow"></span>
    <button
      type="button"
      class="action text"
      data-action="dashboard"
      @click=${() => context.send({ type: "page", verb: "openDashboard" })}
    >
      ${icon("graph")}${strings.dashboardButton}
    </button>
    ${menuButton(context, "group", "group-by-ref-type", grouped)}
    ${menuButton(context, "columns", "layout", strings.columnsButton)} ${pageActions(context)}
    ${menu?.kind === "columns" || menu?.kind === "group" ? columnMenu(context, menu) : nothing}
  </div>`;
}

function chip(context: TableContext, { field, values, count }: ChipView): TemplateResult {
  const { strings, menu } = context;
  const title = strings.chips[field];
  const on = values.length > 0;
  const open = menu?.kind === "chip" && menu.field === field;
  return html`<span class="chip-place">
    <span class="chip ${on ? "on" : ""}" data-chip=${field}>
      <button
        type="button"
        aria-haspopup="listbox"
        aria-expanded=${String(open)}
        title=${fill(strings.chipMenu, title)}
        @click=${() => (open ? context.closeMenu() : context.openMenu(field))}
      >
        <span class="key">${title}</span>${
          on
            ? html`<b class="value ellipsis"
                  >${values.map((value) => strings.dates[value] ?? value).join(", ")}</b
                ><span class="number tnum">${rowNumber(count ?? 0)}</span>`
            : icon("chevron-down")
        }
      </button>
      ${
        on
          ? html`<button
              type="button"
              class="cross"
              title=${strings.chipClear}
              aria-label=${`${strings.chipClear}: ${title}`}
              @click=${() => context.send({ type: "clearChip", field })}
            >
              ${icon("close")}
            </button>`
          : nothing
      }
    </span>
    ${menu?.kind === "chip" && open ? chipMenu(context, menu) : nothing}
  </span>`;
}

function menuButton(
  context: TableContext,
  kind: "columns" | "group",
  name: string,
  label: string,
): TemplateResult {
  const open = context.menu?.kind === kind;
  return html`<button
    type="button"
    class="action text"
    data-menu=${kind}
    aria-haspopup="listbox"
    aria-expanded=${String(open)}
    @click=${() => (open ? context.closeMenu() : context.openMenu(kind))}
  >
    ${icon(name)}${label}
  </button>`;
}
