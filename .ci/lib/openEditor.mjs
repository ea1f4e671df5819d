import { join } from "node:path";
import { spawn } from "node:child_process";
import { cacheFolder } from "./cacheFolder.mjs";
import { codeServer } from "./codeServer.mjs";
import { downloadedCode } from "./downloadedCode.mjs";
import { findProgram } from "./findProgram.mjs";
import { repository } from "./repository.mjs";
import { run } from "./command.mjs";
import { serveEditor } from "./serveEditor.mjs";

const firstFile = "train.mjs";

function hasDisplay() {
  const isRemoteTerminal = Boolean(process.env.VSCODE_IPC_HOOK_CLI);
  return (
    process.platform !== "linux" ||
    isRemoteTerminal ||
    Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
  );
}

function windowArguments(workspace) {
  return ["--new-window", `--extensionDevelopmentPath=${repository}`, workspace, join(workspace, firstFile)];
}

async function openInstalled(workspace, say) {
  const code = findProgram("code", "code-insiders", "codium");
  if (!code || !hasDisplay()) return false;
  say(`opening ${workspace} in ${code}`);
  return (await run(code, windowArguments(workspace), { minutes: 1 })).code === 0;
}

async function openDownloaded(workspace, say) {
  if (!hasDisplay()) return false;
  const code = await downloadedCode(say);
  if (!code) return false;
  say(`opening ${workspace} in ${code}`);
  const data = join(cacheFolder(), "start");
  const own = [
    "--user-data-dir",
    join(data, "user"),
    "--extensions-dir",
    join(data, "extensions"),
    "--disable-workspace-trust",
  ];
  spawn(code, [...own, ...windowArguments(workspace)], { detached: true, stdio: "ignore" }).unref();
  return true;
}

async function openInBrowser(workspace, say) {
  const server = await codeServer(say).catch((error) => say(error.message));
  if (!server) return false;
  await serveEditor(server, workspace, firstFile, say);
  return true;
}

/**
 * Opens the workspace in the first VS Code that can be had: the installed one, a downloaded one, one in the browser
 * (which serves until it is ended). Resolves to whether there was one.
 */
export async function openEditor(workspace, say) {
  for (const open of [openInstalled, openDownloaded, openInBrowser])
    if (await open(workspace, say)) return true;
  return false;
}
