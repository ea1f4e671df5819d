import type { LineageIntent } from "../../../src/shared/lineage/lineageMessages";
import type { LineageContent, LineageView, SelectedView } from "../../../src/shared/lineage/lineageView";
import type { PathChoice } from "./pathChoice";
import type { LineageStrings } from "../../../src/shared/lineage/strings";

/** A lineage that there is. */
export type Shown = Extract<LineageContent, { readonly kind: "lineage" }>;

/** Which part of the graph is seen. */
export interface Sight {
  /** Zoom: 1 is 100 %. */
  readonly scale: number;
  /** The point of the graph in the upper left corner, in its px. */
  readonly x: number;
  readonly y: number;
}

/** What every part of the page is drawn from, and how it acts. */
export interface LineageContext {
  readonly view: LineageView;
  readonly strings: LineageStrings;
  readonly selected: string | null;
  readonly details: SelectedView | null;
  readonly path: PathChoice | null;
  readonly sight: Sight;
  /** What of the page shows the graph, in px. */
  readonly room: { readonly width: number; readonly height: number };
  readonly search: string;
  readonly menu: "types" | "export" | "more" | null;
  /** Affected executions that are left out of what is done with them. */
  readonly leftOut: ReadonlySet<string>;
  /** Rows of the list whose children are hidden. */
  readonly closed: ReadonlySet<string>;
  readonly send: (intent: LineageIntent) => void;
  /** @param reveal whether the graph is moved so that it is seen. */
  readonly select: (node: string | null, reveal: boolean) => void;
  /** A node was pressed: it is selected, or the other end of a path. */
  readonly press: (node: string) => void;
  readonly beginPath: (from: string) => void;
  readonly pathTo: (to: string) => void;
  readonly endPath: () => void;
  readonly look: (sight: Sight) => void;
  readonly showAll: () => void;
  readonly find: (text: string) => void;
  readonly openMenu: (menu: LineageContext["menu"]) => void;
  readonly leaveOut: (id: string) => void;
  readonly fold: (node: string) => void;
  readonly exportPicture: () => void;
}
