/** All texts that a template of a page holds, in their order, without its markup. */
export function templateText(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(templateText).join(" ");
  const values = typeof value === "object" && value !== null && "values" in value ? value.values : null;
  return Array.isArray(values) ? templateText(values) : "";
}
