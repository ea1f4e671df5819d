import { printQuery } from "./printQuery";

/** The query for executions with an output of exactly this name, whatever signs it holds. */
export function outputQuery(name: string): string {
  return printQuery({ kind: "text", field: "output", value: { text: name, quoted: true } });
}
