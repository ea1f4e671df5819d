/** The head of a column of a table in Markdown. */
export interface MarkdownHead {
  readonly title: string;
  /** Whether its values stand at the right. */
  readonly right: boolean;
}

/** The head of a table as GitHub Flavored Markdown has it; its rows follow by `markdownRow`. */
export function markdownHead(heads: readonly MarkdownHead[]): string {
  return (
    markdownRow(heads.map(({ title }) => title)) + line(heads.map(({ right }) => (right ? "---:" : "---")))
  );
}

/**
 * A row of such a table. Whatever a cell holds stays text: signs that Markdown or HTML would take are escaped, line ends
 * become spaces.
 */
export function markdownRow(cells: readonly string[]): string {
  return line(cells.map(markdownText));
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |\n`;
}

/** Any text as Markdown shows it, on one line. */
export function markdownText(text: string): string {
  return text
    .trim()
    .replaceAll(/[\\`*_[\]<>|~#&]/g, (sign) => `\\${sign}`)
    .replaceAll(/\s+/g, " ");
}
