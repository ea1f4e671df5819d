import type { LineHighlights, LogLine, LogLink, TextStyle } from "../../../src/shared/logs/logsMessages";

type Place = LineHighlights["places"][number];

/** A stretch of a line that looks and acts alike. */
export interface Segment {
  readonly text: string;
  readonly style: TextStyle | null;
  readonly link: LogLink | null;
  /** Which of the places that were searched for it belongs to, from 0; null: none. */
  readonly match: number | null;
}

/** A line in stretches: its colours, its links, and what was searched for may lie over each other. */
export function segmentsOf(
  { text, styles, links }: Pick<LogLine, "text" | "styles" | "links">,
  places: readonly Place[],
): readonly Segment[] {
  const bounds = new Set([0, text.length]);
  for (const { start, end } of [...styles, ...links, ...places]) {
    bounds.add(Math.min(start, text.length));
    bounds.add(Math.min(end, text.length));
  }
  const sorted = [...bounds].sort((one, other) => one - other);
  return sorted.slice(0, -1).map((start, index) => {
    const match = places.findIndex((place) => covers(place, start));
    return {
      text: text.slice(start, sorted[index + 1]),
      style: styles.find((style) => covers(style, start)) ?? null,
      link: links.find((link) => covers(link, start)) ?? null,
      match: match < 0 ? null : match,
    };
  });
}

function covers({ start, end }: Place, at: number): boolean {
  return start <= at && at < end;
}
