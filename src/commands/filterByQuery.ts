import * as vscode from "vscode";
import { HumanError } from "../core/humanError";
import { parseQuery } from "../core/query/parseQuery";
import { askQuery } from "../forms/queryPick";
import type { OwnedView } from "../host/savedViews";
import { translate } from "../host/translate";
import type { Services } from "./services";
import { plainLabel } from "../forms/plainLabel";

/**
 * `executions.filterByQuery`: the tree shows what a query finds. Its argument, where it is a text, is the query; an empty
 * one clears the filter.
 * @throws {HumanError} when the given query cannot be read.
 */
export async function filterByQuery(services: Services, [given]: readonly unknown[]): Promise<void> {
  const text = typeof given === "string" ? given.trim() : await ask(services);
  if (text === undefined) return;
  const parsed = parseQuery(text, translate);
  if (!parsed.ok)
    throw new HumanError(
      vscode.l10n.t(
        "The query {0} is wrong at position {1}: {2}",
        text,
        parsed.problem.position + 1,
        parsed.problem.message,
      ),
      2,
    );
  await services.filter.showQuery(text === "" ? null : text);
}

/** `executions.clearQuery`: the other filter stays. */
export async function clearQuery({ filter }: Services): Promise<void> {
  await filter.showQuery(null);
}

async function ask({ filter, workspaces, views }: Services): Promise<string | undefined> {
  const saved = await views();
  return await askQuery({
    title: vscode.l10n.t("Filter by Query"),
    value: filter.query ?? "",
    executions: workspaces.all().flatMap(({ store }) => store.list()),
    offers: saved.all().map(({ view, owner }) => ({
      label: `$(bookmark) ${plainLabel(view.name)}`,
      description: [view.query, ownerText(owner)].filter((part) => part !== "").join(" · "),
      query: view.query,
    })),
  });
}

/** Whose a view is, in words. */
export function ownerText({ kind }: OwnedView["owner"]): string {
  return kind === "user" ? vscode.l10n.t("yours") : vscode.l10n.t("shared with the team");
}
