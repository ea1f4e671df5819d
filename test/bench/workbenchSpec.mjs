import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { projectEnvironment } from "../../.ci/lib/dependencies.mjs";
import { workbenchHost } from "../../.ci/lib/testHost.mjs";

const root = join(import.meta.dirname, "..", "..");

/**
 * Runs a spec of this folder, which measures in the real workbench and prints its figures.
 * @param variables of its process. @param only a pattern of the titles that are run alone; undefined: all.
 */
export async function runWorkbenchSpec(name, variables = {}, only = undefined) {
  // Within the checkout: the test's libraries are found from there.
  const folder = mkdtempSync(join(root, "dist", "bench-"));
  try {
    const spec = join(folder, `${name}.cjs`);
    await build({
      entryPoints: [join(import.meta.dirname, `${name}.spec.ts`)],
      outfile: spec,
      bundle: true,
      platform: "node",
      format: "cjs",
      packages: "external",
    });
    const { environment } = await workbenchHost((text) => process.stderr.write(`${text}\n`));
    const env = { ...projectEnvironment(environment), ...variables };
    const mocha = join(root, "node_modules", "mocha", "bin", "mocha.js");
    const options = { cwd: root, env, stdio: "inherit" };
    const chosen = only === undefined ? [] : ["--grep", only];
    spawnSync(
      process.execPath,
      [mocha, "--no-config", "--reporter", "dot", "--timeout", "600000", ...chosen, spec],
      options,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
