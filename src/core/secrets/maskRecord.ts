import { isJsonObject, type Json } from "../json";

/**
 * A JSON value with every text in it, names too, as `mask` gives it back. A number is replaced where it is a secret as a
 * whole: parts of counts and times are like one by chance alone.
 */
export function maskRecord(value: Json, mask: (text: string) => string): Json {
  if (typeof value === "string") return mask(value);
  if (typeof value === "number") return mask(String(value)) === "***" ? "***" : value;
  if (Array.isArray(value)) return value.map((item) => maskRecord(item, mask));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [mask(name), maskRecord(item, mask)]),
  );
}
