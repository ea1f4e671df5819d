import { build } from "esbuild";
import { createRequire } from "node:module";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");

/** What modules of the source export, ready to run. @param folder takes the bundle. @param exports lines such as `export { a } from "./src/b";`. */
export async function bundled(folder, exports) {
  const outfile = join(folder, "bundled.cjs");
  await build({
    stdin: { contents: exports.join("\n"), resolveDir: root, loader: "ts" },
    bundle: true,
    platform: "node",
    format: "cjs",
    outfile,
    logLevel: "error",
  });
  return createRequire(outfile)(outfile);
}
