import { html, type TemplateResult } from "lit";
import { rowNumber } from "./cells";
import { columnKind, columnTitle } from "./columnTitle";
import { holds, menuList } from "./menuList";
import type { OpenMenu, TableContext } from "./tableContext";

const mostItems = 300;

/** Columns to show, or the one by which rows are grouped. */
export function columnMenu(
  context: TableContext,
  { kind, choices, find }: Extract<OpenMenu, { kind: "columns" | "group" }>,
): TemplateResult {
  const { strings, view } = context;
  const fitting = choices.filter(({ id }) =>
    holds(`${columnKind(id, strings)} ${columnTitle(id, strings)}`, find),
  );
  const grouping = kind === "group";
  return menuList(context, {
    label: grouping ? strings.groupBy : strings.columnsButton,
    find,
    placeholder: strings.columnsSearch,
    none: strings.columnsNone,
    side: "right",
    items: fitting.slice(0, mostItems).map(({ id, count, shown }) => ({
      label: html`<span class="muted">${columnKind(id, strings)}</span> ${columnTitle(id, strings)}`,
      note: count === null ? "" : rowNumber(count),
      chosen: grouping ? view.group === id : shown,
      choose: () => {
        if (grouping) {
          context.send({ type: "group", column: view.group === id ? null : id });
          context.closeMenu();
          return;
        }
        context.send({ type: "showColumn", id, shown: !shown });
        context.openMenu("columns");
      },
    })),
    foot: html`<button
      type="button"
      class="action text"
      @click=${() => {
        context.send(grouping ? { type: "group", column: null } : { type: "columns", columns: null });
        context.closeMenu();
      }}
    >
      ${grouping ? strings.groupNone : strings.columnsReset}
    </button>`,
  });
}
