import { execFile } from "node:child_process";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { hostTools } from "./hostTools";
import { repositoryRoot } from "./repositoryRoot";
import { type ServerProcess, startServer } from "./serverProcess";
import { makeTemporaryFolder, removeFolder } from "./temporaryFolder";

const runProgram = promisify(execFile);

/** How a VS Code in the browser is started. */
export interface CodeServerOptions {
  /** User settings on top of the quiet ones that all tests share. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** `link`: this checkout as an installed extension; a path: that .vsix; `none`: loaded by the page's address, as in tests inside the extension host. */
  readonly extension: "link" | "none" | { readonly vsix: string };
  /** How much VS Code writes to its logs. Default: as a user's does. */
  readonly logLevel?: "trace";
  /** Whether folders are trusted without asking. */
  readonly trusted: boolean;
  /** Additional variables of the server and of the extension host. */
  readonly environment?: NodeJS.ProcessEnv;
}

/** A running VS Code in the browser with folders of its own. */
export interface CodeServer extends ServerProcess {
  /** The absolute path of the folder with its settings, extensions and the user's keys. */
  readonly dataFolder: string;
}

const quietSettings = {
  "telemetry.telemetryLevel": "off",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.welcomePage.walkthroughs.openOnInstall": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.reduceMotion": "on",
  "chat.disableAIFeatures": true,
  "chat.commandCenter.enabled": false,
  "extensions.ignoreRecommendations": true,
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "update.showReleaseNotes": false,
  "typescript.disableAutomaticTypeAcquisition": true,
  "files.simpleDialog.enable": true,
  "git.openRepositoryInParentFolders": "never",
  "security.workspace.trust.startupPrompt": "never",
  "security.workspace.trust.banner": "never",
  "terminal.integrated.gpuAcceleration": "off",
  "terminal.integrated.initialHint": false,
  "terminal.integrated.suggest.enabled": false,
  "terminal.integrated.defaultProfile.linux": "bash",
  "window.titleBarStyle": "custom",
};

async function installExtension(
  extension: CodeServerOptions["extension"],
  folders: readonly string[],
): Promise<void> {
  if (extension === "none") return;
  const [data = "", extensions = ""] = folders;
  if (extension === "link") {
    await symlink(repositoryRoot(), join(extensions, "executions.executions-0.0.0"), "dir");
    return;
  }
  const { codeServer, node } = hostTools();
  const args = [
    join(codeServer, "out/node/entry.js"),
    "--config",
    join(data, "config.yaml"),
    "--user-data-dir",
    data,
  ];
  await runProgram(node, [...args, "--extensions-dir", extensions, "--install-extension", extension.vsix]);
}

/** Starts a VS Code in the browser on a free port, with fresh folders that `stop` removes. */
export async function startCodeServer(options: CodeServerOptions): Promise<CodeServer> {
  const { codeServer, node } = hostTools();
  const data = await makeTemporaryFolder("vscode");
  const extensions = join(data, "extensions");
  await mkdir(join(data, "User"), { recursive: true });
  await mkdir(extensions);
  await writeFile(
    join(data, "User/settings.json"),
    JSON.stringify({ ...quietSettings, ...options.settings }, null, 2),
  );
  await installExtension(options.extension, [data, extensions]);
  const args = [
    join(codeServer, "out/node/entry.js"),
    ...["--config", join(data, "config.yaml"), "--auth", "none", "--bind-addr", "127.0.0.1:0"],
    ...["--user-data-dir", data, "--extensions-dir", extensions],
    ...["--disable-telemetry", "--disable-update-check", "--disable-getting-started-override"],
    ...(options.logLevel === undefined ? [] : ["--log", options.logLevel]),
    ...(options.trusted ? ["--disable-workspace-trust"] : []),
    ...(options.extension === "none" ? ["--vscode-option", "enable-smoke-test-driver"] : []),
  ];
  const environment = {
    ...process.env,
    EXECUTIONS_CONFIG_DIR: join(data, "executions"),
    ...options.environment,
  };
  const server = await startServer(node, args, environment, /listening on (http:\S+)/);
  return {
    ...server,
    dataFolder: data,
    stop: async () => {
      await server.stop();
      await removeFolder(data);
    },
  };
}
