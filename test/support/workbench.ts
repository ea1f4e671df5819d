import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Browser, type FrameLocator, type Locator, type Page } from "playwright-core";
import { CommandLine } from "./commandLine";
import { DetailsPage } from "./detailsPage";
import { exactText } from "./exactText";
import { ExecutionBundles } from "./executionBundles";
import { launchBrowser } from "./browser";
import { type CodeServer, startCodeServer } from "./codeServer";
import { Notifications } from "./notifications";
import { packagedExtension } from "./packagedExtension";
import { press, pressOnce, until } from "./press";
import { pressLens } from "./pressLens";
import { QuickInput } from "./quickInput";
import { repositoryRoot } from "./repositoryRoot";
import { TreeView } from "./treeView";
import { untilAtRest } from "./untilAtRest";
import { webviewWithin } from "./webviewFrame";
import { pageOptionsOf, serverOptionsOf, settingsOf, type WorkbenchOptions } from "./workbenchOptions";
import { copyWorkspace, type WorkspaceCopy } from "./workspaceCopy";

const waitLimitMs = 30_000;
/** Of one try, where another one can follow. */
const tryLimit = { timeout: 10_000 };

/** A VS Code in a browser with the extension installed, driven as a user would. Every method waits for what it needs. */
export class Workbench {
  readonly page: Page;
  readonly quickInput: QuickInput;
  readonly notifications: Notifications;
  /** The folder that is open; undefined in a window without folder. */
  readonly workspace: WorkspaceCopy | undefined;
  readonly #server: CodeServer;
  readonly #browser: Browser;

  private constructor(
    server: CodeServer,
    browser: Browser,
    page: Page,
    workspace: WorkspaceCopy | undefined,
  ) {
    this.page = page;
    this.quickInput = new QuickInput(page);
    this.notifications = new Notifications(page);
    this.workspace = workspace;
    this.#server = server;
    this.#browser = browser;
  }

  /** Starts a server and a browser of its own and opens a fresh copy of the workspace. */
  static async open(options: WorkbenchOptions = {}): Promise<Workbench> {
    const source = options.workspace === undefined ? "media/sample" : options.workspace;
    const workspace = source === null ? undefined : await copyWorkspace(source, options.repository ?? true);
    const server = await startCodeServer({
      extension: options.extension === "vsix" ? { vsix: packagedExtension() } : "link",
      trusted: options.trusted ?? true,
      settings: settingsOf(options),
      ...serverOptionsOf(options),
    });
    const browser = await launchBrowser();
    const page = await browser.newPage(pageOptionsOf(options));
    page.setDefaultTimeout(waitLimitMs);
    const workbench = new Workbench(server, browser, page, workspace);
    const query = workspace === undefined ? "?ew=true" : `?folder=${encodeURIComponent(workspace.folder)}`;
    await page.goto(new URL(query, server.address).href);
    await workbench.#waitUntilReady();
    return workbench;
  }

  /** Another window on the same folder, of the same server; it ends with this one. */
  async openSecondWindow(): Promise<Workbench> {
    const page = await this.#browser.newPage({ viewport: this.page.viewportSize() });
    page.setDefaultTimeout(waitLimitMs);
    const second = new Workbench(this.#server, this.#browser, page, this.workspace);
    await page.goto(this.page.url());
    await second.#waitUntilReady();
    return second;
  }

  async #waitUntilReady(): Promise<void> {
    const limit = { timeout: 2 * waitLimitMs };
    await this.page.locator(".monaco-workbench .part.activitybar .action-label").first().waitFor(limit);
    await this.page.locator(".monaco-workbench .part.statusbar .statusbar-item").first().waitFor(limit);
  }

  /** Runs a command by its full title in the palette, such as "View: Toggle Terminal". */
  async runCommand(title: string): Promise<void> {
    await this.#pickFromPalette(`>${title}`, title);
  }

  /** Opens a file of the workspace, by its path in it, through quick open. */
  async openFile(path: string): Promise<void> {
    const name = path.split("/").at(-1) ?? path;
    await this.#pickFromPalette(path, name);
    // The actions of the title belong to the editor before until this one is in front.
    await this.tab(name).and(this.page.locator(".tab.active")).waitFor();
  }

  /** Opens the palette again where something else took the focus from it, which closes it. */
  async #pickFromPalette(text: string, label: string): Promise<void> {
    await until(async () => {
      await this.page.keyboard.press("F1");
      await this.quickInput.input.waitFor(tryLimit);
      await this.quickInput.input.fill(text, tryLimit);
      await this.quickInput.row(label).waitFor(tryLimit);
      return await pressOnce(this.quickInput.row(label));
    }, `The palette did not offer "${label}".`);
  }

  /** The tab of an open editor whose title is exactly this. */
  tab(title: string): Locator {
    const [whole, start] = [JSON.stringify(title), JSON.stringify(`${title},`)];
    return this.page
      .locator(`.tabs-container .tab:is([aria-label=${whole}], [aria-label^=${start}])`)
      .first();
  }

  /** Shows a view container by its icon in the activity bar, such as "Executions" or "Explorer". */
  async openContainer(title: string): Promise<void> {
    const tab = this.page.locator(".part.activitybar .action-item", {
      has: this.page.locator(`.action-label[aria-label^="${title}"]`),
    });
    await tab.waitFor();
    await until(async () => {
      if ((await tab.getAttribute("aria-selected")) !== "true") await press(tab);
      await this.page.locator(".part.sidebar .composite.title h2", { hasText: title }).waitFor(tryLimit);
      return true;
    }, `The view container "${title}" did not open.`);
    await this.page.locator(".part.statusbar").hover();
  }

  /** The number on a view container's icon in the activity bar, while it is this. */
  badge(title: string, number: string): Locator {
    const item = this.page.locator(".part.activitybar .action-item", {
      has: this.page.locator(`.action-label[aria-label^="${title}"]`),
    });
    return item.locator(".badge-content", { hasText: exactText(number) });
  }

  /** A tree of the side bar by the start of its title, such as "Methods". */
  tree(title: string): TreeView {
    return new TreeView(this.page, title);
  }

  /** The lens with this text in the active editor. */
  codeLens(text: string | RegExp): Locator {
    return this.page
      .locator(".editor-group-container.active .codelens-decoration a", { hasText: text })
      .first();
  }

  /** Waits for the lens with this text in the active editor and presses it. */
  async clickCodeLens(text: string | RegExp): Promise<void> {
    await pressLens(this.codeLens(text), this.quickInput.widget);
  }

  /** Presses the action of this tooltip in the active editor's title, such as "Run as Execution". */
  async pressEditorAction(tooltip: string): Promise<void> {
    const actions = this.page.locator(".editor-group-container.active .editor-actions");
    await press(actions.locator(`.action-label[aria-label^="${tooltip}"]`));
  }

  /** The document of the webview panel whose tab has this title, which is brought to the front. Ask again after a reload. */
  async webview(title: string): Promise<FrameLocator> {
    const tab = this.tab(title);
    await press(tab);
    const group = this.page.locator(".editor-group-container").filter({ has: tab });
    return await webviewWithin(this.page, group.locator(".editor-container"));
  }

  /** The rows of the terminal that is shown, as a person sees them. */
  terminal(): Locator {
    return this.page
      .locator(
        ".part.panel .terminal-wrapper.active .xterm-rows, .editor-container .terminal-wrapper.active .xterm-rows",
      )
      .first();
  }

  /** What the terminal that is shown shows, a line per row. */
  async terminalText(): Promise<string> {
    const rows = await this.terminal().locator("> div").allTextContents();
    return rows
      .map((row) => row.replaceAll("\u00a0", " ").trimEnd())
      .join("\n")
      .trimEnd();
  }

  /** Types into the terminal that is shown; "\n" is Enter. */
  async typeInTerminal(text: string): Promise<void> {
    const terminal = this.page.locator(".terminal-wrapper.active").first();
    await until(async () => {
      await terminal.locator(".xterm-screen").click({ force: true, ...tryLimit });
      await terminal.locator(".xterm.focus").waitFor(tryLimit);
      return true;
    }, "The terminal did not take the focus.");
    await this.page.keyboard.type(text);
  }

  /** Waits until the terminal that is shown holds this text within one row. */
  async waitForTerminal(text: string | RegExp): Promise<void> {
    await this.terminal().locator("> div", { hasText: text }).first().waitFor();
  }

  /** Waits until a terminal whose name holds this is the one of several that is shown. */
  async waitForTerminalInFront(name: string): Promise<void> {
    const single = this.page.locator(".part.panel .single-terminal-tab", { hasText: name });
    const chosen = this.page.locator(".part.panel .tabs-list .monaco-list-row[aria-selected='true']");
    await single
      .or(chosen.filter({ hasText: name }))
      .first()
      .waitFor();
  }

  /** The names of the terminals in the panel. */
  async terminalNames(): Promise<string[]> {
    const tabs = this.page.locator(".part.panel .terminal-tabs-entry .label-name");
    const single = this.page.locator(".part.panel .single-terminal-tab");
    const names = await ((await tabs.count()) > 0 ? tabs : single).allInnerTexts();
    return names.map((name) => name.trim());
  }

  /** Changes the colour theme, by its name in the list, such as "Light Modern". */
  async useTheme(name: string): Promise<void> {
    await this.runCommand("Preferences: Color Theme");
    await this.quickInput.type(name);
    await this.quickInput.pick(name);
    await this.quickInput.waitUntilClosed();
  }

  /** The details page in the tab of this title. */
  async details(title: string): Promise<DetailsPage> {
    return new DetailsPage(await this.webview(title));
  }

  /** Opens the details of an execution by a click on its row; the tab has this title. */
  async openDetails(row: Locator, title: string): Promise<DetailsPage> {
    await press(row);
    return await this.details(title);
  }

  /** The bundles of the folder that is open. */
  bundles(): ExecutionBundles {
    return new ExecutionBundles(this.#folder);
  }

  /** The command line in the folder that is open, with keys of its own. */
  commandLine(): CommandLine {
    return new CommandLine(this.#folder, { EXECUTIONS_CONFIG_DIR: join(this.dataFolder, "keys") });
  }

  get #folder(): string {
    if (this.workspace === undefined) throw new Error("No folder is open in this workbench.");
    return this.workspace.folder;
  }

  /** Opens the form of the method of this title by the inline action of its row. */
  async openMethodForm(title: string): Promise<void> {
    await this.openContainer("Executions");
    await this.tree("Methods").pressRowAction(title, "Run Method");
    await this.quickInput.waitForTitle(`Run ${title}`);
  }

  /** Loads the window again. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent("load", { timeout: 2 * waitLimitMs });
    await this.runCommand("Developer: Reload Window");
    await loaded;
    await this.#waitUntilReady();
  }

  /** Writes a picture of the window to `test-results/<name>.png`; resolves to its absolute path. */
  async screenshot(name: string): Promise<string> {
    const folder = join(repositoryRoot(), "test-results");
    await mkdir(folder, { recursive: true });
    const path = join(folder, `${name.replaceAll(/[^\p{L}\p{N}.-]+/gu, "-")}.png`);
    await untilAtRest(this.page);
    await this.page.screenshot({ path });
    return path;
  }

  /** What the server and its extension host wrote up to now. */
  serverLog(): string {
    return this.#server.log();
  }

  /** The absolute path of the folder with settings, extensions and logs. */
  get dataFolder(): string {
    return this.#server.dataFolder;
  }

  /** Ends browser and server and removes their folders. */
  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server.stop();
    await this.workspace?.remove();
  }
}
