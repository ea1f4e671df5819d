import { html, nothing, type TemplateResult } from "lit";
import { fill } from "../../../src/shared/format";
import { mostValues, type ColumnChoice } from "../../../src/shared/table/tableView";
import { rowNumber } from "./cells";
import { columnKind, columnTitle } from "./columnTitle";
import { holds, menuList, type MenuItem } from "./menuList";
import type { OpenMenu, TableContext } from "./tableContext";

const mostItems = 300;

type Menu = Extract<OpenMenu, { kind: "columns" | "group" }>;

/** Columns to show, or the one by which rows are grouped. */
export function columnMenu(context: TableContext, menu: Menu): TemplateResult {
  const { strings } = context;
  const grouping = menu.kind === "group";
  const fitting = menu.choices.filter(({ id }) =>
    holds(`${columnKind(id, strings)} ${columnTitle(id, strings)}`, menu.find),
  );
  return menuList(context, {
    label: grouping ? strings.groupBy : strings.columnsButton,
    find: menu.find,
    placeholder: strings.columnsSearch,
    none: strings.columnsNone,
    side: "right",
    single: grouping,
    most: mostItems,
    items: byKind(fitting, context).map((choice) => item(context, grouping, choice)),
    foot: grouping ? groupFoot(context) : columnsFoot(context, menu, fitting),
  });
}

/** Columns of one kind stand together. */
function byKind(choices: readonly ColumnChoice[], { strings }: TableContext): readonly ColumnChoice[] {
  const kinds = [...new Set(choices.map(({ id }) => columnKind(id, strings)))];
  return kinds.flatMap((kind) => choices.filter(({ id }) => columnKind(id, strings) === kind));
}

/** In how many executions it stands, and how many values it has there. */
function note({ count, values }: ColumnChoice, { strings }: TableContext): string {
  if (count === null) return "";
  if (values === null) return rowNumber(count);
  const number = values < mostValues ? rowNumber(values) : `${rowNumber(mostValues)}+`;
  return `${rowNumber(count)} · ${values === 1 ? strings.oneValue : fill(strings.severalValues, number)}`;
}

function item(context: TableContext, grouping: boolean, choice: ColumnChoice): MenuItem {
  const { strings, view } = context;
  const { id, shown } = choice;
  return {
    label: columnTitle(id, strings),
    note: note(choice, context),
    chosen: grouping ? view.group === id : shown,
    heading: columnKind(id, strings),
    choose: () => {
      if (grouping) {
        context.send({ type: "group", column: view.group === id ? null : id });
        context.closeMenu();
        return;
      }
      show(context, [id], !shown);
    },
  };
}

function show(context: TableContext, ids: readonly string[], shown: boolean): void {
  context.send({ type: "changeColumns", change: { kind: shown ? "show" : "hide", ids } });
  context.openMenu("columns");
}

function groupFoot({ strings, send, closeMenu }: TableContext): TemplateResult {
  return foot(strings.groupNone, "none", () => {
    send({ type: "group", column: null });
    closeMenu();
  });
}

function columnsFoot(
  context: TableContext,
  { find }: Menu,
  fitting: readonly ColumnChoice[],
): TemplateResult {
  const { strings, send, closeMenu } = context;
  const ids = (shown: boolean): string[] =>
    fitting.filter((choice) => choice.shown === shown).map(({ id }) => id);
  const several = (shown: boolean, label: string, name: string): TemplateResult | typeof nothing =>
    find.trim() === "" || ids(!shown).length < 2
      ? nothing
      : foot(fill(label, rowNumber(ids(!shown).length)), name, () => show(context, ids(!shown), shown));
  return html`<div class="feet">
    ${several(true, strings.columnsShowThese, "show")} ${several(false, strings.columnsHideThese, "hide")}
    ${foot(strings.columnsReset, "reset", () => {
      send({ type: "resetColumns" });
      closeMenu();
    })}
  </div>`;
}

function foot(label: string, name: string, act: () => void): TemplateResult {
  return html`<button type="button" class="action text foot" data-foot=${name} @click=${act}>
    ${label}
  </button>`;
}
