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
    aria-label=${label}
    title=${label}
    @click=${() => (open ? context.closeMenu() : context.openMenu(kind))}
  >
    ${icon(name)}<span class="wide ellipsis">${label}</span>
  </button>`;
}
