import { globSync, statSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "./repositoryRoot";

/**
 * The absolute path of the newest .vsix in the repository's root.
 * Throws an Error that says how to make one where there is none.
 */
export function packagedExtension(): string {
  const root = repositoryRoot();
  const files = globSync("executions-*.vsix", { cwd: root }).map((file) => join(root, file));
  const newest = files.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
  if (newest === undefined)
    throw new Error(`There is no executions-*.vsix in ${root}. Make one by "npm run package".`);
  return newest;
}
