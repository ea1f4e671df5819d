import * as vscode from "vscode";
import { linkText } from "../core/executionLink";
import { chooseExecutions } from "./chooseExecution";
import type { Services } from "./services";

/** `executions.copyLink`: a link to each of the chosen executions, a line each. */
export async function copyLink(services: Services, args: readonly unknown[]): Promise<void> {
  const chosen = await chooseExecutions(services.workspaces, args);
  if (chosen.length === 0) return;
  const links = chosen.map(({ entry, execution }) =>
    linkText(vscode.env.uriScheme, services.context.extension.id, {
      kind: "execution",
      workspace: entry.layout.workspace,
      id: execution.id,
    }),
  );
  await copied(links.join("\n"));
}

/** `executions.copyQueryLink`: a link to the Executions page with the query that it shows, or that is handed over. */
export async function copyQueryLink(services: Services, [given]: readonly unknown[]): Promise<void> {
  const [entry] = services.workspaces.all();
  if (entry === undefined) return;
  const table = await services.table();
  const query = typeof given === "string" ? given : table.query();
  await copied(
    linkText(vscode.env.uriScheme, services.context.extension.id, {
      kind: "table",
      workspace: entry.layout.workspace,
      query,
    }),
  );
}

async function copied(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(vscode.l10n.t("Link copied"), 2000);
}
