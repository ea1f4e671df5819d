import type { LineageChoices, LineageView, SelectedView } from "./lineageView";
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
};

export interface LineageSnapshot {
  readonly view: LineageView;
  readonly strings: LineageStrings;
}
