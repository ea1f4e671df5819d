import { statSync } from "node:fs";
import { join } from "node:path";
import { readFileSync } from "node:fs";
import { build } from "./build.mjs";
import { projectEnvironment, projectNode } from "./dependencies.mjs";
import { repository } from "./repository.mjs";
import { run } from "./command.mjs";
import { startSize } from "./startSize.mjs";

const limitBytes = 2_000_000;

/**
 * Builds for production and packs `executions-<version>.vsix` in the repository's root.
 * Resolves to whether that went well, the file is below 2 MB, and what the extension loads at its start stays small;
 * what went wrong is printed.
 */
export async function packageExtension(say) {
  if ((await build(["--production"])).code !== 0) return false;
  const start = startSize();
  say(
    `loaded at the start of the extension: ${(start.bytes / 1000).toFixed(0)} KB in ${start.files.length} files`,
  );
  if (start.bytes > start.limitBytes) {
    say(`that is over ${start.limitBytes / 1000} KB: reach what commands and pages alone need by import()`);
    return false;
  }
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
