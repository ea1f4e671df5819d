import { existsSync, globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { runInCodeServer } from "./codeServerHost";
import { runInDesktop } from "./desktopHost";
import { type IntegrationSuite, integrationSuites } from "./integrationSuites";
import { repositoryRoot } from "./repositoryRoot";
import { prepareWindow } from "./suiteWindow";
import { makeTemporaryFolder, removeFolder } from "./temporaryFolder";

const suiteLimitMs = 6 * 60_000;

async function runSuite(suite: IntegrationSuite): Promise<number> {
  const reports = await makeTemporaryFolder("report");
  const log = join(reports, "report.txt");
  const window = await prepareWindow(suite);
  const host = process.env["EXECUTIONS_DESKTOP_CODE"] ? runInDesktop : runInCodeServer;
  const environment = {
    EXECUTIONS_REPOSITORY: repositoryRoot(),
    EXECUTIONS_TEST_SUITE: suite.name,
    EXECUTIONS_TEST_LOG: log,
  };
  try {
    return await host(suite, window.path, environment, suiteLimitMs);
  } finally {
    const report = existsSync(log) ? await readFile(log, "utf8") : "the tests never started\n";
    process.stdout.write(`\n  [${suite.name}]${report}`);
    await window.remove();
    await removeFolder(reports);
  }
}

/**
 * Runs every suite of `test/integration/` that has tests (`names` chooses some) in an extension host of its own
 * and prints their reports. Resolves to whether all went well.
 */
export async function runIntegration(names: readonly string[]): Promise<boolean> {
  let good = true;
  const compiled = join(repositoryRoot(), "dist/test/integration");
  for (const suite of integrationSuites) {
    const isWanted = names.length === 0 || names.includes(suite.name);
    if (!isWanted || globSync(`${suite.name}/**/*.test.js`, { cwd: compiled }).length === 0) continue;
    const code = await runSuite(suite).catch((error: unknown) => {
      process.stderr.write(`[${suite.name}] ${error instanceof Error ? error.message : String(error)}\n`);
      return 1;
    });
    good &&= code === 0;
  }
  return good;
}
