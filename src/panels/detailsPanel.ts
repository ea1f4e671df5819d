import type * as vscode from "vscode";
import { join } from "node:path";
import { bundlePaths, workspaceLayout } from "../bundle/layout";
import { shortenId } from "../core/format/shortId";
import { isEndState } from "../core/lifecycle";
import type { ExecutionSummary } from "../core/summary";
import type { ExecutionStore } from "../store/executionStore";
import { InputIdentities } from "../store/inputIdentities";
import { translate } from "../host/translate";
import type { ArtifactUsers } from "../shared/details/artifactUsers";
import type { DetailsIntent, DetailsRequests, DetailsSnapshot } from "../shared/details/detailsMessages";
import type { DetailsView, VerificationView } from "../shared/details/detailsView";
import type { DetailsTab } from "../shared/details/pageState";
import type { FamilyFacts } from "./detailsFacts";
import { familyOf } from "./view/familyOf";
import type { ExecutionTarget } from "../shared/executionTarget";
import type { RequestHandlers } from "../shared/messages";
import { BundleFiles } from "./bundleFiles";
import type { ChangesDocuments } from "./changesDocuments";
import { checkArtifacts } from "./checkArtifacts";
import { DetailsActions } from "./detailsActions";
import { detailsStrings } from "./detailsStrings";
import type { BundlePlace } from "./openPage";
import { PageConnection } from "./pageConnection";
import { filePreview } from "./filePreview";
import { presentDifference } from "./presentEnvironment";
import { provenanceOnPage } from "./provenanceOnPage";
import { EarlierBundle } from "./read/earlierBundle";
import { EventHistory } from "./read/eventHistory";
import { LineCounter } from "./read/lineCounter";
import { LogReader } from "./read/logReader";
import { readDetails } from "./read/readDetails";
import { sizeOf } from "./read/readRange";
import { earlierRun } from "./view/earlierRun";
import { buildDetailsView } from "./view/buildDetailsView";
import { verifyBundle } from "../bundle/seal/verifyBundle";

/** While it runs and is seen, its files are looked at this often; changes that come thicker are shown together. */
const followMs = 500;

export interface DetailsPanelServices {
  readonly changes: ChangesDocuments;
  readonly log: vscode.LogOutputChannel;
  openExecution(id: string): void;
}

/** One open details page. */
export class DetailsPanel implements vscode.Disposable {
  private readonly connection: PageConnection<DetailsIntent, DetailsRequests, DetailsSnapshot>;
  private readonly actions: DetailsActions;
  private readonly history: EventHistory;
  private readonly logs: LogReader;
  private readonly counters: readonly LineCounter[];
  private readonly files: BundleFiles;
  private readonly path: string;
  private readonly subscription: vscode.Disposable;
  private verification: VerificationView | null = null;
  private timer: NodeJS.Timeout | undefined;
  private view: DetailsView | null = null;
  /** The id of the execution that this one is compared with. */
  private earlier: string | null = null;
  private readonly earlierBundle: EarlierBundle;
  private family: { readonly state: ExecutionSummary["state"]; readonly facts: FamilyFacts } | null = null;
  /** Sizes of the files that grow, at the last look. */
  private seen = "";
  private changed = false;
  private loaded = false;
  private reading: "no" | "now" | "now and again" = "no";
  private readonly closing = new AbortController();

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly target: ExecutionTarget,
    private readonly store: ExecutionStore,
    private readonly place: BundlePlace,
    private tab: DetailsTab | null,
    services: DetailsPanelServices,
  ) {
    this.path = place.folder;
    this.earlierBundle = new EarlierBundle(store.layout, () => {
      this.update();
    });
    this.history = new EventHistory(join(this.path, bundlePaths.events));
    this.logs = new LogReader(this.path);
    this.counters = [bundlePaths.stdout, bundlePaths.stderr].map(
      (file) => new LineCounter(join(this.path, file)),
    );
    this.files = new BundleFiles(this.path, target.workspace, translate);
    this.actions = new DetailsActions(target, this.files, services, () => this.view);
    this.connection = new PageConnection(panel.webview, {
      ready: () => {
        this.loaded = true;
        this.show();
      },
      intent: (intent) => {
        this.actions.perform(intent);
      },
      requests: this.requests(),
    });
    this.subscription = panel.onDidChangeViewState(() => {
      // Others may have come meanwhile that belong to it.
      this.family = null;
      if (panel.visible) this.update();
      else this.loaded = false;
    });
  }

  /** Brings the page to the front. @param tab what it shows then; left out: what it shows now. */
  reveal(tab?: DetailsTab): void {
    this.tab = tab ?? null;
    this.panel.reveal();
    this.update();
  }

  /** Something about the execution changed: the page follows, at most twice a second. */
  update(): void {
    this.changed = true;
    this.timer ??= setTimeout(() => {
      this.look();
    }, followMs);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.loaded = false;
    this.closing.abort();
    this.subscription.dispose();
    this.connection.dispose();
  }

  private look(): void {
    this.timer = undefined;
    if (!this.loaded || !this.panel.visible) return;
    if (this.changed || this.sizes() !== this.seen) this.show();
    else this.follow();
  }

  /** Where reading what happened takes a while, all that needs none of it is shown before. */
  private show(): void {
    this.changed = false;
    this.seen = this.sizes();
    if (this.reading !== "no" || this.history.isFarBehind) this.draw();
    if (this.reading === "no") void this.readOn();
    else this.reading = "now and again";
  }

  private async readOn(): Promise<void> {
    do {
      this.reading = "now";
      await this.history.read(this.closing.signal);
    } while (this.mayHaveGrown());
    this.reading = "no";
    if (this.loaded) this.draw();
  }

  /** Whether it was looked at again while it was read. */
  private mayHaveGrown(): boolean {
    return this.reading === "now and again" && !this.closing.signal.aborted;
  }

  private draw(): void {
    const { target, path, place, history, verification } = this;
    const facts = readDetails({
      target,
      path,
      archive: place.archive,
      events: history.known,
      logLines: this.lines(),
      verification,
      earlierOf: (summary) => {
        const found = this.earlierOf(summary);
        return found && { ...found, folder: this.earlierBundle.folderOf(found) };
      },
      familyOf: (summary) => this.familyOf(summary),
    });
    const view = buildDetailsView(facts, new Date());
    this.view = view;
    this.panel.title = view.head.name ?? shortenId(view.head.id);
    this.connection.show({ view, strings: detailsStrings(), tab: this.tab });
    this.tab = null;
    this.follow();
  }

  /** Looked for once: the list of all executions is long, and a page that follows a run is drawn often. */
  private earlierOf(summary: ExecutionSummary): ExecutionSummary | undefined {
    const known = this.earlier === null ? undefined : this.store.get(this.earlier);
    if (known !== undefined) return known;
    if (this.view !== null && this.earlier === null) return undefined;
    const found = earlierRun(summary, this.store.list());
    this.earlier = found?.id ?? null;
    return found;
  }

  /** Looked for anew when its state has changed: while it runs it may start others. */
  private familyOf(summary: ExecutionSummary): FamilyFacts {
    if (this.family?.state !== summary.state)
      this.family = { state: summary.state, facts: familyOf(summary, this.store.list()) };
    return this.family.facts;
  }

  /** An execution that has not ended is looked at again, without waiting for the journal. */
  private follow(): void {
    if (this.view === null || isEndState(this.view.head.state)) return;
    this.timer ??= setTimeout(() => {
      this.look();
    }, followMs);
  }

  private lines(): number | null {
    const counts = this.counters.map((counter) => counter.count());
    return counts.reduce((sum, count) => (sum === null || count === null ? null : sum + count), 0);
  }

  private sizes(): string {
    const { out, err } = this.logs.sizes();
    return [out, err, sizeOf(join(this.path, bundlePaths.events))].join();
  }

  private requests(): RequestHandlers<DetailsRequests> {
    return {
      readFile: ({ path }) => this.files.readText(path),
      previewFile: ({ path }) => filePreview(this.files, path),
      readProvenance: ({ standard }) =>
        provenanceOnPage(
          { target: this.target, archived: this.place.archive !== null, files: this.files },
          standard,
        ),
      findArtifactUsers: () => this.artifactUsers(),
      compareEnvironment: () => presentDifference(this.view),
      readLog: ({ streams, from }) => this.logs.read(streams, from),
      verify: () => this.verify(),
      // Looked at anew each time: what was found a moment ago may have been changed since.
      checkArtifacts: () => checkArtifacts(this.view, this.files, new InputIdentities()),
    };
  }

  private async artifactUsers(): Promise<readonly ArtifactUsers[]> {
    const [{ LineageReader }, { artifactUsers }] = await Promise.all([
      import("../store/lineage/lineageReader"),
      import("./artifactUsers"),
    ]);
    const { inputs, outputs } = this.view?.artifacts ?? { inputs: [], outputs: [] };
    const graph = await new LineageReader(workspaceLayout(this.target.workspace)).read(this.store.list());
    return artifactUsers(graph, this.target.id, [...inputs, ...outputs]);
  }

  private async verify(): Promise<VerificationView> {
    const result = await verifyBundle(this.place.archive ?? this.path);
    this.verification = { ...result, at: new Date().toISOString() };
    return this.verification;
  }
}
