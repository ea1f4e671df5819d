import { globSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "./repositoryRoot";
import { runIntegration } from "./runIntegration";
import { runMocha } from "./runMocha";
import { runSpecs } from "./runSpecs";

/** The compiled test files under a folder of `test/` whose path holds one of `parts`; all where none is named. */
function testFiles(folder: string, ending: string, parts: readonly string[]): string[] {
  const compiled = join(repositoryRoot(), "dist/test", folder);
  return globSync(`**/*${ending}`, { cwd: compiled })
    .filter((file) => parts.length === 0 || parts.some((part) => file.includes(part)))
    .map((file) => join(compiled, file));
}

async function runKind(kind: string, parts: readonly string[]): Promise<boolean> {
  switch (kind) {
    case "unit":
      return (await runMocha(testFiles("unit", ".test.js", parts), 60_000)) === 0;
    case "e2e":
      return await runSpecs(testFiles("e2e", ".spec.js", parts));
    case "spec":
      return (await runMocha(parts, 120_000)) === 0;
    case "integration":
      return await runIntegration(parts);
    default:
      throw new Error(`Unknown kind of tests "${kind}": unit, integration or e2e.`);
  }
}

// Ending by a signal still ends the servers that were started.
process.once("SIGTERM", () => process.exit(143));
process.once("SIGINT", () => process.exit(130));

const [kind = "", ...parts] = process.argv.slice(2);
runKind(kind, parts).then(
  (good) => process.exit(good ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
