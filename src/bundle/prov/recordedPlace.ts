import { isJsonObject, objectOf, textOf, type JsonObject } from "../../core/json";
import { textsOf } from "../../core/lenientRecords";
import { type RunPlace } from "./provenanceFacts";

/** Where an execution ran, from an `instance.json` of any origin; null when it holds no object. */
export function recordedPlace(value: unknown): RunPlace | null {
  if (!isJsonObject(value)) return null;
  const platform = objectOf(value["platform"]) ?? {};
  return {
    host: text(value, "host"),
    user: text(value, "user"),
    platform: {
      os: text(platform, "os"),
      release: text(platform, "release"),
      version: text(platform, "version"),
      arch: text(platform, "arch"),
    },
    interpreter: interpreterOf(value["interpreter"]),
    commandLine: textsOf(value["commandLine"]),
    workingDirectory: text(value, "workingDirectory"),
  };
}

function interpreterOf(value: unknown): RunPlace["interpreter"] {
  const interpreter = objectOf(value);
  const path = textOf(interpreter?.["path"]);
  return path === null ? null : { path, version: textOf(interpreter?.["version"]) };
}

function text(record: JsonObject, name: string): string {
  return textOf(record[name]) ?? "";
}
