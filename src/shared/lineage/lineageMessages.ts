import type { LineageChoices, LineageView, SelectedView } from "./lineageView";
import type { PathView } from "./pathView";
import type { LineageStrings } from "./strings";

/** What the user wants; nothing is answered, what changes comes as a snapshot. */
export type LineageIntent =
  | { readonly type: "choose"; readonly choices: Partial<LineageChoices> }
  /** Folds a group, or unfolds it. */
  | { readonly type: "unfold"; readonly group: string }
  /** Shows the lineage of another node. */
  | { readonly type: "start"; readonly node: string }
  /** Opens an execution's details, or an artifact's file. */
  | { readonly type: "open"; readonly node: string }
  | { readonly type: "rerun"; readonly node: string }
  /** Holds an execution against the one that the lineage is of; else against one that is chosen. */
  | { readonly type: "compare"; readonly node: string }
  /** Does something with executions that are affected. */
  | {
      readonly type: "affected";
      readonly verb: "rerun" | "editTags" | "exportAs";
      readonly ids: readonly string[];
    }
  | { readonly type: "export"; readonly format: "svg" | "json" | "prov"; readonly svg: string }
  | { readonly type: "refresh" }
  | { readonly type: "search"; readonly name: string };

/** What the page asks and waits for. A type, not an interface: the message layer takes it as a table. */
export type LineageRequests = {
  readonly select: { readonly params: { readonly node: string }; readonly result: SelectedView | null };
  /** How two nodes hang together. */
  readonly path: {
    readonly params: { readonly from: string; readonly to: string };
    readonly result: PathView | null;
  };
};

export interface LineageSnapshot {
  readonly view: LineageView;
  readonly strings: LineageStrings;
}
