import { type Page } from "playwright-core";
import { launchBrowser } from "./browser";
import { type CodeServer, startCodeServer } from "./codeServer";
import { type IntegrationSuite } from "./integrationSuites";
import { repositoryRoot } from "./repositoryRoot";

function windowAddress(server: CodeServer, suite: IntegrationSuite, path: string | undefined): string {
  const remote = (file: string): string => `vscode-remote://${server.address.host}${file}`;
  const address = new URL(server.address);
  const payload = [
    ["extensionDevelopmentPath", remote(repositoryRoot())],
    ["extensionTestsPath", remote(`${repositoryRoot()}/dist/test/integration/run.js`)],
    ["skipWelcome", "true"],
  ];
  address.searchParams.set("payload", JSON.stringify(payload));
  if (path === undefined) address.searchParams.set("ew", "true");
  else address.searchParams.set(suite.opens === "workspace" ? "workspace" : "folder", path);
  return address.href;
}

/** Opens the window; resolves to the code that the extension host ends with. */
async function openUntilExit(page: Page, address: string, limitMs: number): Promise<number> {
  const workbenchLog: string[] = [];
  let limit: NodeJS.Timeout | undefined;
  const ended = new Promise<number>((resolve, reject) => {
    limit = setTimeout(() => {
      const last = workbenchLog.slice(-20).join("\n");
      reject(
        new Error(
          `The extension host did not end within ${limitMs / 1000} s. The workbench's last lines:\n${last}`,
        ),
      );
    }, limitMs);
    page
      .exposeFunction("codeAutomationExit", (code: number) => resolve(code))
      .then(() =>
        page.exposeFunction("codeAutomationLog", (_: string, parts: unknown[]) =>
          workbenchLog.push(parts.join(" ")),
        ),
      )
      .then(() => page.goto(address))
      .catch(reject);
  });
  return await ended.finally(() => clearTimeout(limit));
}

/**
 * Runs a suite in the extension host of a VS Code in the browser, on a fresh server.
 * Resolves to the host's exit code; rejects with the workbench's last lines where it does not end in time.
 */
export async function runInCodeServer(
  suite: IntegrationSuite,
  path: string | undefined,
  environment: NodeJS.ProcessEnv,
  limitMs: number,
): Promise<number> {
  const server = await startCodeServer({ extension: "none", trusted: suite.trusted, environment });
  try {
    const browser = await launchBrowser();
    try {
      return await openUntilExit(await browser.newPage(), windowAddress(server, suite, path), limitMs);
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}
