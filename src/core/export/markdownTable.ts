/** The head of a column of a table in Markdown. */
export interface MarkdownHead {
  readonly title: string;
  /** Whether its values stand at the right. */
  readonly right: boolean;
}

/**
 * A table as GitHub Flavored Markdown has it. Whatever a cell holds stays text: signs that Markdown or HTML would take
 * are escaped, line ends become spaces.
 */
export function markdownTable(heads: readonly MarkdownHead[], rows: readonly (readonly string[])[]): string {
  const rule = heads.map(({ right }) => (right ? "---:" : "---"));
  const titles = heads.map(({ title }) => escaped(title));
  return [titles, rule, ...rows.map((row) => row.map(escaped))]
    .map((cells) => `| ${cells.join(" | ")} |\n`)
    .join("");
}

function escaped(text: string): string {
  return text
    .trim()
    .replaceAll(/[\\`*_[\]<>|~#&]/g, (sign) => `\\${sign}`)
    .replaceAll(/\s+/g, " ");
}
