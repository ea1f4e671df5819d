import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type IntegrationSuite } from "./integrationSuites";
import { makeTemporaryFolder, removeFolder } from "./temporaryFolder";
import { copyWorkspace } from "./workspaceCopy";

/** What a window opens: fresh copies of a suite's fixtures. */
export interface SuiteWindow {
  /** The folder or workspace file to open, an absolute path; undefined where the window is to be empty. */
  readonly path: string | undefined;
  /** Removes the copies. */
  remove(): Promise<void>;
}

/** Copies the fixtures of a suite and, for one with several folders, writes the workspace file. */
export async function prepareWindow(suite: IntegrationSuite): Promise<SuiteWindow> {
  const copies = await Promise.all(suite.folders.map((folder) => copyWorkspace(folder)));
  const parent = await makeTemporaryFolder("window");
  const remove = async (): Promise<void> => {
    await Promise.all([removeFolder(parent), ...copies.map((copy) => copy.remove())]);
  };
  if (suite.opens !== "workspace") return { path: copies[0]?.folder, remove };
  const path = join(parent, "several.code-workspace");
  await writeFile(path, JSON.stringify({ folders: copies.map((copy) => ({ path: copy.folder })) }));
  return { path, remove };
}
