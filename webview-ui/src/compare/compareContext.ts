import type {
  CompareForm,
  CompareIntent,
  CompareSnapshot,
} from "../../../src/shared/compare/compareMessages";
import type { DrawnView } from "../../../src/shared/compare/drawnView";
import type { ChartChoices } from "../../../src/shared/compare/chartsView";
import type { CauseView, CompareRow, CompareSectionName } from "../../../src/shared/compare/compareView";
import type { ContentsContext } from "./contentChoices";

/** Where the page tells something. */
export type FieldPlace = Pick<CauseView, "section" | "field">;

/** What every part of the page is drawn from, and how it acts. */
export interface CompareContext extends Omit<CompareSnapshot, "view"> {
  readonly view: DrawnView;
  readonly form: CompareForm;
  /** Whether that alone is drawn which is in sight at first; the rest follows once it is painted. */
  readonly isFirst: boolean;
  readonly choices: ChartChoices;
  /** What fields are looked for by. */
  readonly wanted: string;
  readonly folded: ReadonlySet<CompareSectionName>;
  /** Sections of which the same values are shown, too. */
  readonly unfolded: ReadonlySet<CompareSectionName>;
  readonly contents: ContentsContext;
  readonly send: (intent: CompareIntent) => void;
  readonly want: (text: string) => void;
  readonly arrange: (form: CompareForm) => void;
  readonly chooseCharts: (choices: Partial<ChartChoices>) => void;
  readonly fold: (section: CompareSectionName) => void;
  readonly showSame: (section: CompareSectionName) => void;
  /** To a field where it is drawn, else to its section. */
  readonly goTo: (place: FieldPlace) => void;
}

/** So many executions are rows, not columns, so that all are in sight, unless the user wants them otherwise. */
export const denseFrom = 6;

/** The rows of a section that are shown. */
export function shownRows(
  { view, wanted, unfolded }: CompareContext,
  section: CompareSectionName,
  rows: readonly CompareRow[],
): readonly CompareRow[] {
  const text = wanted.trim().toLowerCase();
  if (text !== "") return rows.filter(({ name }) => name.toLowerCase().includes(text));
  return view.onlyDifferences && !unfolded.has(section) ? rows.filter(({ differs }) => differs) : rows;
}

/** So many rows and so many columns of a section are in sight at most when the page comes up. */
export const firstRows = 40;
const firstColumns = 12;

/** So many rows of a section are drawn until all are asked for. */
const mostRows = 200;

/** So many cells of a section are drawn where executions are rows: more would make each key in the box of the search wait. */
const mostCells = 5000;

/** Of the fields that are shown, those that are drawn as columns: of many executions fewer. */
export function drawnColumns(
  context: CompareContext,
  section: CompareSectionName,
  shown: readonly CompareRow[],
): readonly CompareRow[] {
  if (context.isFirst) return shown.slice(0, firstColumns);
  const drawn = drawnRows(context, section, shown);
  if (context.contents.uncapped.has(section)) return drawn;
  return mostTelling(context, drawn, Math.ceil(mostCells / context.view.executions.length));
}

/** Of the rows that are shown, those that are drawn. */
export function drawnRows(
  context: CompareContext,
  section: CompareSectionName,
  shown: readonly CompareRow[],
): readonly CompareRow[] {
  if (context.isFirst) return shown.slice(0, firstRows);
  return context.contents.uncapped.has(section) ? shown : mostTelling(context, shown, mostRows);
}

/** Of too many fields those that could have caused the difference, most likely first, then as they stand; in their order. */
function mostTelling(
  { view }: CompareContext,
  shown: readonly CompareRow[],
  most: number,
): readonly CompareRow[] {
  if (shown.length <= most) return shown;
  const ranks = new Map((view.moves?.moved ?? []).map(({ field }, place) => [field, place]));
  for (const { causes } of view.executions)
    for (const [place, { field }] of causes.entries())
      ranks.set(field, Math.min(place, ranks.get(field) ?? place));
  const rankOf = ({ key }: CompareRow): number => ranks.get(key) ?? Number.MAX_SAFE_INTEGER;
  const told = new Set([...shown].sort((one, other) => rankOf(one) - rankOf(other)).slice(0, most));
  return shown.filter((row) => told.has(row));
}
