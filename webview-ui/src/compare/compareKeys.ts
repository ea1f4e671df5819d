import type { CompareContext } from "./compareContext";
import { differing, turnRow } from "./contentRow";
import { turnBelow } from "./executionDetail";

const steps: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * The keys of the page: arrows walk the cells, B makes the column the baseline, Delete removes it, Enter opens the code, a file that
 * differs or the details, D turns "only differences", F6 goes to the next section.
 */
export function compareKey(event: KeyboardEvent, context: CompareContext, page: HTMLElement): void {
  const target = event.target as HTMLElement;
  if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (
    !actsOnPage(event, context, page) &&
    !actsOnColumn(event, context, target) &&
    !walks(event, target, page)
  )
    return;
  event.preventDefault();
  // VS Code has a use of its own for some of them, such as F6.
  event.stopPropagation();
}

function actsOnPage(event: KeyboardEvent, { view, send }: CompareContext, page: HTMLElement): boolean {
  switch (event.key) {
    case "d":
      send({ type: "onlyDifferences", on: !view.onlyDifferences });
      return true;
    case "F6":
      // With Shift it is VS Code's: the way out of the page.
      if (!event.shiftKey) nextSection(page)?.focus();
      return !event.shiftKey;
    default:
      return false;
  }
}

function nextSection(page: HTMLElement): HTMLElement | null {
  const heads = [...page.querySelectorAll<HTMLElement>(".twist, th[data-section]")];
  const current = sectionOf(document.activeElement);
  const place = heads.findIndex((head) => sectionOf(head) === current);
  return heads[(place + 1) % heads.length] ?? null;
}

/** The section in which an element stands; of executions as rows that of its column. */
function sectionOf(element: Element | null): string | undefined {
  return element?.closest<HTMLElement>("[data-section]")?.dataset["section"];
}

function actsOnColumn(event: KeyboardEvent, context: CompareContext, target: HTMLElement): boolean {
  const { view, send } = context;
  const column = target.closest<HTMLElement>("[data-column]")?.dataset["column"];
  if (column === undefined) return false;
  const id = view.executions[Number(column)]?.target.id;
  if (id === undefined) return false;
  switch (event.key) {
    case "b":
      send({ type: "baseline", id });
      return true;
    case "Delete":
      send({ type: "remove", id });
      return true;
    case "Enter":
      if (target.tagName !== "TD") return false;
      if (!opensContent(target, context, Number(column))) opens(target, view, id, send);
      return true;
    default:
      return false;
  }
}

/** Of a file that differs, how it does. */
function opensContent(target: HTMLElement, context: CompareContext, column: number): boolean {
  const key = target.closest<HTMLElement>("[data-row]")?.dataset["row"];
  const section = context.view.sections.find(({ name }) => name === "content");
  const row = section?.rows.find((each) => each.key === key && each.differs);
  if (row === undefined) return false;
  if (context.form === "columns") turnRow(context, row);
  else if (differing(context, row).includes(column)) turnBelow(context, row, column);
  else return false;
  return true;
}

function opens(
  target: HTMLElement,
  view: CompareContext["view"],
  id: string,
  send: CompareContext["send"],
): void {
  const file = sectionOf(target) === "code" ? view.code?.find((each) => each.id === id) : undefined;
  if (file === undefined) send({ type: "openDetails", id });
  else send({ type: "openDiff", id, path: file.path });
}

/** The table is one stop: its first cell takes the focus, arrows go on from there. */
function walks(event: KeyboardEvent, target: HTMLElement, page: HTMLElement): boolean {
  const cell = target.closest<HTMLElement>("td[data-column]");
  if (cell === null) return enters(event, target, page);
  const row = cell.closest("tr");
  const rows = [...page.querySelectorAll("tr")].filter(
    (each) => each.querySelector("td[data-column]") !== null,
  );
  const cells = [...(row?.querySelectorAll<HTMLElement>("td[data-column]") ?? [])];
  const [place, column] = [row === null ? -1 : rows.indexOf(row), cells.indexOf(cell)];
  const step = steps[event.key];
  if (step === undefined) return ends(event, cells);
  const wanted = rows[place + step[0]]?.querySelectorAll<HTMLElement>("td[data-column]")[column + step[1]];
  (wanted ?? (place + step[0] < 0 ? headOf(cell, page) : null))?.focus();
  return true;
}

/** Of executions as rows what sorts them by the field of a cell. */
function headOf(cell: HTMLElement, page: HTMLElement): HTMLElement | null {
  return page.querySelector<HTMLElement>(`th[data-field="${CSS.escape(cell.dataset["row"] ?? "")}"] button`);
}

function ends(event: KeyboardEvent, cells: readonly HTMLElement[]): boolean {
  if (event.key === "Home") cells[0]?.focus();
  else if (event.key === "End") cells.at(-1)?.focus();
  else return false;
  return true;
}

/** From the head of a section, or of a field, down into its rows. */
function enters(event: KeyboardEvent, target: HTMLElement, page: HTMLElement): boolean {
  const isInDetail = target.closest("tr.full") !== null;
  if (event.key !== "ArrowDown" || isInDetail || target.closest("table") === null) return false;
  (firstBelow(target, page) ?? page.querySelector<HTMLElement>("td[data-column]"))?.focus();
  return true;
}

function firstBelow(target: HTMLElement, page: HTMLElement): HTMLElement | null {
  const { section, field } = target.closest<HTMLElement>("th[data-section], th[data-field]")?.dataset ?? {};
  if (field !== undefined) return page.querySelector(`td[data-row="${CSS.escape(field)}"]`);
  if (section !== undefined) return page.querySelector(`td[data-section="${section}"]`);
  return target.closest("tbody")?.querySelector<HTMLElement>("td[data-column]") ?? null;
}
