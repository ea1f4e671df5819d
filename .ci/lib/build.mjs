import { projectEnvironment, projectNode } from "./dependencies.mjs";
import { repository } from "./repository.mjs";
import { run } from "./command.mjs";

/** Builds the programs into `dist/`; `options` are esbuild.mjs's own, such as `--tests`. Resolves to the run's result. */
export async function build(options, capture = false) {
  const env = projectEnvironment();
  return await run(projectNode(), ["esbuild.mjs", ...options], { cwd: repository, env, capture, minutes: 5 });
}
