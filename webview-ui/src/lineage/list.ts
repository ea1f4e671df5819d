import { html, nothing, type TemplateResult } from "lit";
import type { LineageNodeView, LineageRowView } from "../../../src/shared/lineage/lineageView";
import { icon } from "../details/icon";
import { stateIcon } from "../details/stateMark";
import { ofTotal } from "../table/cells";
import { openIntent } from "./graphPath";
import type { LineageContext, Shown } from "./lineageContext";
import { shownPath } from "./pathChoice";

/** More rows at once nobody reads. */
const mostRows = 1500;

/** The same nodes as rows: each below the one that it hangs together with. */
export function list(context: LineageContext, shown: Shown): TemplateResult {
  const { strings } = context;
  const nodes = new Map(shown.nodes.map((node) => [node.id, node]));
  const open = openRows(shown.rows, context.closed);
  const rows = open.slice(0, mostRows);
  const focus = (rows.find(({ row }) => row.node === context.selected) ?? rows[0])?.row;
  return html`<div class="list">
    <table
      role="treegrid"
      aria-label=${strings.list}
      @keydown=${(event: KeyboardEvent) => listKey(event, context)}
    >
      <thead>
        <tr>
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
        ${rows.map(({ row, hasChildren }) => {
          const node = nodes.get(row.node);
          return node === undefined ? nothing : listRow(context, row, node, hasChildren, row === focus);
        })}
      </tbody>
    </table>
    ${rows.length === open.length ? nothing : cutNote(context, rows.length, open.length)}
  </div>`;
}

function cutNote({ strings }: LineageContext, listed: number, total: number): TemplateResult {
  return html`<p class="muted cut" role="status">${ofTotal(strings.rowsShown, listed, total)}</p>`;
}

interface OpenRow {
  readonly row: LineageRowView;
  readonly hasChildren: boolean;
}

/** Rows that are not within a closed one. */
function openRows(rows: readonly LineageRowView[], closed: ReadonlySet<string>): OpenRow[] {
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
  row: LineageRowView,
  node: LineageNodeView,
  hasChildren: boolean,
  isFocus: boolean,
): TemplateResult {
  const { press, send, selected, closed } = context;
  const isOn = shownPath(context.path)?.nodes.has(node.id) === true;
  const isSelected = node.id === selected;
  return html`<tr
    role="row"
    class="${isSelected ? "sel" : ""} ${row.isRepeated ? "repeated" : ""} ${isOn ? "on-path" : ""}"
    data-node=${node.id}
    aria-level=${row.level + 1}
    aria-expanded=${hasChildren ? String(!closed.has(row.node)) : nothing}
    aria-selected=${String(isSelected)}
    tabindex=${isFocus ? "0" : "-1"}
    @click=${() => press(node.id)}
    @dblclick=${() => send(openIntent(node))}
  >
    ${nameCell(context, row, node, { hasChildren, isOn })}
    <td role="gridcell" class="muted">${sideIcon(row)}${row.relation}</td>
    <td role="gridcell">${node.kindText}</td>
    <td role="gridcell">${node.isStale ? icon("warning", "stale-mark") : nothing}${node.stateText}</td>
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
  return icon(side === "backward" ? "arrow-left" : "arrow-right");
}

/** Arrows walk the rows and fold them, Enter opens, Space selects. */
function listKey(event: KeyboardEvent, context: LineageContext): void {
  const rows = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>("tbody tr")];
  const row = (event.target as HTMLElement).closest("tr");
  const at = row === null ? -1 : rows.indexOf(row);
  const id = row?.dataset["node"];
  if (row === null || id === undefined) return;
  const go = (to: number): void => rows[Math.max(0, Math.min(rows.length - 1, to))]?.focus();
  const expanded = row.getAttribute("aria-expanded");
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => go(at + 1),
    ArrowUp: () => go(at - 1),
    Home: () => go(0),
    End: () => go(rows.length - 1),
    ArrowLeft: () => (expanded === "true" ? context.fold(id) : go(parentOf(rows, at))),
    ArrowRight: () => (expanded === "false" ? context.fold(id) : go(at + 1)),
    Enter: () =>
      context.path?.to === null ? context.press(id) : row.dispatchEvent(new MouseEvent("dblclick")),
    " ": () => context.press(id),
  };
  const act = keys[event.key];
  if (act === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

function parentOf(rows: readonly HTMLElement[], at: number): number {
  const level = Number(rows[at]?.getAttribute("aria-level"));
  for (let index = at - 1; index >= 0; index -= 1)
    if (Number(rows[index]?.getAttribute("aria-level")) < level) return index;
  return at;
}
