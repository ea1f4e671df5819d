import { isJsonObject, objectOf, type Json, type JsonObject } from "../json";
import type { ProcessDescription } from "../processDescription";

/**
 * The parts of a bundle's own method that can be read, whatever stands there: for showing, never for running.
 * Each part has the shape of its type, or is left out.
 * @returns null when the value is no object.
 */
export function lenientMethod(value: unknown): ProcessDescription | null {
  const method = objectOf(value);
  if (method === null) return null;
  const { id, version, title, description } = method;
  const parameters = objectOf(method["additionalParameters"])?.["parameters"];
  return {
    id: typeof id === "string" ? id : "",
    version: typeof version === "string" ? version : "",
    ...(typeof title === "string" ? { title } : {}),
    ...(typeof description === "string" ? { description } : {}),
    metadata: objectsOf(method["metadata"]).flatMap(metadataEntry),
    inputs: describedParts(method["inputs"]),
    outputs: describedParts(method["outputs"]),
    additionalParameters: { parameters: objectsOf(parameters).flatMap(parameter) },
  };
}

function metadataEntry({ role, title, href }: JsonObject): { role: string; title?: string; href?: string }[] {
  if (typeof role !== "string") return [];
  return [
    { role, ...(typeof title === "string" ? { title } : {}), ...(typeof href === "string" ? { href } : {}) },
  ];
}

function parameter({ name, value }: JsonObject): { name: string; value: Json[] }[] {
  return typeof name === "string" && Array.isArray(value) ? [{ name, value }] : [];
}

/** Inputs or outputs that have a schema, by name. */
function describedParts(value: Json | undefined): ProcessDescription["inputs"] {
  const parts = Object.entries(objectOf(value) ?? {}).filter(
    ([, part]) => isJsonObject(part) && isJsonObject(part["schema"]),
  );
  return Object.fromEntries(parts) as unknown as ProcessDescription["inputs"];
}

function objectsOf(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
