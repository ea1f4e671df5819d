import { codeServer } from "./codeServer.mjs";
import { downloadedCode } from "./downloadedCode.mjs";
import { findBrowser } from "./browser.mjs";
import { findProgram } from "./findProgram.mjs";

/** The program that gives a desktop VS Code a display where there is none; "" where none is needed; undefined where it is missing. */
function displayProgram() {
  if (process.platform !== "linux" || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return "";
  return findProgram("xvfb-run");
}

/** A VS Code in the browser with its browser, as variables for the tests. Throws where either cannot be had. */
async function browserHost(say) {
  const browser = await findBrowser(say);
  const { home, node } = await codeServer(say);
  return { EXECUTIONS_CODE_SERVER: home, EXECUTIONS_CODE_SERVER_NODE: node, EXECUTIONS_BROWSER: browser };
}

/**
 * Where the tests in the extension host run: `{name, environment, prefix}`; `prefix` is a program (or "") that is put before Node.
 * A downloaded desktop VS Code where the update server answers and there is a display (or xvfb-run), else code-server.
 */
export async function integrationHost(say) {
  const prefix = displayProgram();
  const desktop = prefix === undefined ? undefined : await downloadedCode(say);
  if (prefix === undefined) say("no display and no xvfb-run, so no desktop VS Code");
  if (desktop)
    return {
      name: `desktop VS Code (${desktop})`,
      environment: { EXECUTIONS_DESKTOP_CODE: desktop },
      prefix,
    };
  return { ...(await workbenchHost(say)), prefix: "" };
}

/** Where the tests of the workbench run: `{name, environment, prefix}`; always code-server under Playwright. */
export async function workbenchHost(say) {
  const environment = await browserHost(say);
  return { name: `code-server (${environment.EXECUTIONS_CODE_SERVER})`, environment, prefix: "" };
}
