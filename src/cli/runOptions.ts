import { wrongUse } from "../core/humanError";
import type { OptionTable, VerbCall } from "./verb";

/** Options of every verb that makes an execution. */
export const annotationOptions: OptionTable = {
  name: { type: "string", help: "what this execution is called" },
  note: { type: "string", help: "a note about it" },
  tag: { type: "string", multiple: true, help: "a tag; may be repeated" },
  terminal: {
    type: "string",
    value: "pty|pipes",
    help: "give the script a terminal of its own (both streams are one then), or not; else as the setting says",
  },
  "secrets-stdin": {
    type: "boolean",
    help: "read secrets as one JSON object from standard input; the script's is empty then",
  },
  json: {
    type: "boolean",
    help: "print a summary as JSON; the script's own output then goes to standard error",
  },
};

/** The same where inputs may be given. */
export const runOptions: OptionTable = {
  input: {
    type: "string",
    multiple: true,
    value: "NAME=VALUE",
    help: "the value of an input; may be repeated",
  },
  inputs: { type: "string", value: "FILE.json", help: "values by name, or an OGC request" },
  materialize: {
    type: "string",
    multiple: true,
    value: "NAME",
    help: "hand the script a copy of this input's file, folder or URL, kept with the execution; may be repeated",
  },
  ...annotationOptions,
};

/** Whether the result of an identical execution is taken: by option, in `run` else as the method says. */
export const cacheOptions: OptionTable = {
  cache: { type: "boolean", help: "take the result of an identical completed execution, if there is one" },
  "no-cache": { type: "boolean", help: "run it in any case, whatever the method says" },
};

/** @throws {HumanError} wrong use, when both are given. */
export function wantsCache({ options }: VerbCall, byDefault: boolean): boolean {
  const [wanted, refused] = [options.flag("cache"), options.flag("no-cache")];
  if (wanted && refused) throw wrongUse("--cache and --no-cache exclude each other.");
  return wanted || (byDefault && !refused);
}
