import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { projectEnvironment } from "../../.ci/lib/dependencies.mjs";
import { workbenchHost } from "../../.ci/lib/testHost.mjs";

const root = join(import.meta.dirname, "..", "..");

/**
 * The tree and the Executions page of so many executions, in the real workbench: first rows, scrolling by its frames, a
 * query from the key to its rows.
 * @param count of executions.
 */
export async function benchExecutionsPage(count = 100_000) {
  // Within the checkout: the test's libraries are found from there.
  const folder = mkdtempSync(join(root, "dist", "bench-"));
  try {
    const spec = join(folder, "executionsPage.cjs");
    await build({
      entryPoints: [join(import.meta.dirname, "executionsPage.spec.ts")],
      outfile: spec,
      bundle: true,
      platform: "node",
      format: "cjs",
      packages: "external",
    });
    const { environment } = await workbenchHost((text) => process.stderr.write(`${text}\n`));
    const env = { ...projectEnvironment(environment), EXECUTIONS_BENCH_COUNT: String(count) };
    const mocha = join(root, "node_modules", "mocha", "bin", "mocha.js");
    const options = { cwd: root, env, stdio: "inherit" };
    spawnSync(
      process.execPath,
      [mocha, "--no-config", "--reporter", "dot", "--timeout", "600000", spec],
      options,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename) await benchExecutionsPage(Number(process.argv[2] ?? 100_000));
