import { join } from "node:path";
import { objectOf, textOf, type JsonObject } from "../core/json";
import type { Annotations } from "../core/records";
import { bundlePaths } from "./layout";
import { readJsonOrNull } from "./readJson";

/**
 * What the user says about an execution now: `annotations.json`, and for a name or note that it does not speak of, what
 * the request said.
 */
export function annotationsOf(annotations: JsonObject | null, request: JsonObject | null): Annotations {
  const { name = request?.["name"], note = request?.["ccpnote"], tags, pinned } = annotations ?? {};
  return {
    name: textOf(name),
    note: textOf(note),
    tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === "string") : [],
    pinned: pinned === true,
  };
}

/** The annotations of a bundle (absolute path); a missing or damaged file says nothing. */
export function readAnnotations(bundle: string): Annotations {
  return annotationsOf(readObject(bundle, bundlePaths.annotations), readObject(bundle, bundlePaths.request));
}

function readObject(bundle: string, path: string): JsonObject | null {
  return objectOf(readJsonOrNull(join(bundle, path)));
}
