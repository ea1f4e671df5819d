import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The version of this program, from the package.json that it is shipped with. */
export const version = readVersion();

/** The folder that the program is shipped in: `dist/` lies in it. */
export function packageFolder(): string {
  return join(__dirname, "..");
}

function readVersion(): string {
  const { version: text } = JSON.parse(readFileSync(join(packageFolder(), "package.json"), "utf8")) as {
    version: string;
  };
  return text;
}
