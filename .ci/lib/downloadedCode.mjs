import { join } from "node:path";
import { createRequire } from "node:module";
import { cacheFolder } from "./cacheFolder.mjs";
import { repository } from "./repository.mjs";

const answerLimitMs = 5000;

/** Whether VS Code's update server answers within a few seconds. */
async function answers() {
  const address = "https://update.code.visualstudio.com/api/releases/stable";
  const response = await fetch(address, { signal: AbortSignal.timeout(answerLimitMs) }).catch(
    () => undefined,
  );
  return response?.ok ?? false;
}

/**
 * A desktop VS Code downloaded by @vscode/test-electron into the cache: the path of its program,
 * or undefined where the update server is out of reach.
 */
export async function downloadedCode(say) {
  if (!(await answers())) {
    say("VS Code's update server does not answer");
    return undefined;
  }
  const require = createRequire(join(repository, "package.json"));
  const { downloadAndUnzipVSCode } = require("@vscode/test-electron");
  const cachePath = join(cacheFolder(), "vscode");
  return await downloadAndUnzipVSCode({ version: "stable", cachePath }).catch((error) => {
    say(`VS Code could not be downloaded: ${error.message}`);
    return undefined;
  });
}
