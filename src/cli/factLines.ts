import { plainLine, plainText } from "./plainText";
import { padToWidth, widthOf } from "./textWidth";

/** A label and what stands beside it; null: it is not told. */
export type Fact = readonly [label: string, value: string | null];

const widestLabel = 40;

/** Labels in a column of their own; further lines of a value stand below its first. */
export function factLines(facts: readonly Fact[]): string[] {
  const told = facts.flatMap(([label, value]) =>
    value === null ? [] : [{ label: plainLine(label), value: plainText(value).trimEnd() }],
  );
  const widest = told.reduce((most, { label }) => Math.max(most, widthOf(label)), 0);
  const width = Math.min(widestLabel, widest);
  const margin = " ".repeat(width + 4);
  return told.map(
    ({ label, value }) => `  ${padToWidth(label, width)}  ${value.replaceAll("\n", `\n${margin}`)}`,
  );
}

/** A title over lines; nothing when there are none. */
export function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", title, ...lines];
}
