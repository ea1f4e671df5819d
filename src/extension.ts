import * as vscode from "vscode";
import { dataLenses } from "./codelens/dataLenses";
import { ScriptLenses } from "./codelens/scriptLenses";
import { registerCommands } from "./commands/registerCommands";
import { FormMemory } from "./forms/formMemory";
import { report } from "./host/commandEdge";
import { AlertsLoader } from "./host/alertsLoader";
import { AutomaticHousekeeping } from "./host/automaticHousekeeping";
import { EditHistory } from "./host/editHistory";
import { exportedApi } from "./host/exportedApi";
import { EndNotices } from "./host/endNotices";
import { ExecutionTasks, taskType } from "./host/executionTasks";
import { Launcher } from "./host/launcher";
import { Lazy, restorePages } from "./host/lazy";
import { LinkHandler } from "./host/linkHandler";
import { MethodFiles } from "./host/methodFiles";
import { followNoteDrafts } from "./host/noteDrafts";
import { registerPatchDocuments } from "./host/patchDocuments";
import { RequestFiles } from "./host/requestFiles";
import { shareRunSettings } from "./host/runSettingsOf";
import { addToTerminalPath } from "./host/terminalPath";
import type { ExecutionsApi } from "./store/api/executionsApi";
import { translate } from "./host/translate";
import { Workspaces } from "./host/workspaces";
import { DropImport } from "./views/dropImport";
import type { ExecutionsNode } from "./views/executionNodes";
import { ExecutionsTree } from "./views/executionsTree";
import { ExecutionsView } from "./views/executionsView";
import { MethodsTree, type MethodsNode } from "./views/methodsTree";

/** What other extensions get, and for tests the two trees as they are shown. */
export interface ExtensionApi extends ExecutionsApi {
  readonly executions: vscode.TreeDataProvider<ExecutionsNode>;
  readonly methods: vscode.TreeDataProvider<MethodsNode>;
}

/** Builds the parts, hands them to each other, and registers them; nothing is read before a view or a lens asks. */
export function activate(context: vscode.ExtensionContext): ExtensionApi {
  const log = vscode.window.createOutputChannel("Executions", { log: true });
  const workspaces = new Workspaces(context.asAbsolutePath("dist/indexWorker.js"), (message) => {
    log.warn(message);
  });
  const methods = new MethodFiles(workspaces);
  const files = new RequestFiles();
  const tasks = new ExecutionTasks(context.asAbsolutePath("dist/cli.js"), files);
  const launcher = new Launcher(workspaces, tasks, files);
  const details = new Lazy(async () => {
    const { detailsPages } = await import("./panels/detailsPages");
    return detailsPages(context, workspaces, log);
  });
  const logs = new Lazy(async () => {
    const { logsPages } = await import("./panels/logs/logsPages");
    return logsPages(context, workspaces, log);
  });
  const edits = new EditHistory();
  const views = new Lazy(async () => {
    const { SavedViews } = await import("./host/savedViews");
    return new SavedViews(context.workspaceState, workspaces);
  });
  const table = new Lazy(async () => {
    const { TablePanels } = await import("./panels/table/tablePanels");
    return new TablePanels(context, workspaces, edits, log, () => views.load());
  });
  const dashboard = new Lazy(async () => {
    const { dashboardPage } = await import("./panels/dashboard/dashboardPage");
    return dashboardPage(context, workspaces, log);
  });
  const metrics = new Lazy(async () => {
    const { MetricsPanels } = await import("./panels/metrics/metricsPanels");
    const { pickExecution } = await import("./commands/pickExecution");
    return new MetricsPanels(context, workspaces, log, async () => {
      const picked = await pickExecution(workspaces.all(), () => true);
      return picked === undefined
        ? undefined
        : { workspace: picked.entry.layout.workspace, id: picked.execution.id };
    });
  });
  const comparisons = new Lazy(async () => {
    const { ComparePanels } = await import("./panels/compare/comparePanels");
    return new ComparePanels(context, workspaces, log);
  });
  const lineages = new Lazy(async () => {
    const { Lineages } = await import("./host/lineage/lineages");
    return new Lineages(workspaces, () => view.isVisible);
  });
  const lineage = new Lazy(async () => {
    const { lineagePage } = await import("./panels/lineage/lineagePage");
    return lineagePage({ context, launcher, workspaces }, await lineages.load(), log);
  });
  const tree = new ExecutionsTree(workspaces, translate);
  const view = new ExecutionsView(
    tree,
    workspaces,
    new DropImport(),
    context.workspaceState,
    context.asAbsolutePath("dist/searchWorker.js"),
  );
  const methodsTree = new MethodsTree(workspaces, methods, translate);
  const lenses = new ScriptLenses(workspaces);
  const memory = new FormMemory(context.workspaceState);
  const alerts = new AlertsLoader(workspaces, log);
  const services = {
    context,
    log,
    workspaces,
    methods,
    launcher,
    memory,
    edits,
    filter: view,
    details: details.load,
    logs: logs.load,
    views: views.load,
    table: table.load,
    dashboard: dashboard.load,
    metrics: metrics.load,
    comparisons: comparisons.load,
    lineage: lineage.load,
    lineages: lineages.load,
  };
  context.subscriptions.push(
    log,
    workspaces,
    methods,
    launcher,
    details,
    logs,
    views,
    table,
    dashboard,
    metrics,
    comparisons,
    lineages,
    lineage,
    tree,
    view,
    methodsTree,
    lenses,
    dataLenses(workspaces, lineages.load, lenses.onDidChangeCodeLenses),
    alerts,
    new EndNotices(workspaces, launcher, alerts),
    new AutomaticHousekeeping(workspaces, context.asAbsolutePath("dist/housekeepingWorker.js"), log, view),
    restorePages("executions.details", details),
    restorePages("executions.logs", logs),
    restorePages("executions.table", table),
    restorePages("executions.dashboard", dashboard),
    restorePages("executions.metrics", metrics),
    restorePages("executions.compare", comparisons),
    restorePages("executions.lineage", lineage),
    vscode.window.createTreeView("executions.methods", {
      treeDataProvider: methodsTree,
      showCollapseAll: true,
    }),
    vscode.tasks.registerTaskProvider(taskType, tasks),
    vscode.languages.registerCodeLensProvider({ scheme: "file" }, lenses),
    registerPatchDocuments(),
    followNoteDrafts(workspaces, edits, log),
    new LinkHandler(services, context.globalState),
    shareRunSettings(context.environmentVariableCollection),
    registerCommands(services, tree, view),
  );
  addToTerminalPath(context).catch((error: unknown) => {
    report(error, "PATH of terminals", log);
  });
  return { ...exportedApi(workspaces), executions: tree, methods: methodsTree };
}
