/** The commands that `commandHandlers` carries out; each is called `executions.NAME`. */
export const commandNames = [
  "runMethod",
  "runScript",
  "runScriptAgain",
  "rerun",
  "stop",
  "recover",
  "openDetails",
  "showLogs",
  "showLiveOutput",
  "openOutputs",
  "openCommit",
  "openCommitOnForge",
  "openChanges",
  "showChangesSince",
  "editName",
  "editNote",
  "editTags",
  "editMethod",
  "export",
  "import",
  "verify",
  "exportProvenance",
  "openSample",
  "refresh",
] as const;

export type CommandName = (typeof commandNames)[number];
