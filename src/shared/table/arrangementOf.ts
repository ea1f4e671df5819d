import type { TableView } from "./tableView";

/** By which the order of the rows is known: while it is the same, what one reads can stay where it is. */
export function arrangementOf({ asked, group, columns }: TableView): string {
  const sort = columns
    .filter(({ sortPlace }) => sortPlace !== null)
    .sort((one, other) => (one.sortPlace ?? 0) - (other.sortPlace ?? 0))
    .map(({ id, descending }) => [id, descending]);
  return JSON.stringify([asked, group, sort]);
}
