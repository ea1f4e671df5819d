import * as vscode from "vscode";
import { completeQuery, type QueryCompletion } from "../core/query/completeQuery";
import { compileQuery } from "../core/query/compileQuery";
import { parseQuery } from "../core/query/parseQuery";
import { vocabularyOf } from "../core/query/queryVocabulary";
import type { Query } from "../core/query/queryTree";
import type { ExecutionSummary } from "../core/summary";
import { translate } from "../host/translate";

interface QueryItem extends vscode.QuickPickItem {
  /** The query that taking it leads to; null: nothing is led to, a mistake is told. */
  readonly query: string | null;
  /** Whether one goes on writing. */
  readonly goesOn: boolean;
}

/** A query that can be taken as it is, with what is told of it. */
export interface QueryOffer {
  readonly label: string;
  readonly description: string;
  readonly query: string;
}

export interface QueryPickOptions {
  readonly title: string;
  readonly value: string;
  readonly executions: readonly ExecutionSummary[];
  /** Shown while nothing is typed. */
  readonly offers: readonly QueryOffer[];
}

/**
 * Asks for a query: what it finds or where it is wrong stands first, what may come next below it.
 * @returns undefined when one went back; an empty text asks for everything.
 */
export async function askQuery(options: QueryPickOptions): Promise<string | undefined> {
  const vocabulary = vocabularyOf(options.executions);
  const pick = vscode.window.createQuickPick<QueryItem>();
  pick.title = options.title;
  pick.placeholder = vscode.l10n.t("Such as status:failed metric:loss<0.2 date:today");
  pick.ignoreFocusOut = true;
  pick.value = options.value;
  const showItems = (text: string): void => {
    pick.items = [
      verdictItem(text, options.executions),
      ...(text === "" ? options.offers.map(offerItem) : []),
      ...completeQuery(text, text.length, vocabulary, new Date(), translate).map((each) =>
        completionItem(text, each),
      ),
    ];
    pick.activeItems = pick.items.slice(0, 1);
  };
  showItems(options.value);
  try {
    return await new Promise<string | undefined>((resolve) => {
      pick.onDidChangeValue(showItems);
      pick.onDidAccept(() => {
        const [taken] = pick.activeItems;
        if (taken === undefined || taken.query === null) return;
        if (!taken.goesOn) {
          resolve(taken.query.trim());
          return;
        }
        pick.value = taken.query;
        showItems(taken.query);
      });
      pick.onDidHide(() => {
        resolve(undefined);
      });
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}

/** Its label is the text itself: VS Code puts that before all that begins with it. */
function verdictItem(text: string, executions: readonly ExecutionSummary[]): QueryItem {
  const shown = { alwaysShow: true, goesOn: false };
  if (text.trim() === "")
    return {
      ...shown,
      label: vscode.l10n.t("$(clear-all) All {0} executions", executions.length),
      query: "",
    };
  const parsed = parseQuery(text, translate);
  if (parsed.ok)
    return {
      ...shown,
      label: `$(filter) ${text}`,
      description: countLabel(parsed.query, executions),
      query: text,
    };
  const { position, length, message } = parsed.problem;
  const wrong = text.slice(position, position + length);
  return {
    ...shown,
    label: `$(error) ${text}`,
    description: wrong === "" ? "" : `▸ ${wrong}`,
    detail: vscode.l10n.t("Position {0}: {1}", position + 1, message),
    query: null,
  };
}

function countLabel(query: Query, executions: readonly ExecutionSummary[]): string {
  const test = compileQuery(query, new Date());
  let [found, open] = [0, 0];
  for (const execution of executions) {
    const decided = test(execution, null);
    if (decided === true) found += 1;
    else if (decided === null) open += 1;
  }
  return open === 0
    ? vscode.l10n.t("Show {0} of {1} executions", found, executions.length)
    : vscode.l10n.t("Show {0} of {1} executions, and look into {2} more", found, executions.length, open);
}

function offerItem({ label, description, query }: QueryOffer): QueryItem {
  return { label, description, query, goesOn: false, alwaysShow: true };
}

function completionItem(text: string, { label, detail, insert, from, to }: QueryCompletion): QueryItem {
  const query = text.slice(0, from) + insert + text.slice(to);
  return { label, description: detail, query, goesOn: true, alwaysShow: true };
}
