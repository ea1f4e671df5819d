/** A part of a line. */
export type Inline =
  | { readonly kind: "text" | "strong" | "emphasis" | "code"; readonly text: string }
  /** `href` is an address of http(s) or mailto; others stay text. */
  | { readonly kind: "link"; readonly text: string; readonly href: string };

export type Block =
  | { readonly kind: "paragraph" | "quote"; readonly lines: readonly (readonly Inline[])[] }
  | { readonly kind: "heading"; readonly content: readonly Inline[] }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: "code"; readonly text: string };

type LineKind = "blank" | "heading" | "bullet" | "number" | "quote" | "text";

const starts: readonly (readonly [LineKind, RegExp])[] = [
  ["blank", /^\s*$/],
  ["heading", /^#{1,6}\s+/],
  ["bullet", /^\s*[-*+]\s+/],
  ["number", /^\s*\d+[.)]\s+/],
  ["quote", /^\s*>\s?/],
];

const inline =
  /`([^`]+)`|\*\*([^*]+)\*\*|__([^_]+)__|\*([^*\s][^*]*)\*|(?<![\p{L}\p{N}])_([^_\s][^_]*)_(?![\p{L}\p{N}])|\[([^\]]+)\]\(([^()\s]+)\)|(https?:\/\/[^\s<>()]+)/gu;

/**
 * The part of Markdown that notes use: headings, lists, quotes, fenced code; bold, italic, code and links. There is no
 * HTML in it: whatever looks like it is text.
 */
export function parseMarkdown(text: string): Block[] {
  const blocks: Block[] = [];
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? "";
    const fence = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    const end = fence === undefined ? endOfRun(lines, at) : endOfFence(lines, at, fence);
    const block = fence === undefined ? blockOf(lines.slice(at, end)) : codeOf(lines.slice(at + 1, end));
    if (block !== null) blocks.push(block);
    at = fence === undefined ? end : end + 1;
  }
  return blocks;
}

/** Where the lines of one kind end; a heading is one line. */
function endOfRun(lines: readonly string[], start: number): number {
  const kind = kindOf(lines[start] ?? "");
  if (kind === "heading") return start + 1;
  let end = start + 1;
  while (end < lines.length && kindOf(lines[end] ?? "") === kind && !/^\s*(```|~~~)/.test(lines[end] ?? ""))
    end += 1;
  return end;
}

/** A fence that is never closed goes on to the end. */
function endOfFence(lines: readonly string[], start: number, fence: string): number {
  const end = lines.findIndex((line, index) => index > start && line.trim().startsWith(fence));
  return end < 0 ? lines.length : end;
}

function codeOf(lines: readonly string[]): Block {
  return { kind: "code", text: lines.join("\n") };
}

function blockOf(lines: readonly string[]): Block | null {
  const [first = ""] = lines;
  const kind = kindOf(first);
  const contents = lines.map((line) => parseInline(withoutStart(line, kind)));
  switch (kind) {
    case "blank":
      return null;
    case "heading":
      return { kind: "heading", content: contents[0] ?? [] };
    case "bullet":
    case "number":
      return { kind: "list", ordered: kind === "number", items: contents };
    case "quote":
      return { kind: "quote", lines: contents };
    case "text":
      return { kind: "paragraph", lines: contents };
  }
}

function kindOf(line: string): LineKind {
  return starts.find(([, start]) => start.test(line))?.[0] ?? "text";
}

function withoutStart(line: string, kind: LineKind): string {
  const start = starts.find(([known]) => known === kind)?.[1];
  return start === undefined ? line : line.replace(start, "");
}

function parseInline(line: string): Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  for (const match of line.matchAll(inline)) {
    if (match.index > from) parts.push({ kind: "text", text: line.slice(from, match.index) });
    parts.push(partOf(match));
    from = match.index + match[0].length;
  }
  if (from < line.length) parts.push({ kind: "text", text: line.slice(from) });
  return parts;
}

function partOf([
  whole,
  code,
  bold,
  alsoBold,
  italic,
  alsoItalic,
  label,
  address,
  bare,
]: RegExpExecArray): Inline {
  if (code !== undefined) return { kind: "code", text: code };
  const strong = bold ?? alsoBold;
  if (strong !== undefined) return { kind: "strong", text: strong };
  const emphasis = italic ?? alsoItalic;
  if (emphasis !== undefined) return { kind: "emphasis", text: emphasis };
  const href = address ?? bare ?? "";
  return /^(https?|mailto):/i.test(href)
    ? { kind: "link", text: label ?? href, href }
    : { kind: "text", text: whole };
}
