import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type {
  DetailsIntent,
  DetailsRequests,
  DetailsSnapshot,
} from "../../../src/shared/details/detailsMessages";
import {
  parsePageState,
  type DetailsPageState,
  type DetailsTab,
} from "../../../src/shared/details/pageState";
import { HostConnection } from "../hostConnection";
import { LightElement } from "../lightElement";
import type { DiskStates } from "./artifactsSection";
import { codeTab } from "./codeTab";
import { environmentTab } from "./environmentTab";
import { filesTab, rawTab } from "./fileTabs";
import { head } from "./head";
import { handleKey } from "./keys";
import "./logView";
import { metricsTab } from "./metricsSection";
import { overviewTab } from "./overviewTab";
import type { PageContext, VerifyState } from "./pageContext";
import { provenanceTab } from "./provenanceTab";
import { relatedTab } from "./relatedTab";
import { tabStrip } from "./tabStrip";

/** While it runs, and for "2 min ago", the page is drawn again in this time. */
const clockMs = { running: 1000, ended: 30_000 };
const rememberAfterMs = 200;

/** The details of one execution. */
class DetailsPage extends LightElement {
  static override properties = {
    snapshot: { state: true },
    tab: { state: true },
    choices: { state: true },
    verifying: { state: true },
    disk: { state: true },
    users: { state: true },
    now: { state: true },
  };

  declare private snapshot: DetailsSnapshot | null;
  declare private tab: DetailsTab;
  declare private choices: Readonly<Record<string, string>>;
  declare private verifying: VerifyState;
  declare private disk: DiskStates;
  declare private users: PageContext["users"];
  declare private now: Date;

  private readonly host = new HostConnection<DetailsIntent, DetailsRequests, DetailsSnapshot>((snapshot) =>
    this.take(snapshot),
  );
  private offsets: Partial<Record<DetailsTab, number>> = {};
  private clock: ReturnType<typeof setTimeout> | undefined;
  private rememberTimer: ReturnType<typeof setTimeout> | undefined;
  /** Until the first snapshot was drawn the kept scroll position waits. */
  private restore = true;
  private checkedFor: DetailsSnapshot | null = null;

  constructor() {
    super();
    const kept = parsePageState(this.host.state);
    this.snapshot = null;
    this.tab = kept?.tab ?? "overview";
    this.choices = kept?.choices ?? {};
    this.offsets = { ...kept?.scroll };
    this.verifying = { running: false, error: null, result: null };
    this.disk = new Map();
    this.users = "not asked";
    this.now = new Date();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("keydown", (event) => {
      if (this.snapshot !== null) handleKey(event, this.context(this.snapshot), this.tab);
    });
    document.addEventListener("visibilitychange", () => (this.now = new Date()));
    window.addEventListener("scroll", () => this.noticeScroll(), { passive: true });
    this.host.begin();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.snapshot === null) return nothing;
    const context = this.context(this.snapshot);
    return html`<main>
      ${head(context)} ${tabStrip(context, this.tab)}
      <div id="panel" role="tabpanel" aria-labelledby="tab-${this.tab}">${this.panel(context)}</div>
    </main>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.snapshot === null) return;
    this.tick(this.snapshot);
    void this.checkArtifacts(this.snapshot);
    if (!this.restore) return;
    this.restore = false;
    requestAnimationFrame(() => {
      window.scrollTo({ top: this.offsets[this.tab] ?? 0 });
      performance.mark("executions-details-first-view");
    });
  }

  private panel(context: PageContext): TemplateResult {
    switch (this.tab) {
      case "overview":
        return overviewTab(context, this.disk);
      case "metrics":
        return metricsTab(context);
      case "logs":
        return html`<executions-log .context=${context}></executions-log>`;
      case "files":
        return filesTab(context, this.disk);
      case "code":
        return codeTab(context);
      case "environment":
        return environmentTab(context);
      case "provenance":
        return provenanceTab(context);
      case "related":
        return relatedTab(context);
      case "raw":
        return rawTab(context);
    }
  }

  private context({ view, strings }: DetailsSnapshot): PageContext {
    return {
      view,
      strings,
      now: this.now,
      verifying: this.verifying,
      send: (intent) => this.host.send(intent),
      ask: async (name, params) => await this.host.ask(name, params),
      choice: (name) => this.choices[name] ?? null,
      choose: (name, value) => {
        this.choices = { ...this.choices, [name]: value };
        this.remember();
      },
      showTab: (tab) => this.showTab(tab),
      verify: () => void this.verify(),
      users: this.users,
      findUsers: () => void this.findUsers(),
    };
  }

  private take(snapshot: DetailsSnapshot): void {
    const isFirst = this.snapshot === null;
    this.snapshot = snapshot;
    this.now = new Date();
    if (snapshot.tab !== null) this.showTab(snapshot.tab);
    if (isFirst) this.remember();
  }

  private showTab(tab: DetailsTab): void {
    if (tab === this.tab) return;
    this.tab = tab;
    this.restore = true;
    this.remember();
  }

  private tick({ view }: DetailsSnapshot): void {
    clearTimeout(this.clock);
    this.clock = setTimeout(
      () => (this.now = new Date()),
      view.head.running ? clockMs.running : clockMs.ended,
    );
  }

  private noticeScroll(): void {
    if (this.restore) return;
    this.offsets[this.tab] = Math.round(window.scrollY);
    clearTimeout(this.rememberTimer);
    this.rememberTimer = setTimeout(() => this.remember(), rememberAfterMs);
  }

  private remember(): void {
    if (this.snapshot === null) return;
    const state: DetailsPageState = {
      target: this.snapshot.view.target,
      tab: this.tab,
      scroll: this.offsets,
      choices: this.choices,
    };
    this.host.keep(state);
  }

  private async verify(): Promise<void> {
    this.verifying = { ...this.verifying, running: true, error: null };
    const reply = await this.host.ask("verify", {});
    this.verifying = reply.ok
      ? { running: false, error: null, result: reply.value }
      : { running: false, error: reply.error, result: null };
  }

  private async findUsers(): Promise<void> {
    this.users = "asking";
    const reply = await this.host.ask("findArtifactUsers", {});
    this.users = reply.ok ? new Map(reply.value.map((users) => [users.uri, users])) : "not asked";
  }

  /**
   * Compares what lies on the disk with what was recorded: once it has ended, and where artifacts are shown; again with
   * each view that the host sends, as it does when one comes back to the page.
   */
  private async checkArtifacts(snapshot: DetailsSnapshot): Promise<void> {
    const { head, artifacts } = snapshot.view;
    const shown = this.tab === "overview" || this.tab === "files";
    if (!head.ended || !shown || artifacts.inputs.length + artifacts.outputs.length === 0) return;
    if (snapshot === this.checkedFor) return;
    this.checkedFor = snapshot;
    const reply = await this.host.ask("checkArtifacts", {});
    if (reply.ok && snapshot === this.checkedFor)
      this.disk = new Map(reply.value.map((found) => [found.uri, found]));
  }
}

customElements.define("executions-details", DetailsPage);
