import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { l10nBundle } from "./lib/l10nBundle.mjs";
import { repository } from "./lib/repository.mjs";

// Writes the bundle of texts to translate; with --check only tells whether it is as the source says.
const name = "l10n/bundle.l10n.json";
const path = join(repository, name);
const bundle = l10nBundle();
if (!process.argv.includes("--check")) writeFileSync(path, bundle);
else if (readFileSync(path, "utf8") !== bundle) {
  process.stderr.write(`${name} is not what the source says. Run: node .ci/l10n.mjs\n`);
  process.exitCode = 1;
}
