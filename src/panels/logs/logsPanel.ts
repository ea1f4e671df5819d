import { existsSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { bundlePaths } from "../../bundle/layout";
import { readJson } from "../../bundle/readJson";
import { isJsonObject } from "../../core/json";
import { messageOf } from "../../core/humanError";
import { report } from "../../host/commandEdge";
import type { ExecutionTarget } from "../../shared/executionTarget";
import type { LogLinePlace, LogsIntent, LogsRequests, LogsSnapshot } from "../../shared/logs/logsMessages";
import type { ShownStreams } from "../../shared/logs/logsView";
import type { RequestHandlers } from "../../shared/messages";
import type { LogStream } from "../../store/logOrder";
import { PageConnection } from "../pageConnection";
import { askLine, copyLines, openNamedFile, openUrl } from "./logsActions";
import { LogsModel } from "./logsModel";
import { logsStrings } from "./logsStrings";
import { LogThreads } from "./logThreads";
import { saveLog } from "./saveLog";

/** Changes that come thicker are shown together, in ms; the state of what runs is looked at this often. */
const showMs = 60;
const stateMs = 500;

const streamsOf: Readonly<Record<ShownStreams, readonly LogStream[]>> = {
  both: ["out", "err"],
  out: ["out"],
  err: ["err"],
};

/** One open Logs page. */
export class LogsPanel implements vscode.Disposable {
  private readonly connection: PageConnection<LogsIntent, LogsRequests, LogsSnapshot>;
  private readonly model: LogsModel;
  private readonly subscription: vscode.Disposable;
  private readonly folders: readonly string[];
  private threads: LogThreads;
  private loaded = false;
  private isDrawn = false;
  private showTimer: NodeJS.Timeout | undefined;
  private stateTimer: NodeJS.Timeout | undefined;

  /** @param program the built `logThread.js`; @param bundle absolute, both. */
  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly target: ExecutionTarget,
    private readonly bundle: string,
    private readonly program: string,
    private readonly log: vscode.LogOutputChannel,
    place: LogLinePlace | null,
  ) {
    this.folders = [target.workspace, ...workingDirectory(bundle)];
    this.model = new LogsModel(target, bundle);
    if (place !== null) {
      this.model.shows(place.stream);
      this.model.sendsTo(place.line);
    }
    this.threads = this.startThreads();
    this.connection = new PageConnection(panel.webview, {
      ready: () => {
        this.loaded = true;
        this.show();
      },
      intent: (intent) => {
        this.perform(intent).catch((error: unknown) => {
          report(error, `logs page, ${intent.type}`, this.log);
        });
      },
      requests: this.requests(),
    });
    this.subscription = panel.onDidChangeViewState(() => {
      this.threads.rest(!panel.visible);
      if (panel.visible) this.update();
      else this.leave();
    });
    this.followState();
  }

  reveal(place?: LogLinePlace): void {
    this.panel.reveal();
    if (place === undefined) return;
    this.showStreams(place.stream);
    this.model.sendsTo(place.line);
    this.showSoon();
  }

  /** Something about the execution changed. */
  update(): void {
    const { hasEnded, state } = this.model;
    this.model.readExecution(new Date());
    if (hasEnded && !this.model.hasEnded) this.readAnew(this.model.streams);
    else if (this.model.hasEnded && this.model.state !== state) this.threads.end();
    this.showSoon();
    this.followState();
  }

  dispose(): void {
    clearTimeout(this.showTimer);
    clearTimeout(this.stateTimer);
    this.loaded = false;
    this.threads.dispose();
    this.subscription.dispose();
    this.connection.dispose();
  }

  /** A hidden page hears from the journal alone that something changed. */
  private leave(): void {
    this.model.sendsTo(null);
    this.loaded = false;
    this.isDrawn = false;
    clearTimeout(this.stateTimer);
  }

  private followState(): void {
    clearTimeout(this.stateTimer);
    if (this.model.hasEnded || !this.panel.visible) return;
    this.stateTimer = setTimeout(() => {
      this.update();
    }, stateMs);
  }

  private async perform(intent: LogsIntent): Promise<void> {
    switch (intent.type) {
      case "drawn":
        this.isDrawn = true;
        this.threads.begin();
        return;
      case "streams":
        this.showStreams(intent.streams);
        return;
      case "search":
        this.search(intent);
        return;
      case "copyLines":
        await copyLines(this.threads, intent, async () => await this.saveAs());
        return;
      case "openFile":
        await openNamedFile(intent, this.folders);
        return;
      case "openUrl":
        await openUrl(intent.url);
        return;
      case "saveAs":
        await this.saveAs();
        return;
      case "command":
        await vscode.commands.executeCommand(`executions.${intent.verb}`, this.target);
    }
  }

  private async saveAs(): Promise<void> {
    const { target, bundle, model } = this;
    await saveLog({ target, bundle, streams: streamsOf[model.streams] });
  }

  private search({ search }: Extract<LogsIntent, { readonly type: "search" }>): void {
    try {
      this.threads.find(search);
      this.model.searches(search);
    } catch (error) {
      // The last search that could be read stays.
      this.model.refusesSearch(messageOf(error));
    }
    this.showSoon();
  }

  private showStreams(streams: ShownStreams): void {
    if (Object.hasOwn(streamsOf, streams) && streams !== this.model.streams) this.readAnew(streams);
  }

  private readAnew(streams: ShownStreams): void {
    this.threads.dispose();
    this.model.shows(streams);
    this.threads = this.startThreads();
    if (this.isDrawn) this.threads.begin();
    if (this.model.search !== null) this.threads.find(this.model.search);
    this.show();
  }

  private startThreads(): LogThreads {
    const { bundle, folders, model } = this;
    return new LogThreads(
      this.program,
      { bundle, folders, hasEnded: model.hasEnded, isResting: !this.panel.visible },
      streamsOf[model.streams],
      {
        reading: (progress) => {
          const isFirst = model.lines === 0;
          model.readUpTo(progress);
          if (isFirst) this.show();
          else this.showSoon();
        },
        finding: (progress) => {
          model.found(progress);
          this.showSoon();
        },
        gaveUp: () => {
          model.searches(null);
          model.refusesSearch(
            vscode.l10n.t("The expression takes too long on this log and was given up. Make it simpler."),
          );
          this.showSoon();
        },
        failed: (error) => {
          model.fails(messageOf(error));
          report(error, "logs page, reading", this.log);
          this.showSoon();
        },
      },
    );
  }

  private requests(): RequestHandlers<LogsRequests> {
    return {
      lines: async (params) => await this.threads.requests.lines(params),
      updates: async (params) => await this.threads.requests.updates(params),
      filtered: async (params) => await this.threads.requests.filtered(params),
      highlights: async (params) => await this.threads.requests.highlights(params),
      step: async (params) => await this.threads.requests.step(params),
      goTo: async ({ line }) => await askLine(this.threads, line, this.model.lines, this.model.started),
    };
  }

  private showSoon(): void {
    this.showTimer ??= setTimeout(() => {
      this.show();
    }, showMs);
  }

  private show(): void {
    clearTimeout(this.showTimer);
    this.showTimer = undefined;
    if (this.loaded) this.connection.show({ view: this.model.view(), strings: logsStrings() });
  }
}

/** Where the script ran: its log may name files from there. */
function workingDirectory(bundle: string): readonly string[] {
  const path = join(bundle, bundlePaths.instance);
  const read = existsSync(path) ? readJson(path) : null;
  if (read?.ok !== true || !isJsonObject(read.value)) return [];
  const folder = read.value["workingDirectory"];
  return typeof folder === "string" ? [folder] : [];
}
