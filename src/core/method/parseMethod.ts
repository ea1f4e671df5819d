import { isMethodId } from "../executionId";
import { isJsonObject, type Json, type JsonObject } from "../json";
import { type ProcessDescription } from "../processDescription";
import { checkInputs, checkOutputs, checkTexts } from "./checkInputs";
import { checkParameters, checkRunnable } from "./checkParameters";
import { isText, Problems } from "./problems";

/** A method, or all that is wrong with its descriptor, each with the path of the field. */
export type ParsedMethod =
  | { readonly ok: true; readonly method: ProcessDescription }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Checks a descriptor: an OGC API Processes 1.0 process description with something to run (design, section 5).
 * The value is returned as it came, unknown fields too, so that it can be written unchanged; only lists of inputs and
 * outputs with an `id` each, as CCP has them, become objects by name, and absent ones become empty.
 * @param value a parsed JSON value.
 * @param fileName the file's name, for a hint at what its id should be.
 */
export function parseMethod(value: unknown, fileName = ""): ParsedMethod {
  if (!isJsonObject(value))
    return { ok: false, problems: ["it is not a process description: a JSON object is expected"] };
  const problems = new Problems();
  checkHead(problems, value, fileName);
  const inputs = namedParts(problems, "inputs", value["inputs"]);
  const outputs = namedParts(problems, "outputs", value["outputs"]);
  checkInputs(problems, inputs);
  checkOutputs(problems, outputs);
  checkParameters(problems, value);
  const isAsItCame = inputs === value["inputs"] && outputs === value["outputs"];
  const method = (isAsItCame ? value : { ...value, inputs, outputs }) as unknown as ProcessDescription;
  if (problems.found.length === 0) checkRunnable(problems, method);
  return problems.found.length === 0 ? { ok: true, method } : { ok: false, problems: problems.found };
}

function checkHead(problems: Problems, value: JsonObject, fileName: string): void {
  const { id, version } = value;
  const hint = fileName.replace(/\.json$/i, "");
  if (id === undefined)
    problems.add("id", `is missing: add "id": "${isMethodId(hint) ? hint : "my-method"}"`);
  else if (typeof id !== "string" || !isMethodId(id))
    problems.add(
      "id",
      "must be 1 to 64 letters, digits, dots, dashes and underscores, the first a letter or digit",
    );
  if (version === undefined) problems.add("version", 'is missing: add "version": "1.0.0"');
  else
    problems.check(
      "version",
      version,
      (text) => typeof text === "string" && text !== "",
      "a text such as 1.0.0",
    );
  checkTexts(problems, "", value);
  for (const name of ["keywords", "jobControlOptions", "outputTransmission"])
    problems.check(name, value[name], (list) => Array.isArray(list) && list.every(isText), "a list of texts");
  checkEntries(problems, "metadata", value["metadata"], ["role", "title", "href"]);
  checkEntries(problems, "links", value["links"], ["href", "rel", "title", "type"]);
}

function checkEntries(
  problems: Problems,
  path: string,
  value: Json | undefined,
  fields: readonly string[],
): void {
  for (const [index, entry] of problems.list(path, value).entries()) {
    const object = problems.object(`${path}[${index}]`, entry);
    for (const field of object === null ? [] : fields)
      problems.check(`${path}[${index}].${field}`, object?.[field], isText, "a text");
  }
}

/** Inputs or outputs by name. */
function namedParts(problems: Problems, path: string, value: Json | undefined): JsonObject {
  if (value === undefined) return {};
  if (!Array.isArray(value)) return problems.object(path, value) ?? {};
  const named: [string, Json][] = [];
  for (const [index, entry] of value.entries()) {
    const id = isJsonObject(entry) ? entry["id"] : undefined;
    if (typeof id !== "string" || id === "")
      problems.add(`${path}[${index}]`, 'must be a JSON object with an "id"');
    else if (named.some(([name]) => name === id))
      problems.add(`${path}[${index}].id`, `${id} is given twice`);
    else named.push([id, entry]);
  }
  return Object.fromEntries(named);
}
