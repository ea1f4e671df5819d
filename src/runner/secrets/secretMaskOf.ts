import { scriptOf } from "../../core/processDescription";
import type { RunRequest } from "../runRequest";
import type { SecretMask } from "./secretMask";

/** The mask of a run's secrets; null, and nothing is loaded, where it has none. */
export async function secretMaskOf({
  secrets,
  method,
  layout,
  workingDirectory,
}: RunRequest): Promise<SecretMask | null> {
  if (Object.keys(secrets).length === 0) return null;
  const loaded = await import("./secretMask");
  const own = [method.id, method.title, scriptOf(method), ...Object.keys(method.inputs)];
  const names = [...own, layout.workspace, workingDirectory].filter((name) => typeof name === "string");
  return new loaded.SecretMask(secrets, names);
}
