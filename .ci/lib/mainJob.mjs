import { join } from "node:path";
import { projectEnvironment, projectNode } from "./dependencies.mjs";
import { repository } from "./repository.mjs";
import { run } from "./command.mjs";

const cli = join(repository, "dist/cli.js");

/** What a verb of the command line answers with `--json`; throws an Error with its words where it fails. */
async function ask(workspace, ...args) {
  const env = projectEnvironment();
  const result = await run(projectNode(), [cli, ...args, "--json"], {
    cwd: workspace,
    env,
    capture: true,
    minutes: 1,
  });
  if (result.code !== 0) throw new Error(`executions ${args.join(" ")} failed:\n${result.output}`);
  return JSON.parse(result.stdout);
}

/**
 * Runs the JavaScript job of the sample project on the command line; its output streams to ours.
 * Resolves to the summary of the execution.
 */
export async function runMainJob(workspace) {
  const env = projectEnvironment();
  await run(projectNode(), [cli, "run", "train"], { cwd: workspace, env, minutes: 5 });
  const [newest] = await ask(workspace, "list", "--limit", "1");
  if (newest === undefined) throw new Error(`No execution was made in ${workspace}.`);
  return await ask(workspace, "show", newest.id);
}
