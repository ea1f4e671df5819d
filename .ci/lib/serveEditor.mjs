import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { randomBytes } from "node:crypto";
import { spawn } from "node:child_process";
import { cacheFolder } from "./cacheFolder.mjs";
import { projectEnvironment } from "./dependencies.mjs";
import { repository } from "./repository.mjs";

/** User data with our checkout as an installed extension; the user's own settings there are kept. */
function prepareData() {
  const data = join(cacheFolder(), "start-browser");
  const settings = join(data, "User/settings.json");
  mkdirSync(join(data, "User"), { recursive: true });
  rmSync(join(data, "extensions"), { recursive: true, force: true });
  mkdirSync(join(data, "extensions"));
  symlinkSync(repository, join(data, "extensions/executions.executions-0.0.0"), "dir");
  const first = {
    "telemetry.telemetryLevel": "off",
    "workbench.startupEditor": "none",
    "workbench.secondarySideBar.defaultVisibility": "hidden",
    "files.simpleDialog.enable": true,
  };
  if (!existsSync(settings)) writeFileSync(settings, JSON.stringify(first, null, 2));
  return data;
}

function pageAddress(server, workspace, file) {
  const address = new URL(server);
  address.searchParams.set("folder", workspace);
  address.searchParams.set(
    "payload",
    JSON.stringify([["openFile", `vscode-remote://${address.host}${join(workspace, file)}`]]),
  );
  return address.href;
}

/**
 * Serves VS Code in the browser with the extension loaded, to this machine alone and behind a password, until Ctrl+C.
 * Prints its address as soon as it listens; throws where it ends by itself.
 */
export async function serveEditor({ home, node }, workspace, file, say) {
  const data = prepareData();
  const password = randomBytes(9).toString("base64url");
  const args = [
    ...[join(home, "out/node/entry.js"), "--config", join(data, "config.yaml"), "--auth", "password"],
    ...["--bind-addr", "127.0.0.1:0", "--user-data-dir", data, "--extensions-dir", join(data, "extensions")],
    ...["--disable-telemetry", "--disable-update-check", "--disable-workspace-trust"],
  ];
  const env = projectEnvironment({ PASSWORD: password });
  const child = spawn(node, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  process.on("exit", () => child.kill());
  let log = "";
  const read = (text) => {
    const before = /listening on (http:\S+)/.test(log);
    log = (log + text).slice(-8000);
    const address = /listening on (http:\S+)/.exec(log)?.[1];
    if (before || !address) return;
    say(`VS Code in the browser: ${pageAddress(address, workspace, file)}`);
    say(`password: ${password}    (Ctrl+C ends it)`);
  };
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", read);
  await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`code-server ended with ${code}:\n${log}`)),
    );
  });
}
