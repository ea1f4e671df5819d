import { format } from "../../shared/format";
import type { CellView } from "../../shared/table/tableView";

type Of<Kind extends CellView["kind"]> = Extract<CellView, { kind: Kind }>;

const shortCommit = 7;

const texts: { readonly [Kind in CellView["kind"]]: (cell: Of<Kind>, id: string) => string } = {
  none: () => "",
  state: ({ state }) => format.state(state),
  name: ({ name }, id) => name ?? id,
  text: ({ text }) => text,
  number: ({ value }) => format.number(value),
  bytes: ({ bytes }) => format.bytes(bytes),
  time: ({ at }) => format.dateTime(at),
  duration: ({ ms }) => (ms === null ? "" : format.duration(ms)),
  commit: ({ commit, dirty }) => commit.slice(0, shortCommit) + (dirty ? "+" : ""),
  tags: ({ tags }) => tags.join(", "),
  aggregate: ({ figures }) => format.number(figures.median),
};

/** What a cell says, for a table that is read elsewhere. @param id of its execution. */
export function cellText<Kind extends CellView["kind"]>(
  cell: Of<Kind> & { readonly kind: Kind },
  id: string,
): string {
  return texts[cell.kind](cell, id);
}
