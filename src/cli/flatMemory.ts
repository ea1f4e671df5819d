import { setFlagsFromString } from "node:v8";

/** What goes through all files of executions, however many there are. */
const verbsOfFiles: ReadonlySet<string> = new Set([
  "run",
  "rerun",
  "reproduce",
  "retry",
  "restore",
  "recover",
  "archive",
  "unarchive",
  "export",
  "import",
  "verify",
]);

/**
 * Has V8 collect what is not needed any more before it takes more memory from the system: of 50,000 outputs it would let
 * three times as much lie about as is in use. Of a run that has few there is nothing to collect, and no time lost.
 */
export function keepMemoryFlat(verb: string): void {
  if (!verbsOfFiles.has(verb)) return;
  setFlagsFromString("--semi-space-growth-factor=1");
  setFlagsFromString("--heap-growing-percent=10");
}
