import type { Query } from "./queryTree";

/** Whether a query asks for what a summary does not hold: environment, packages, outputs, logs, changed inputs. */
export function asksBundle(query: Query): boolean {
  switch (query.kind) {
    case "and":
    case "or":
      return query.parts.some(asksBundle);
    case "not":
      return asksBundle(query.part);
    case "text":
      return query.field === "output" || query.field === "log";
    case "keyed":
      return query.field === "env" || query.field === "package";
    case "is":
      return query.flag === "stale";
    default:
      return false;
  }
}
