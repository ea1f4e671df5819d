import { runTests } from "@vscode/test-electron";
import { join } from "node:path";
import { type IntegrationSuite } from "./integrationSuites";
import { repositoryRoot } from "./repositoryRoot";
import { makeTemporaryFolder, removeFolder } from "./temporaryFolder";

/**
 * Runs a suite in the extension host of a desktop VS Code, `EXECUTIONS_DESKTOP_CODE`, with fresh user data.
 * Resolves to the host's exit code.
 */
export async function runInDesktop(
  suite: IntegrationSuite,
  path: string | undefined,
  environment: NodeJS.ProcessEnv,
  limitMs: number,
): Promise<number> {
  const data = await makeTemporaryFolder("desktop");
  const args = ["--user-data-dir", join(data, "user"), "--extensions-dir", join(data, "extensions")];
  const quiet = [
    "--disable-updates",
    "--skip-welcome",
    "--skip-release-notes",
    "--no-sandbox",
    "--disable-gpu",
  ];
  const limit = setTimeout(() => {
    process.stderr.write(`The extension host did not end within ${limitMs / 1000} s.\n`);
    process.exit(1);
  }, limitMs);
  try {
    return await runTests({
      vscodeExecutablePath: process.env["EXECUTIONS_DESKTOP_CODE"] ?? "code",
      extensionDevelopmentPath: repositoryRoot(),
      extensionTestsPath: join(repositoryRoot(), "dist/test/integration/run.js"),
      extensionTestsEnv: { ...environment, EXECUTIONS_CONFIG_DIR: join(data, "executions") },
      launchArgs: [
        ...(path === undefined ? [] : [path]),
        ...args,
        ...quiet,
        ...(suite.trusted ? ["--disable-workspace-trust"] : []),
      ],
    });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  } finally {
    clearTimeout(limit);
    await removeFolder(data);
  }
}
