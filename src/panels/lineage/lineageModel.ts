import { isDeepStrictEqual } from "node:util";
import { lineageJson, type LineageJson } from "../../core/lineage/lineageJson";
import type { LineageExecution } from "../../core/lineage/lineageRecord";
import type { ShapeNode } from "../../core/lineage/lineageShape";
import { presentExecutions } from "../../core/lineage/traceLineage";
import { placesToLook, staleMarks, type StaleMark } from "../../core/lineage/staleMarks";
import type { Translate } from "../../core/translate";
import { contentsNow } from "../../store/lineage/contentsNow";
import type { InputIdentities } from "../../store/inputIdentities";
import type { WorkspaceLayout } from "../../bundle/layout";
import type { LineageChoices, LineageView, SelectedView } from "../../shared/lineage/lineageView";
import type { PathView } from "../../shared/lineage/pathView";
import { lineageContent, shownLineage, type LineageSubject, type ShownLineage } from "./lineageContent";
import type { SourcesSince } from "../../runner/difference/sourcesSince";
import type { NodeWords } from "./nodeView";
import { pathView } from "./pathView";
import { selectedView } from "./selectedView";

export const firstChoices: LineageChoices = {
  direction: "both",
  depth: null,
  links: [],
  siblings: true,
  hiddenTypes: ["Script"],
  form: "graph",
  affected: false,
};

/** How the disk is looked at. */
export interface Looks {
  readonly identities: InputIdentities;
  /** Null: no git may be started. */
  readonly sources: SourcesSince | null;
}

/** What the lineage page shows of one node. */
export class LineageModel {
  private marks: ReadonlyMap<string, readonly StaleMark[]> = new Map();
  private notLooked = 0;
  private lookedSources: ReadonlySet<string> = new Set();
  private shown: ShownLineage;

  constructor(
    readonly subject: LineageSubject,
    private chosen: LineageChoices,
    private readonly t: Translate,
    /** The groups that are unfolded. */
    readonly unfolded = new Set<string>(),
  ) {
    this.shown = shownLineage(subject, chosen, this.unfolded);
  }

  choose(choices: LineageChoices): void {
    const isForm = isDeepStrictEqual({ ...choices, form: "" }, { ...this.chosen, form: "" });
    this.chosen = choices;
    if (!isForm) this.trace();
  }

  /** Folds or unfolds a group. */
  unfold(group: string): void {
    if (!this.unfolded.delete(group)) this.unfolded.add(group);
    this.trace();
  }

  /**
   * Looks at the disk for what is no longer as it was.
   * @returns whether there is something to show anew.
   * @throws the signal's reason when it was aborted.
   */
  async look(layout: WorkspaceLayout, { identities, sources }: Looks, signal: AbortSignal): Promise<boolean> {
    const { graph } = this.subject;
    const ids = [...this.shown.trace.distances.keys()];
    const looked = await contentsNow(layout, placesToLook(graph, ids), identities, { signal });
    const code = await sources?.of(this.executions(), signal);
    const marks = staleMarks(graph, ids, looked.now, code?.changed);
    const lookedSources = code?.looked ?? new Set();
    const isNews =
      this.marks.size + marks.size > 0 ||
      looked.notLooked !== this.notLooked ||
      lookedSources.size !== this.lookedSources.size;
    this.marks = marks;
    this.lookedSources = lookedSources;
    this.notLooked = looked.notLooked;
    return isNews;
  }

  view(now: Date): LineageView {
    const { subject, shown, chosen, notLooked } = this;
    const content = lineageContent(subject, shown, chosen, this.words(now));
    return { choices: chosen, types: shown.types, notLooked, content };
  }

  select(id: string, now: Date): SelectedView | null {
    const node = this.nodeOf(id);
    return node === null ? null : selectedView(this.subject.graph, node, this.words(now));
  }

  /** How two nodes hang together; null where one of them is not there. */
  path(from: string, to: string, now: Date): PathView | null {
    const { subject, shown, chosen } = this;
    const ends = { from: this.nodeOf(from), to: this.nodeOf(to) };
    if (ends.from === null || ends.to === null) return null;
    const between = { from: ends.from, to: ends.to };
    const hidden = new Set(chosen.hiddenTypes);
    return pathView(subject.graph, between, hidden, shown.shape.nodes, this.words(now));
  }

  json(): LineageJson {
    return lineageJson(this.subject.graph, this.shown.trace, this.marks);
  }

  /** The executions that are shown and still there. */
  executions(): LineageExecution[] {
    return presentExecutions(this.subject.graph, this.shown.trace);
  }

  /** As it is shown; by itself where it is folded into a group, or not among those shown. */
  private nodeOf(id: string): ShapeNode | null {
    const shown = this.shown.shape.nodes.find((each) => each.id === id);
    if (shown !== undefined) return shown;
    const node = this.subject.graph.nodes.get(id);
    return node === undefined ? null : { id, members: [node], distance: 0, beside: [] };
  }

  private words(now: Date): NodeWords {
    const { marks, lookedSources, t } = this;
    return { marks, lookedSources, now, t };
  }

  private trace(): void {
    this.shown = shownLineage(this.subject, this.chosen, this.unfolded);
  }
}
