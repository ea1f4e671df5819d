import { html, nothing, type TemplateResult } from "lit";
import { format } from "../../../src/shared/format";
import type { GroupRowView } from "../../../src/shared/table/tableView";
import { icon } from "../details/icon";
import { stateIcon } from "../details/stateMark";
import { aggregateLabel, cellContent, cellTitle, rowNumber } from "./cells";
import { checkWidth } from "./columnPlaces";
import type { Heads } from "./heads";
import { cellClass, cellId, cellStyle, type Spot } from "./rowCells";
import type { TableContext } from "./tableContext";

/** The row over a group: its name and states, and what the numbers of its executions tell. */
export function groupRow(
  context: TableContext,
  data: GroupRowView,
  index: number,
  heads: Heads,
): TemplateResult {
  const under = Math.max(1, heads.lastPinned + 1);
  const isFocused = context.focus.row === index && context.focus.column < under;
  const pinnedWidth = heads.places.reduce(
    (sum, { column: { pinned, width } }) => (pinned ? sum + width : sum),
    checkWidth,
  );
  return html`<span
      class="cell check-cell pin"
      role="gridcell"
      aria-colindex="1"
      .style=${`left:0px;width:${checkWidth}px`}
      >${groupCheck(context, data)}</span
    >
    <span
      class="cell pin last group-head ${isFocused ? "focus" : ""}"
      role="gridcell"
      id=${cellId(index, 0)}
      aria-colindex="2"
      data-act="fold"
      .style=${`left:${checkWidth}px;width:${Math.max(212, pinnedWidth - checkWidth)}px`}
    >
      ${icon(data.open ? "chevron-down" : "chevron-right")}
      <b class="ellipsis">${data.label ?? context.strings.emptyValue}</b>
      <span class="badge">${rowNumber(data.count)}</span>
      <span class="sums"
        >${data.states.map(
          ({ state, count }) =>
            html`<span class="sum" title=${`${rowNumber(count)} ${format.state(state).toLowerCase()}`}
              >${stateIcon(state)}${rowNumber(count)}<span class="unseen"
                >${format.state(state).toLowerCase()}</span
              ></span
            >`,
        )}</span
      >
    </span>
    ${heads.places
      .filter((place) => place.index >= under)
      .map((place) => groupCell(context, data, index, { place, heads }))}`;
}

function groupCheck({ strings }: TableContext, { selected, count }: GroupRowView): TemplateResult {
  const [state, mark] =
    selected === 0 ? ["false", ""] : selected === count ? ["true", "on"] : ["mixed", "mixed"];
  return html`<span
    class="check ${mark}"
    data-act="tick"
    role="checkbox"
    aria-checked=${state}
    aria-label=${strings.selectGroup}
    >${icon(state === "mixed" ? "dash" : "check")}</span
  >`;
}

function groupCell(context: TableContext, data: GroupRowView, index: number, spot: Spot): TemplateResult {
  const { place } = spot;
  const content = data.cells[place.index] ?? { kind: "none" };
  const isEmpty = content.kind === "none";
  const title = isEmpty ? nothing : cellTitle(content, null, "", context.strings);
  return html`<span
    class="cell ${cellClass(context, index, spot)}"
    role="gridcell"
    id=${cellId(index, place.index)}
    aria-colindex=${place.index + 2}
    data-column=${place.column.id}
    title=${title}
    aria-label=${content.kind === "aggregate" ? aggregateLabel(content, context.strings) : nothing}
    .style=${cellStyle(place)}
    >${isEmpty ? "" : cellContent(content, "", context)}</span
  >`;
}
