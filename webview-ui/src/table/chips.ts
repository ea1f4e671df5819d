import { html, nothing, type TemplateResult } from "lit";
import { fill } from "../../../src/shared/format";
import { icon } from "../details/icon";
import { rowNumber } from "./cells";
import { columnTitle } from "./columnTitle";
import { chipMenu } from "./chipMenu";
import { columnMenu } from "./columnMenu";
import { holds, menuList } from "./menuList";
import type { TableContext } from "./tableContext";
import type { ChipView } from "../../../src/shared/table/tableView";

/** What the query says as chips, and how the table is arranged. */
export function chips(context: TableContext): TemplateResult {
  const { view, strings, menu, chipsBeyond } = context;
  const grouped =
    view.group === null ? strings.groupBy : fill(strings.groupedBy, columnTitle(view.group, strings));
  const shown = view.chips.filter(({ field, values }) => values.length > 0 || !chipsBeyond.includes(field));
  return html`<div class="chips">
    ${shown.map((each) => chip(context, each))} ${more(context)}
    <span class="grow"></span>
    <span class="arrange"
      >${differing(context)}${menuButton(context, "group", "group-by-ref-type", grouped)}${menuButton(context, "columns", "layout", strings.columnsButton)}
      ${menu?.kind === "columns" || menu?.kind === "group" ? columnMenu(context, menu) : nothing}</span
    >
  </div>`;
}

/** The chips that do not fit are behind a plus. */
function more(context: TableContext): TemplateResult | typeof nothing {
  const { strings, menu, chipsBeyond, view } = context;
  const idle = view.chips.filter(({ values }) => values.length === 0).map(({ field }) => field);
  const beyond = chipsBeyond.filter((field) => idle.includes(field));
  if (beyond.length === 0) return nothing;
  const open = menu?.kind === "more";
  const inside = menu?.kind === "chip" && beyond.includes(menu.field) ? menu : null;
  return html`<span class="chip-place">
    <button
      type="button"
      class="action"
      data-menu="more"
      aria-haspopup="listbox"
      aria-expanded=${String(open || inside !== null)}
      title=${strings.chipMore}
      aria-label=${strings.chipMore}
      @click=${() => (open ? context.closeMenu() : context.openMenu("more"))}
    >
      ${icon("add")}
    </button>
    ${
      menu?.kind === "more"
        ? menuList(context, {
            label: strings.chipMore,
            find: menu.find,
            placeholder: strings.chipFindField,
            none: strings.chipNone,
            side: "left",
            single: true,
            items: beyond
              .filter((field) => holds(strings.chips[field], menu.find))
              .map((field) => ({
                label: strings.chips[field],
                note: "",
                chosen: false,
                heading: "",
                choose: () => context.openMenu(field),
              })),
          })
        : nothing
    }
    ${inside === null ? nothing : chipMenu(context, inside)}
  </span>`;
}

function differing({ view, strings, send }: TableContext): TemplateResult {
  const { alikeColumns } = view;
  const on = alikeColumns !== null;
  const hint = on ? fill(strings.columnsHidden, rowNumber(alikeColumns)) : strings.onlyDifferingHint;
  return html`<button
    type="button"
    class="action text ${on ? "pressed" : ""}"
    data-act="differing"
    aria-pressed=${String(on)}
    title=${hint}
    @click=${() => send({ type: "onlyDiffering", on: !on })}
  >
    ${icon(on ? "eye" : "eye-closed")}<span class="wide">${strings.onlyDiffering}</span>${
      on && alikeColumns > 0 ? html`<span class="tnum">−${rowNumber(alikeColumns)}</span>` : nothing
    }
  </button>`;
}

function chip(context: TableContext, view: ChipView): TemplateResult {
  const { menu } = context;
  const { field, values } = view;
  const on = values.length > 0;
  const inside = menu?.kind === "chip" && menu.field === field ? menu : null;
  return html`<span class="chip-place">
    <span class="chip ${on ? "on" : ""}" data-chip=${field}>
      ${chipButton(context, view, inside !== null)} ${on ? cross(context, view) : nothing}
    </span>
    ${inside === null ? nothing : chipMenu(context, inside)}
  </span>`;
}

/** Of a query that cannot be read no chip can be changed: what was typed would be lost. */
function isWrong({ view }: TableContext): boolean {
  return view.problem !== null;
}

function chipButton(
  context: TableContext,
  { field, values, count }: ChipView,
  open: boolean,
): TemplateResult {
  const { strings } = context;
  const title = strings.chips[field];
  const wrong = isWrong(context);
  const value =
    values.length > 0
      ? html`<b class="value ellipsis">${values.map((each) => strings.dates[each] ?? each).join(", ")}</b
          ><span class="number tnum">${rowNumber(count ?? 0)}</span>`
      : icon("chevron-down");
  return html`<button
    type="button"
    aria-haspopup="listbox"
    aria-expanded=${String(open)}
    aria-disabled=${wrong ? "true" : nothing}
    title=${wrong ? strings.chipWrongQuery : fill(strings.chipMenu, title)}
    @click=${() => (open || wrong ? context.closeMenu() : context.openMenu(field))}
  >
    <span class="key">${title}</span>${value}
  </button>`;
}

function cross(context: TableContext, { field }: ChipView): TemplateResult {
  const { strings, send } = context;
  const wrong = isWrong(context);
  return html`<button
    type="button"
    class="cross"
    aria-disabled=${wrong ? "true" : nothing}
    title=${wrong ? strings.chipWrongQuery : strings.chipClear}
    aria-label=${`${strings.chipClear}: ${strings.chips[field]}`}
    @click=${() => {
      if (!wrong) send({ type: "clearChip", field });
    }}
  >
    ${icon("close")}
  </button>`;
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
    aria-label=${label}
    title=${label}
    @click=${() => (open ? context.closeMenu() : context.openMenu(kind))}
  >
    ${icon(name)}<span class="wide ellipsis">${label}</span>
  </button>`;
}
