import { join } from "node:path";
import * as vscode from "vscode";
import { workspaceLayout } from "../bundle/layout";
import { HumanError } from "../core/humanError";
import { isJsonObject } from "../core/json";
import type { Instance } from "../core/records";
import { parseRunSettings } from "../core/runSettings";
import { runSettingsOf } from "../host/runSettingsOf";
import type { DetailsView } from "../shared/details/detailsView";
import type { EnvironmentDifference } from "../shared/details/environmentDifference";
import { environmentDifference } from "./view/environmentDifference";
import { environmentView } from "./view/environmentView";

/**
 * Where an execution ran against where it would run now: this machine, and the interpreter with its packages.
 * @throws {HumanError} in Restricted Mode, where no program is started; where nothing was recorded.
 */
export async function presentDifference(view: DetailsView | null): Promise<EnvironmentDifference> {
  if (!vscode.workspace.isTrusted)
    throw new HumanError(
      vscode.l10n.t("The interpreter is asked for its packages only in a workspace that you trust."),
      2,
    );
  const before = view?.environment ?? null;
  const now = view === null ? null : environmentView(await presentInstance(view));
  if (before === null || now === null)
    throw new HumanError(vscode.l10n.t("Nothing was recorded of where it ran."), 2);
  return environmentDifference(before, now);
}

/** Those that a run would record now, and those that were recorded then, whatever was allowed. */
function allowedVariables({ environment }: DetailsView, workspace: string): readonly string[] {
  const settings: unknown = JSON.parse(runSettingsOf(vscode.Uri.file(workspace)));
  const { allowedEnvironment } = parseRunSettings(isJsonObject(settings) ? settings : undefined);
  const recorded = environment?.variables.map(({ name }) => name) ?? [];
  return [...allowedEnvironment, ...recorded.filter((name) => !name.includes("*"))];
}

async function presentInstance(view: DetailsView): Promise<Instance> {
  const { target, environment, method, bundle } = view;
  const [
    { captureInstance },
    { captureEnvironment },
    { interpreterVersion },
    { presentProgram },
    { interpreterOfScript },
  ] = await Promise.all([
    import("../runner/capture/captureInstance"),
    import("../runner/capture/environment/captureEnvironment"),
    import("../runner/interpreter/interpreterVersion"),
    import("./presentProgram"),
    import("../forms/interpreterOfScript"),
  ]);
  const { workspace } = target;
  const layout = workspaceLayout(workspace);
  const { interpreter, folder } = await presentProgram(
    {
      workspace,
      imported: bundle.imported,
      interpreter: environment?.interpreter?.path ?? null,
      script: method?.script ?? null,
    },
    // The method's own interpreter is the bundle's word as well.
    (script) => interpreterOfScript(vscode.Uri.file(workspace), script, []),
  );
  const variables = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const machine = captureInstance({
    commandLine: [],
    workingDirectory: workspace,
    interpreter: null,
    environment: variables,
    allowedEnvironment: allowedVariables(view, workspace),
    recorder: { name: "", version: "", node: "" },
  });
  const facts = await captureEnvironment({
    workspace,
    folder,
    workingDirectory: workspace,
    interpreter,
    environment: variables,
    cache: join(layout.cache, "environments"),
    version: () =>
      interpreter === null ? Promise.resolve(null) : interpreterVersion({ ...interpreter, cache: null }),
    warn: () => undefined,
    onToolExit: () => undefined,
  });
  return { ...machine, ...facts };
}
