import { existsSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "./cacheFolder.mjs";
import { findProgram } from "./findProgram.mjs";
import { projectEnvironment, projectNode } from "./dependencies.mjs";
import { repository } from "./repository.mjs";
import { run } from "./command.mjs";
import { withLock } from "./lock.mjs";

const usualPlaces = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

const names = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
  "msedge",
];

/** Playwright's own Chromium, downloaded into the cache; undefined where its server is out of reach. */
async function playwrightChromium(say) {
  const folder = join(cacheFolder(), "playwright");
  const env = projectEnvironment({ PLAYWRIGHT_BROWSERS_PATH: folder });
  const playwright = join(repository, "node_modules/playwright-core/cli.js");
  return await withLock(`${folder}.lock`, say, async () => {
    say("no Chromium on PATH; downloading Playwright's own");
    const args = [playwright, "install", "--no-shell", "chromium"];
    const result = await run(projectNode(), args, { cwd: repository, env, capture: true, minutes: 5 });
    if (result.code !== 0) return undefined;
    const ask = "process.stdout.write(require('playwright-core').chromium.executablePath())";
    const { stdout } = await run(projectNode(), ["-e", ask], {
      cwd: repository,
      env,
      capture: true,
      minutes: 1,
    });
    return existsSync(stdout) ? stdout : undefined;
  });
}

/**
 * A browser that Playwright can drive, absolute path: `$EXECUTIONS_BROWSER`, a Chromium, Chrome or Edge of this machine,
 * else Playwright's own download. Throws an Error that says what to install where none can be had.
 */
export async function findBrowser(say) {
  const found =
    findProgram(...[process.env.EXECUTIONS_BROWSER, ...names, ...usualPlaces].filter(Boolean)) ??
    (await playwrightChromium(say));
  if (found) return found;
  throw new Error(
    "no browser for the tests: install chromium (Debian: apt-get install chromium) or name one in EXECUTIONS_BROWSER",
  );
}
