import { archive, unarchive } from "./archive";
import { compare, compareWith, compareWithLastSuccess } from "./compare";
import { copyAs } from "./copyAs";
import { copyLink, copyQueryLink } from "./copyLink";
import { deleteExecutions } from "./delete";
import { editName, editNote, editTags, pin, unpin } from "./editAnnotations";
import { editMethod } from "./editMethod";
import { exportAs } from "./exportAs";
import { exportComparison } from "./exportComparison";
import { exportExecutions } from "./exportExecutions";
import { exportOutputs } from "./exportOutputs";
import { exportProvenance } from "./exportProvenance";
import { exportReport } from "./exportReport";
import { printReport } from "./printReport";
import { clearQuery, filterByQuery } from "./filterByQuery";
import { importExecutions } from "./importExecutions";
import { manageAlertRules, newAlertRule } from "./manageAlertRules";
import { openChanges } from "./openChanges";
import { openCommit, openCommitOnForge } from "./openCommit";
import { openDashboard } from "./openDashboard";
import { openDetails } from "./openDetails";
import { openOriginal } from "./openOriginal";
import { openOutputs } from "./openOutputs";
import { openSample } from "./openSample";
import { openTable } from "./openTable";
import { previewHousekeeping } from "./previewHousekeeping";
import { recover } from "./recover";
import { refresh } from "./refresh";
import { reproduce } from "./reproduce";
import { rerun } from "./rerun";
import { restore } from "./restore";
import { retry } from "./retry";
import { rerunUnderTerminal } from "./rerunUnderTerminal";
import { runMethod } from "./runMethod";
import { runScript, runScriptAgain } from "./runScript";
import { deleteView, saveView, showView } from "./savedViews";
import { search } from "./search";
import { showChangesSince } from "./showChangesSince";
import { showDiskUse } from "./showDiskUse";
import { showExecutionsOfCommit } from "./showExecutionsOfCommit";
import { showLineage } from "./showLineage";
import { showLiveOutput } from "./showLiveOutput";
import { showLogs } from "./showLogs";
import { showMetrics } from "./showMetrics";
import { archiveShown, deleteShown, unarchiveShown } from "./shownExecutions";
import { showQueue } from "./showQueue";
import { stop } from "./stop";
import { emptyTrash, restoreFromTrash } from "./trash";
import { undoDelete } from "./undoDelete";
import { undoEdit } from "./undoEdit";
import { verify } from "./verify";
import { whoMadeThis } from "./whoMadeThis";
import type { CommandName } from "./commandNames";
import type { Services } from "./services";

/** What a command does with the services and with the arguments that VS Code hands over. */
type Handler = (services: Services, args: readonly unknown[]) => unknown;

/** All commands on executions and methods: loaded with the first one that is used, so that starting stays quick. */
export const commandHandlers: Readonly<Record<CommandName, Handler>> = {
  runMethod,
  runScript,
  runScriptAgain,
  rerun,
  retry,
  reproduce,
  restore,
  rerunUnderTerminal,
  stop,
  recover,
  openDetails,
  openTable,
  openOriginal,
  showQueue,
  openDashboard,
  compare,
  compareWith,
  compareWithLastSuccess,
  exportComparison,
  showLogs,
  showMetrics,
  showLiveOutput,
  openOutputs,
  openCommit,
  openCommitOnForge,
  openChanges,
  showChangesSince,
  editName,
  editNote,
  editTags,
  pin,
  unpin,
  undoEdit,
  editMethod,
  export: exportExecutions,
  exportAs,
  copyLink,
  copyAs,
  copyQueryLink,
  import: importExecutions,
  verify,
  archive,
  unarchive,
  delete: deleteExecutions,
  undoDelete,
  restoreFromTrash,
  emptyTrash,
  archiveShown,
  unarchiveShown,
  deleteShown,
  previewHousekeeping,
  showDiskUse,
  exportOutputs,
  exportProvenance,
  exportReport,
  printReport,
  openSample,
  filterByQuery,
  clearQuery,
  saveView,
  showView,
  deleteView,
  showExecutionsOfCommit,
  newAlertRule,
  manageAlertRules,
  showLineage,
  whoMadeThis,
  search,
  refresh,
};
