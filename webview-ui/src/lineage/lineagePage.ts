import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type {
  LineageIntent,
  LineageRequests,
  LineageSnapshot,
} from "../../../src/shared/lineage/lineageMessages";
import { nodeSizes, type SelectedView } from "../../../src/shared/lineage/lineageView";
import { HostConnection } from "../hostConnection";
import { LightElement } from "../lightElement";
import { graph } from "./graph";
import { firstSight, sightOf, wholeSight } from "./graphTools";
import { listenToCanvas } from "./canvasPointer";
import { pageKey } from "./pageKeys";
import { headline } from "./headline";
import { LineageList } from "./lineageList";
import type { LineageContext, Shown, Sight } from "./lineageContext";
import { emptyState } from "./emptyState";
import { shownPath, type PathChoice } from "./pathChoice";
import { pictureOf } from "./picture";
import { side } from "./side";
import { toolbar } from "./toolbar";

/** What came of what. */
class LineagePage extends LightElement {
  static override properties = {
    snapshot: { state: true },
    selected: { state: true },
    details: { state: true },
    path: { state: true },
    sight: { state: true },
    room: { state: true },
    search: { state: true },
    menu: { state: true },
    leftOut: { state: true },
    closed: { state: true },
  };

  declare private snapshot: LineageSnapshot | null;
  declare private selected: string | null;
  declare private details: SelectedView | null;
  declare private path: PathChoice | null;
  declare private sight: Sight;
  declare private room: LineageContext["room"];
  declare private search: string;
  declare private menu: LineageContext["menu"];
  declare private leftOut: ReadonlySet<string>;
  declare private closed: ReadonlySet<string>;

  private readonly host = new HostConnection<LineageIntent, LineageRequests, LineageSnapshot>((snapshot) =>
    this.take(snapshot),
  );
  /** What the graph was fitted into the page for: another start, direction or depth is fitted anew. */
  private fitted = "";
  /** The sight of all, as it was fitted last. */
  private whole: Sight | null = null;
  private menuFocusDue = false;

  constructor() {
    super();
    this.snapshot = null;
    this.selected = null;
    this.details = null;
    this.path = null;
    this.sight = { scale: 1, x: 0, y: 0 };
    this.room = { width: 0, height: 0 };
    this.search = "";
    this.menu = null;
    this.leftOut = new Set();
    this.closed = new Set();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const context = (): LineageContext | null => this.context();
    document.addEventListener("keydown", (event) => {
      const known = context();
      if (known !== null) pageKey(event, known);
    });
    document.addEventListener("pointerdown", (event) => {
      if ((event.target as Element).closest(".opener") === null) this.menu = null;
    });
    listenToCanvas(this, context);
    new ResizeObserver(() => this.measure()).observe(this);
    this.host.begin();
  }

  protected override render(): TemplateResult | typeof nothing {
    const context = this.context();
    if (context === null) return nothing;
    const { content, choices } = context.view;
    if (content.kind !== "lineage")
      return html`${toolbar(context)}
        <main>${emptyState(context, content)}</main>`;
    const isGraph = choices.form === "graph";
    return html`${toolbar(context)}
      <main>
        ${headline(context, content)}
        ${isGraph && content.isTooLarge ? emptyState(context, content) : isGraph ? graph(context, content) : html`<executions-lineage-list .context=${context} .shown=${content}></executions-lineage-list>`}
      </main>
      ${side(context)}`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.measure();
    if (this.menuFocusDue) this.querySelector<HTMLElement>(".menu .item")?.focus();
    this.menuFocusDue = false;
  }

  private take(snapshot: LineageSnapshot): void {
    this.snapshot = snapshot;
    const shown = this.shown();
    if (shown === null) return;
    const { selected } = this;
    if (selected !== null) void this.ask(selected);
    if (this.path !== null && this.path.to !== null) void this.askPath(this.path);
    this.fit();
    void this.tellDrawn();
  }

  /** For benchmarks. */
  private async tellDrawn(): Promise<void> {
    await this.updateComplete;
    const mark = "executions-lineage-first-view";
    if (performance.getEntriesByName(mark).length === 0) requestAnimationFrame(() => performance.mark(mark));
  }

  private shown(): Shown | null {
    const content = this.snapshot?.view.content;
    return content?.kind === "lineage" ? content : null;
  }

  private measure(): void {
    const canvas = this.querySelector(".canvas");
    if (canvas === null) return;
    const { width, height } = canvas.getBoundingClientRect();
    const isOther = width !== this.room.width || height !== this.room.height;
    if (isOther) this.room = { width, height };
    // What the user moved stays, and nothing moves where a node is selected.
    const shown = this.shown();
    if (isOther && shown !== null && this.sight === this.whole && this.selected === null) this.begin(shown);
    this.fit();
  }

  private fit(): void {
    const shown = this.shown();
    if (shown === null || this.room.width === 0 || this.snapshot === null) return;
    const { direction, depth, affected, links, siblings, hiddenTypes, form } = this.snapshot.view.choices;
    if (form === "list") return;
    const start = shown.nodes.find(({ isStart }) => isStart)?.id ?? "";
    const what = JSON.stringify([start, direction, depth, affected, links, siblings, hiddenTypes]);
    if (what === this.fitted) return;
    this.fitted = what;
    this.begin(shown);
  }

  private begin(shown: Shown): void {
    this.whole = firstSight(shown, this.room);
    this.sight = this.whole;
  }

  private showAll(): void {
    const shown = this.shown();
    if (shown === null) return;
    this.whole = wholeSight(shown, this.room);
    this.sight = this.whole;
  }

  private context(): LineageContext | null {
    if (this.snapshot === null) return null;
    const { view, strings } = this.snapshot;
    const { selected, details, path, sight, room, search, menu, leftOut, closed } = this;
    return {
      ...{ view, strings, selected, details, path, sight, room, search, menu, leftOut, closed },
      send: (intent) => this.host.send(intent),
      select: (node, reveal) => void this.select(node, reveal),
      press: (node) => {
        if (path?.to === null && path.from !== node) void this.endPathAt(path, node);
        else void this.select(node, false);
      },
      beginPath: (from) => (this.path = { from, fromLabel: this.labelOf(from), to: null, view: null }),
      pathTo: (to) => {
        if (path !== null) void this.endPathAt(path, to);
      },
      endPath: () => (this.path = null),
      look: (sight_) => (this.sight = sight_),
      showAll: () => this.showAll(),
      find: (text) => (this.search = text),
      openMenu: (which) => {
        this.menu = which;
        this.menuFocusDue = which !== null;
      },
      leaveOut: (id) => (this.leftOut = toggled(this.leftOut, id)),
      fold: (node) => (this.closed = toggled(this.closed, node)),
      exportPicture: () => this.exportPicture(),
    };
  }

  private async select(node: string | null, reveal: boolean): Promise<void> {
    this.selected = node;
    if (node === null) {
      this.details = null;
      return;
    }
    if (reveal) {
      this.reveal(node);
      await this.updateComplete;
      // The next arrow key goes on from here; one who looks for a name goes on typing.
      const isTyping = document.activeElement?.id === "find";
      const list = this.querySelector("executions-lineage-list");
      if (list instanceof LineageList) await list.reveal(node, !isTyping);
      else if (!isTyping) this.querySelector<HTMLElement>(`[data-node="${CSS.escape(node)}"]`)?.focus();
    }
    await this.ask(node);
  }

  private async ask(node: string): Promise<void> {
    const reply = await this.host.ask("select", { node });
    if (this.selected === node) this.details = reply.ok ? reply.value : null;
  }

  private async endPathAt(path: PathChoice, to: string): Promise<void> {
    void this.select(null, false);
    await this.askPath({ ...path, to, view: null });
    await this.updateComplete;
    this.showPath();
  }

  /** Both ends and all between them are seen once the path is known. */
  private showPath(): void {
    const path = shownPath(this.path);
    const nodes = this.shown()?.nodes.filter(({ id }) => path?.nodes.has(id)) ?? [];
    if (nodes.length > 0 && this.snapshot?.view.choices.form === "graph")
      this.sight = sightOf(nodes, this.room);
  }

  private async askPath(path: PathChoice): Promise<void> {
    this.path = path;
    const reply = await this.host.ask("path", { from: path.from, to: path.to ?? "" });
    if (this.path === path)
      this.path = reply.ok && reply.value !== null ? { ...path, view: reply.value } : null;
  }

  private labelOf(id: string): string {
    return this.shown()?.nodes.find((node) => node.id === id)?.label ?? this.details?.label ?? id;
  }

  /** Moves the graph so that a node is seen. */
  private reveal(id: string): void {
    const node = this.shown()?.nodes.find((each) => each.id === id);
    if (node === undefined || this.snapshot?.view.choices.form === "list") return;
    const { sight, room } = this;
    const [width, height] = [room.width / sight.scale, room.height / sight.scale];
    const isSeen =
      node.x >= sight.x &&
      node.x + nodeSizes.width <= sight.x + width &&
      node.y >= sight.y &&
      node.y + nodeSizes.height <= sight.y + height;
    if (!isSeen)
      this.sight = { ...sight, x: node.x + nodeSizes.width / 2 - width / 2, y: node.y - height / 2 };
  }

  private exportPicture(): void {
    const shown = this.shown();
    if (shown === null) return;
    const style = getComputedStyle(document.body);
    const svg = pictureOf(shown, shown.name, (property) => style.getPropertyValue(property).trim());
    this.host.send({ type: "export", format: "svg", svg });
  }
}

function toggled(set: ReadonlySet<string>, value: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}

customElements.define("executions-lineage", LineagePage);
