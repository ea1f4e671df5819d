import * as vscode from "vscode";
import { formatRelativeTime } from "../core/format/relativeTime";
import { stateLabel } from "../core/format/stateLabel";
import type { ExecutionSummary } from "../core/summary";
import type { FoundLine, LogSearchQuestion, LogSearchState } from "./logSearch";
import { plainLabel } from "./plainLabel";

export interface LineItem extends vscode.QuickPickItem {
  readonly found?: FoundLine;
}

/** Typing goes on while a search runs: each change begins another one after this time, in ms. */
const typingMs = 250;

interface PickServices {
  /** Runs a search, told as it goes on. @throws {SyntaxError} when the text is no regular expression. */
  search(
    question: LogSearchQuestion,
    show: (state: LogSearchState) => void,
    signal: AbortSignal,
  ): Promise<void>;
  /** @param how what of the execution to open. */
  open(line: FoundLine, how: "log" | "details"): void;
}

/** The quick pick that looks for a text in the logs of all executions while one types. */
export class LogSearchPick {
  private readonly pick = vscode.window.createQuickPick<LineItem>();
  private readonly openDetails: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon("open-preview"),
    tooltip: vscode.l10n.t("Open Details"),
  };
  private question: LogSearchQuestion;
  private running = new AbortController();
  private timer: NodeJS.Timeout | undefined;

  /** @param query the query of the tree, which limits the search until one lifts that; null: there is none. */
  constructor(
    private readonly services: PickServices,
    private readonly query: string | null,
    text: string,
  ) {
    this.question = { text, regex: false, case: false, query };
  }

  /** Shows it until a line was taken or one went back, which ends the search. */
  async show(): Promise<void> {
    const { pick } = this;
    pick.placeholder = vscode.l10n.t("Text that an execution printed, such as CUDA out of memory");
    pick.keepScrollPosition = true;
    // Lines stay in the order of their log; the property works everywhere, and is not declared yet (microsoft/vscode#73904).
    Object.assign(pick, { sortByLabel: false });
    pick.ignoreFocusOut = true;
    pick.value = this.question.text;
    this.ask({});
    try {
      await new Promise<void>((resolve) => {
        pick.onDidChangeValue((text) => {
          this.ask({ text });
        });
        pick.onDidTriggerButton(({ tooltip }) => {
          this.toggle(tooltip ?? "");
        });
        pick.onDidTriggerItemButton(({ item: { found } }) => {
          if (found !== undefined) this.services.open(found, "details");
        });
        pick.onDidAccept(() => {
          const found = pick.activeItems[0]?.found;
          if (found === undefined) return;
          this.services.open(found, "log");
          pick.hide();
        });
        pick.onDidHide(() => {
          resolve();
        });
        pick.show();
      });
    } finally {
      this.end();
      pick.dispose();
    }
  }

  private toggle(tooltip: string): void {
    const { question } = this;
    if (tooltip === words.case()) this.ask({ case: !question.case });
    else if (tooltip === words.regex()) this.ask({ regex: !question.regex });
    else this.ask({ query: question.query === null ? this.query : null });
  }

  private ask(change: Partial<LogSearchQuestion>): void {
    this.question = { ...this.question, ...change };
    this.end();
    this.showTitle(null);
    this.pick.buttons = this.buttons();
    this.pick.items = [];
    if (this.question.text === "") return;
    this.pick.busy = true;
    this.timer = setTimeout(() => {
      void this.run(this.question, this.running.signal);
    }, typingMs);
  }

  private end(): void {
    clearTimeout(this.timer);
    this.running.abort();
    this.running = new AbortController();
    this.pick.busy = false;
  }

  private async run(question: LogSearchQuestion, signal: AbortSignal): Promise<void> {
    let last: LogSearchState | null = null;
    const show = (state: LogSearchState): void => {
      if (signal.aborted) return;
      // What was shown stays as it is: only new lines make the list anew.
      if (state.lines.length !== last?.lines.length) this.showLines(state);
      last = state;
      this.showTitle(state);
    };
    try {
      await this.services.search(question, show, signal);
    } catch (error) {
      if (!signal.aborted) this.showProblem(error instanceof Error ? error.message : String(error));
    }
    if (!signal.aborted) this.pick.busy = false;
  }

  private showLines({ lines }: LogSearchState): void {
    const active = this.pick.activeItems[0]?.found;
    const items: LineItem[] = [];
    let last: ExecutionSummary | null = null;
    for (const found of lines) {
      if (found.execution !== last) items.push(separator(found.execution));
      last = found.execution;
      items.push(this.lineItem(found));
    }
    this.pick.items = items;
    const kept = items.find(({ found }) => found !== undefined && found === active);
    if (kept !== undefined) this.pick.activeItems = [kept];
  }

  private lineItem(found: FoundLine): LineItem {
    const { stream, line, text } = found.hit;
    return {
      label: text.trim() === "" ? " " : plainLabel(text.trim()),
      description: `${stream}:${String(line)}`,
      alwaysShow: true,
      buttons: [this.openDetails],
      found,
    };
  }

  private showProblem(message: string): void {
    this.pick.items = [{ label: `$(error) ${message}`, alwaysShow: true }];
  }

  private showTitle(state: LogSearchState | null): void {
    const title = vscode.l10n.t("Search Logs of All Executions");
    if (state === null) {
      this.pick.title = title;
      return;
    }
    const executions = new Set(state.lines.map(({ execution }) => execution)).size;
    const { length } = state.lines;
    const lines =
      length === 1
        ? vscode.l10n.t("1 line")
        : vscode.l10n.t("{0} lines", state.isCut ? `${String(length)}+` : length);
    const found =
      executions === 1
        ? vscode.l10n.t("{0} in 1 execution", lines)
        : vscode.l10n.t("{0} in {1} executions", lines, executions);
    const looked =
      state.looked < state.total && !state.isCut
        ? [vscode.l10n.t("{0} of {1} looked into", state.looked, state.total)]
        : [];
    const failed = state.failed.length === 0 ? [] : [vscode.l10n.t("{0} not readable", state.failed.length)];
    this.pick.title = [title, found, ...looked, ...failed].join(" · ");
  }

  private buttons(): vscode.QuickInputButton[] {
    const { question, query } = this;
    const button = (icon: string, isOn: boolean, tooltip: string): vscode.QuickInputButton => ({
      iconPath: new vscode.ThemeIcon(icon, isOn ? new vscode.ThemeColor("focusBorder") : undefined),
      tooltip,
    });
    return [
      button("case-sensitive", question.case, words.case()),
      button("regex", question.regex, words.regex()),
      ...(query === null
        ? []
        : [
            button(
              question.query === null ? "filter" : "filter-filled",
              question.query !== null,
              vscode.l10n.t("Only Executions That Match {0}", query),
            ),
          ]),
    ];
  }
}

const words = {
  case: (): string => vscode.l10n.t("Match Case"),
  regex: (): string => vscode.l10n.t("Use Regular Expression"),
};

function separator({ id, name, state, created }: ExecutionSummary): LineItem {
  const date = new Date(created ?? "");
  const time = Number.isNaN(date.getTime()) ? [] : [formatRelativeTime(date, new Date())];
  return {
    label: [name ?? id, stateLabel(state), ...time].join(" · "),
    kind: vscode.QuickPickItemKind.Separator,
  };
}
