import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { LineageNodeView, LineageRowView } from "../../../src/shared/lineage/lineageView";
import { icon } from "../details/icon";
import { stateIcon } from "../details/stateMark";
import { rowHeight } from "../table/rowWindow";
import { openIntent } from "./graphPath";
import type { LineageContext, Shown } from "./lineageContext";
import { listParts, type ListSight } from "./listWindow";
import { shownPath } from "./pathChoice";
import { staleMark } from "./staleMark";

/** How the rows are seen, and what keys and scrolling do. */
export interface ListFrame {
  readonly sight: ListSight;
  /** The index of the row with the focus. */
  readonly focus: number;
  readonly scrolled: () => void;
  /** The focus goes to a row; beyond the ends to the last one there. */
  readonly go: (row: number) => void;
  /** The focus came to a row. */
  readonly focused: (row: number) => void;
}

/** The same nodes as rows, those in sight: each below the one that it hangs together with. */
export function list(
  context: LineageContext,
  shown: Shown,
  open: readonly OpenRow[],
  frame: ListFrame,
): TemplateResult {
  const { strings } = context;
  const nodes = new Map(shown.nodes.map((node) => [node.id, node]));
  const parts = listParts(open.length, frame.sight, frame.focus);
  return html`<div class="list" @scroll=${frame.scrolled}>
    <table
      role="treegrid"
      aria-label=${strings.list}
      aria-rowcount=${open.length + 1}
      @keydown=${(event: KeyboardEvent) => listKey(event, context, open, frame)}
      @focusin=${(event: FocusEvent) => frame.focused(rowOf(event))}
    >
      <thead>
        <tr aria-rowindex="1">
          ${[
            strings.columnName,
            strings.columnRelation,
            strings.columnKind,
            strings.columnState,
            strings.columnWhen,
            strings.columnContent,
          ].map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${repeat(
          parts,
          (part, index) =>
            "gap" in part
              ? `gap ${index === 0 ? "above" : index === parts.length - 1 ? "below" : "between"}`
              : part.row,
          (part) => {
            if ("gap" in part)
              return html`<tr class="gap" aria-hidden="true">
                <td colspan="6" .style=${`height:${part.gap}px`}></td>
              </tr>`;
            const row = open[part.row];
            const node = row === undefined ? undefined : nodes.get(row.row.node);
            return row === undefined || node === undefined
              ? nothing
              : listRow(context, node, row, part.row, part.row === frame.focus);
          },
        )}
      </tbody>
    </table>
  </div>`;
}

export interface OpenRow {
  readonly row: LineageRowView;
  readonly hasChildren: boolean;
}

/** Rows that are not within a closed one. */
export function openRows(rows: readonly LineageRowView[], closed: ReadonlySet<string>): OpenRow[] {
  const open: OpenRow[] = [];
  let hiddenBelow = Infinity;
  for (const [index, row] of rows.entries()) {
    if (row.level > hiddenBelow) continue;
    hiddenBelow = closed.has(row.node) && !row.isRepeated ? row.level : Infinity;
    open.push({ row, hasChildren: (rows[index + 1]?.level ?? 0) > row.level });
  }
  return open;
}

function listRow(
  context: LineageContext,
  node: LineageNodeView,
  { row, hasChildren }: OpenRow,
  index: number,
  isFocus: boolean,
): TemplateResult {
  const { press, send, selected, closed } = context;
  const isOn = shownPath(context.path)?.nodes.has(node.id) === true;
  const isSelected = node.id === selected;
  return html`<tr
    role="row"
    class="${isSelected ? "sel" : ""} ${row.isRepeated ? "repeated" : ""} ${isOn ? "on-path" : ""}"
    data-node=${node.id}
    data-row=${index}
    aria-rowindex=${index + 2}
    aria-level=${row.level + 1}
    aria-expanded=${hasChildren ? String(!closed.has(row.node)) : nothing}
    aria-selected=${String(isSelected)}
    tabindex=${isFocus ? "0" : "-1"}
    @click=${() => press(node.id)}
    @dblclick=${() => send(openIntent(node))}
  >
    ${nameCell(context, row, node, { hasChildren, isOn })}
    <td role="gridcell" class="muted" title=${row.relation}>${sideIcon(row)}${row.relation}</td>
    <td role="gridcell">${node.kindText}</td>
    <td role="gridcell">${staleMark(node)}${node.stateText}</td>
    <td role="gridcell" class="tnum">${node.when}</td>
    <td role="gridcell" class="mono">${node.content}</td>
  </tr>`;
}

function nameCell(
  { strings, closed, fold }: LineageContext,
  row: LineageRowView,
  node: LineageNodeView,
  { hasChildren, isOn }: { readonly hasChildren: boolean; readonly isOn: boolean },
): TemplateResult {
  const twist = closed.has(row.node) ? "chevron-right" : "chevron-down";
  const press = (event: Event): void => {
    event.stopPropagation();
    if (hasChildren) fold(node.id);
  };
  return html`<td role="gridcell" class="name">
    <span class="indent" .style=${`width:${row.level * 18}px`}></span>
    <span class="twist" @click=${press}>${hasChildren ? icon(twist) : nothing}</span>
    ${node.state === null ? icon(node.icon) : stateIcon(node.state)}
    <span class="ellipsis ${node.isStart ? "strong" : ""}">${node.label}</span>
    ${isOn ? html`<span class="muted small">${strings.onPath}</span>` : nothing}
    ${row.isRepeated ? html`<span class="muted small">${strings.repeated}</span>` : nothing}
  </td>`;
}

function sideIcon({ side, level }: LineageRowView): TemplateResult | typeof nothing {
  if (side === "start" || level !== 1) return nothing;
  return icon({ backward: "arrow-left", forward: "arrow-right", beside: "type-hierarchy-sub" }[side]);
}

/** Arrows walk the rows and fold them, Enter opens, Space selects. */
function listKey(
  event: KeyboardEvent,
  context: LineageContext,
  open: readonly OpenRow[],
  { go, sight }: ListFrame,
): void {
  const at = rowOf(event);
  const here = open[at];
  if (here === undefined) return;
  const id = here.row.node;
  const expanded = here.hasChildren ? !context.closed.has(id) : null;
  const page = Math.max(1, Math.floor(sight.height / rowHeight) - 2);
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => go(at + 1),
    ArrowUp: () => go(at - 1),
    PageDown: () => go(at + page),
    PageUp: () => go(at - page),
    Home: () => go(0),
    End: () => go(open.length - 1),
    ArrowLeft: () => (expanded === true ? context.fold(id) : go(parentOf(open, at))),
    ArrowRight: () => (expanded === false ? context.fold(id) : go(at + 1)),
    Enter: () =>
      context.path?.to === null ? context.press(id) : event.target?.dispatchEvent(new MouseEvent("dblclick")),
    " ": () => context.press(id),
  };
  const act = keys[event.key];
  if (act === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

/** The index of the row that an event is about. */
function rowOf({ target }: Event): number {
  return target instanceof HTMLElement ? Number(target.closest<HTMLElement>("tr")?.dataset["row"]) : NaN;
}

function parentOf(open: readonly OpenRow[], at: number): number {
  const level = open[at]?.row.level ?? 0;
  const above = open.slice(0, at).findLastIndex(({ row }) => row.level < level);
  return above < 0 ? at : above;
}
