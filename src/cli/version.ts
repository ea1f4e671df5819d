import { join } from "node:path";
import { version as ofPackage } from "../../package.json";

/** The version of this program; the build takes it from package.json, which a run would take long to read. */
export const version: string = ofPackage;

/** The folder that the program is shipped in: `dist/` lies in it. */
export function packageFolder(): string {
  return join(__dirname, "..");
}
