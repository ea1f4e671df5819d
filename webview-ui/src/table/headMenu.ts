import { nothing, type TemplateResult } from "lit";
import type { ColumnView } from "../../../src/shared/table/tableView";
import { actionMenu, type MenuAction } from "./actionMenu";
import { columnPlaces } from "./columnPlaces";
import { columnTitle } from "./columnTitle";
import { hidden, moved, pinned } from "./columnMoves";
import type { OpenMenu, TableContext } from "./tableContext";

const menuWidth = 240;

/** What can be done with a column. */
export function headMenu(
  context: TableContext,
  { column: id }: Extract<OpenMenu, { kind: "head" }>,
): TemplateResult | typeof nothing {
  const { view, strings, sight } = context;
  const place = columnPlaces(view.columns).find(({ column }) => column.id === id);
  if (place === undefined) return nothing;
  const { column, index } = place;
  const left = column.pinned ? place.left : place.left - sight.scrollLeft;
  return actionMenu({
    label: columnTitle(id, strings),
    left: Math.max(0, Math.min(left, sight.width - menuWidth)),
    close: context.closeMenu,
    groups: [
      sorting(context, column),
      directions(context, column),
      places(context, column, index),
      [
        plain(view.group === id ? strings.groupNone : strings.groupByThis, "", () =>
          context.send({ type: "group", column: view.group === id ? null : id }),
        ),
        plain(strings.columnsButton, "", () => context.openMenu("columns")),
      ],
    ],
  });
}

function plain(label: string, keys: string, act: () => void): MenuAction {
  return { label, keys, chosen: null, act };
}

function sorting({ strings, send }: TableContext, column: ColumnView): MenuAction[] {
  const sortBy = (descending: boolean): MenuAction => ({
    label: descending ? strings.sortDescending : strings.sortAscending,
    keys: "",
    chosen: column.sortPlace !== null && column.descending === descending,
    act: () => send({ type: "sortBy", column: column.id, descending }),
  });
  return [
    sortBy(false),
    sortBy(true),
    plain(strings.sortAlso, "Shift+Enter", () => send({ type: "sort", column: column.id, add: true })),
  ];
}

/** Of a metric: which of its values are better. */
function directions({ strings, send }: TableContext, { id, direction, better }: ColumnView): MenuAction[] {
  if (direction === undefined) return [];
  const metric = id.slice(id.indexOf(":") + 1);
  const choices = [
    ["max", strings.higherIsBetter],
    ["min", strings.lowerIsBetter],
    ["none", strings.noneIsBetter],
  ] as const;
  return choices.map(([value, label]) => ({
    label,
    keys: "",
    chosen: (better ?? "none") === value,
    act: () => send({ type: "direction", metric, better: value }),
  }));
}

function places(context: TableContext, column: ColumnView, index: number): MenuAction[] {
  const { strings } = context;
  const changes = [
    [column.pinned ? strings.unpin : strings.pin, "P", pinned(context, index)],
    [strings.moveLeft, "Alt+←", moved(context, index, index - 1)],
    [strings.moveRight, "Alt+→", moved(context, index, index + 1)],
    [strings.hide, "Delete", hidden(context, index)],
  ] as const;
  return changes.flatMap(([label, keys, change]) =>
    change === null ? [] : [plain(label, keys, () => context.send(change))],
  );
}
