import type { ExecutionSummary } from "./summary";

/** Executions of a method belong together whatever its version; the script tells two methods of one id apart. */
export function methodKey({ methodId, script }: Pick<ExecutionSummary, "methodId" | "script">): string {
  return `${methodId ?? ""}\n${script ?? ""}`;
}
