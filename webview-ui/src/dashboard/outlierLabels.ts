/** An outlier in its strip. */
interface Outlier {
  readonly x: number;
  readonly taken: number;
  readonly text: string;
}

interface Label {
  readonly x: number;
  readonly text: string;
  readonly anchor: "start" | "end";
}

const signWidth = 5.6;
const distance = 8;

/** Labels beside the outliers as far as there is room, those of the longest first; undefined where there is none. */
export function outlierLabels(
  outliers: readonly Outlier[],
  room: { readonly left: number; readonly right: number },
): readonly (Label | undefined)[] {
  const taken = outliers.map(({ x }): [number, number] => [x - distance + 3, x + distance - 3]);
  const labels: (Label | undefined)[] = outliers.map(() => undefined);
  const order = [...outliers.keys()].sort(
    (one, other) => (outliers[other]?.taken ?? 0) - (outliers[one]?.taken ?? 0),
  );
  for (const index of order) {
    const outlier = outliers[index];
    if (outlier === undefined) continue;
    const width = outlier.text.length * signWidth;
    for (const anchor of ["start", "end"] as const) {
      const x = anchor === "start" ? outlier.x + distance : outlier.x - distance;
      const from = anchor === "start" ? x : x - width;
      if (from < room.left || from + width > room.right) continue;
      if (taken.some(([begin, end]) => begin < from + width && end > from)) continue;
      labels[index] = { x, text: outlier.text, anchor };
      taken.push([from, from + width]);
      break;
    }
  }
  return labels;
}
