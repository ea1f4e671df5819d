/**
 * The command `executions` of terminals: a script that runs the command line on VS Code's own runtime.
 * @param runtime @param cli absolute paths.
 */
export function terminalScript(platform: NodeJS.Platform, runtime: string, cli: string): string {
  if (platform !== "win32")
    return `#!/bin/sh\nELECTRON_RUN_AS_NODE=1 exec ${quoted(runtime)} ${quoted(cli)} "$@"\n`;
  // The Python helper takes both paths out of the last line: what goes through cmd.exe is read as a command there.
  return `@echo off\r\nsetlocal\r\nset ELECTRON_RUN_AS_NODE=1\r\n"${runtime}" "${cli}" %*\r\n`;
}

function quoted(path: string): string {
  return `'${path.replaceAll("'", `'\\''`)}'`;
}
