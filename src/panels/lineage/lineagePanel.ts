import { basename } from "node:path";
import * as vscode from "vscode";
import { messageOf } from "../../core/humanError";
import { isMoreThanProgress } from "../../host/isMoreThanProgress";
import type { Lineages } from "../../host/lineage/lineages";
import { translate } from "../../host/translate";
import type { WorkspaceEntry } from "../../host/workspaces";
import type { LineageIntent, LineageRequests, LineageSnapshot } from "../../shared/lineage/lineageMessages";
import { isLineageTarget, type LineageTarget } from "../../shared/lineage/lineageTarget";
import type { LineageChoices, LineageContent } from "../../shared/lineage/lineageView";
import { InputIdentities } from "../../store/inputIdentities";
import { artifactOfFile } from "../../store/lineage/artifactOfFile";
import { PageConnection } from "../pageConnection";
import { LineageActions } from "./lineageActions";
import { SourcesSince } from "../../runner/difference/sourcesSince";
import { firstChoices, LineageModel, type Looks } from "./lineageModel";
import type { LineageSubject } from "./lineageContent";
import { keptLineageChoices } from "./keptLineageChoices";
import { lineageStrings } from "./lineageStrings";
import { PacedReading } from "./pacedReading";
import type { RerunServices } from "./rerunAffected";

const targetKey = "executions.lineage.target";
const choicesKey = "executions.lineage.choices";

/** The open lineage page. */
export class LineagePanel implements vscode.Disposable {
  private readonly connection: PageConnection<LineageIntent, LineageRequests, LineageSnapshot>;
  private readonly subscription: vscode.Disposable;
  private readonly actions: LineageActions;
  private target: LineageTarget | null;
  private choices: LineageChoices;
  private model: LineageModel | null = null;
  private trouble: LineageContent = { kind: "reading" };
  private readonly reading = new PacedReading(
    () => this.load(),
    () => this.isLoaded,
  );
  private serial = 0;
  private isLoaded = false;
  /** How often what is shown may have changed, and up to which of the changes the model knows it. */
  private changes = 0;
  private known = -1;
  /** What lies in files now; looked at anew when the user asks for it. */
  private identities = new InputIdentities();
  /** What is known of the code since executions ran. */
  private sources: { readonly workspace: string; readonly since: SourcesSince } | null = null;
  /** The look at the disk that goes on, or went on last. */
  private looking = new AbortController();

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly services: RerunServices,
    private readonly lineages: Lineages,
    log: vscode.LogOutputChannel,
  ) {
    const { context, workspaces } = services;
    const kept = context.workspaceState.get(targetKey);
    this.target = isLineageTarget(kept) ? kept : null;
    this.choices = keptLineageChoices(context.workspaceState.get(choicesKey), firstChoices);
    this.actions = new LineageActions(services, log);
    this.connection = new PageConnection(panel.webview, {
      ready: () => {
        this.isLoaded = true;
        this.show();
        if (this.changes === this.known) this.lookAgain();
        else void this.reading.now();
      },
      intent: (intent) => {
        this.perform(intent);
      },
      requests: {
        select: ({ node }) => this.model?.select(node, new Date()) ?? null,
        path: ({ from, to }) => this.model?.path(from, to, new Date()) ?? null,
      },
    });
    this.subscription = vscode.Disposable.from(
      workspaces.onDidChange((change) => {
        if (change.workspace === this.target?.workspace && isMoreThanProgress(change)) this.follow();
      }),
      panel.onDidChangeViewState(() => {
        if (!panel.visible) this.hide();
      }),
    );
  }

  /** Brings the page to the front. @param target what it is about then; left out: what it is about now. */
  reveal(target?: LineageTarget): void {
    this.panel.reveal();
    if (target !== undefined) this.turnTo(target);
  }

  dispose(): void {
    this.reading.dispose();
    this.serial += 1;
    this.hide();
    this.subscription.dispose();
    this.connection.dispose();
  }

  private turnTo(target: LineageTarget): void {
    this.target = target;
    this.model = null;
    this.trouble = { kind: "reading" };
    this.choose({ affected: false });
    void this.services.context.workspaceState.update(targetKey, target);
    void this.reading.now();
  }

  private follow(): void {
    this.changes += 1;
    this.reading.note();
  }

  /** The page is made anew when it is seen again, and reads everything then. */
  private hide(): void {
    this.isLoaded = false;
    this.changes += 1;
    this.looking.abort();
  }

  /** Never throws: what goes wrong stands on the page. */
  private async load(): Promise<void> {
    const { target } = this;
    if (target === null) return;
    this.serial += 1;
    const { serial, changes } = this;
    const entry = this.services.workspaces.at(target.workspace);
    try {
      const subject = entry === undefined ? null : await this.find(entry, target);
      if (serial !== this.serial) return;
      this.known = changes;
      if (entry === undefined || subject === null)
        this.fail({ kind: "unknown", name: basename(target.name) });
      else this.present(entry, subject);
    } catch (error) {
      if (serial === this.serial) this.fail({ kind: "failed", message: messageOf(error) });
    }
  }

  private present(entry: WorkspaceEntry, subject: LineageSubject): void {
    const model = new LineageModel(subject, this.choices, translate, this.model?.unfolded);
    this.model = model;
    this.show();
    if (this.isLoaded) void this.look(entry, model);
  }

  /** Looks at the disk; a look that still goes on is given up. Never throws: what goes wrong stands on the page. */
  private async look(entry: WorkspaceEntry, model: LineageModel): Promise<void> {
    this.looking.abort();
    this.looking = new AbortController();
    const { signal } = this.looking;
    try {
      const isNews = await model.look(entry.layout, this.looksAt(entry), signal);
      if (isNews && model === this.model) this.show();
    } catch (error) {
      if (!signal.aborted) this.fail({ kind: "failed", message: messageOf(error) });
    }
  }

  /** In Restricted Mode no git is started. */
  private looksAt({ layout }: WorkspaceEntry): Looks {
    const { identities } = this;
    if (!vscode.workspace.isTrusted) return { identities, sources: null };
    if (this.sources?.workspace !== layout.workspace)
      this.sources = { workspace: layout.workspace, since: new SourcesSince(layout) };
    return { identities, sources: this.sources.since };
  }

  private async find(entry: WorkspaceEntry, target: LineageTarget): Promise<LineageSubject | null> {
    const graph = await this.lineages.graphOf(entry);
    if (target.of !== "file")
      return graph.nodes.has(target.name) ? { graph, start: target.name, isChanged: false } : null;
    const found = await artifactOfFile(graph, entry.layout, target.name);
    if (found.kind === "unknown") return null;
    return { graph, start: found.artifact.id, isChanged: found.kind === "place" };
  }

  private fail(content: LineageContent): void {
    this.model = null;
    this.trouble = content;
    this.show();
  }

  private perform(intent: LineageIntent): void {
    switch (intent.type) {
      case "choose":
        this.choose(intent.choices);
        this.followChoices();
        return;
      case "unfold":
        this.model?.unfold(intent.group);
        this.show();
        return;
      case "start":
        if (this.target !== null) this.turnTo({ ...this.target, of: "node", name: intent.node });
        return;
      case "refresh":
        this.identities = new InputIdentities();
        void this.reading.now();
        return;
      default: {
        const entry = this.target === null ? undefined : this.services.workspaces.at(this.target.workspace);
        if (entry !== undefined) this.actions.perform(intent, entry, this.model);
      }
    }
  }

  private choose(choices: Partial<LineageChoices>): void {
    this.choices = keptLineageChoices({ ...this.choices, ...choices }, firstChoices);
    void this.services.context.workspaceState.update(choicesKey, this.choices);
  }

  /** What was not looked at on the disk before is looked at behind. */
  private followChoices(): void {
    this.model?.choose(this.choices);
    this.show();
    this.lookAgain();
  }

  private lookAgain(): void {
    const entry = this.target === null ? undefined : this.services.workspaces.at(this.target.workspace);
    const { model } = this;
    if (entry === undefined || model === null) return;
    void this.look(entry, model);
  }

  private show(): void {
    if (!this.isLoaded) return;
    const { choices, trouble } = this;
    const view = this.model?.view(new Date()) ?? { choices, types: [], notLooked: 0, content: trouble };
    this.connection.show({ view, strings: lineageStrings() });
  }
}
