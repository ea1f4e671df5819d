import { isJsonObject, type Json, type JsonObject } from "../json";

/** Gathers what is wrong with a descriptor, each with the path of its field. */
export class Problems {
  readonly found: string[] = [];

  add(path: string, what: string): void {
    this.found.push(`${path}: ${what}`);
  }

  /** Notes when a field is there and is not as `holds` wants it. */
  check(path: string, value: Json | undefined, holds: (value: Json) => boolean, wanted: string): void {
    if (value !== undefined && !holds(value)) this.add(path, `must be ${wanted}, not ${shown(value)}`);
  }

  /** The object at a path, or null, which is noted. */
  object(path: string, value: Json | undefined): JsonObject | null {
    if (isJsonObject(value)) return value;
    this.add(
      path,
      value === undefined ? "is missing: add a JSON object" : `must be a JSON object, not ${shown(value)}`,
    );
    return null;
  }

  /** The entries of a list, none where it is absent or no list, which is noted. */
  list(path: string, value: Json | undefined): readonly Json[] {
    if (Array.isArray(value)) return value;
    this.check(path, value, () => false, "a list");
    return [];
  }
}

export function isText(value: Json): boolean {
  return typeof value === "string";
}

export function isNumber(value: Json): boolean {
  return typeof value === "number" && Number.isFinite(value);
}

export function isCount(value: Json): boolean {
  return Number.isInteger(value) && Number(value) >= 0;
}

function shown(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
