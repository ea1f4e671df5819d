import { statSync } from "node:fs";
import { join } from "node:path";
import { readFileSync } from "node:fs";
import { build } from "./build.mjs";
import { projectEnvironment, projectNode } from "./dependencies.mjs";
import { repository } from "./repository.mjs";
import { run } from "./command.mjs";

const limitBytes = 2_000_000;

/**
 * Builds for production and packs `executions-<version>.vsix` in the repository's root.
 * Resolves to whether that went well and the file is below 2 MB; what went wrong is printed.
 */
export async function packageExtension(say) {
  if ((await build(["--production"])).code !== 0) return false;
  const { version } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
  const file = join(repository, `executions-${version}.vsix`);
  const options = ["--no-dependencies", "--allow-missing-repository", "--no-rewrite-relative-links"];
  const vsce = join(repository, "node_modules/@vscode/vsce/vsce");
  const args = [vsce, "package", ...options, "--out", file];
  const result = await run(projectNode(), args, {
    cwd: repository,
    env: projectEnvironment(),
    capture: true,
    minutes: 5,
  });
  if (result.code !== 0) {
    say(`vsce failed:\n${result.output}`);
    return false;
  }
  const size = statSync(file).size;
  say(`${file}: ${(size / 1e6).toFixed(2)} MB`);
  if (size < limitBytes) return true;
  say(`it is over the limit of ${limitBytes / 1e6} MB:\n${result.output}`);
  return false;
}
