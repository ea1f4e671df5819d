import type { NumberRange } from "../query/numberColumn";
import { isLowerBetter } from "../metricDirection";

/** Which values of a metric are better. */
export type BetterDirection = "max" | "min";

/** What the user chose for a metric; "none": no value is better than another. */
export const chosenDirections = ["max", "min", "none"] as const;

export type ChosenDirection = (typeof chosenDirections)[number];

/** What the user chose, by the names of metrics; for others their names tell. */
export type MetricDirections = Readonly<Record<string, ChosenDirection>>;

/** What the user said of a metric; null where nothing. */
export function chosenDirection(metric: string, chosen: MetricDirections): ChosenDirection | null {
  return (Object.hasOwn(chosen, metric) ? chosen[metric] : undefined) ?? null;
}

/** Which values of a metric are better; null where the user said that none is. */
export function betterDirection(metric: string, chosen: MetricDirections = {}): BetterDirection | null {
  const direction = chosenDirection(metric, chosen);
  if (direction === "none") return null;
  return direction ?? (isLowerBetter(metric) ? "min" : "max");
}

/** The best of the values between these; null where there are not two different ones to choose from. */
export function bestOf({ least, most }: NumberRange, direction: BetterDirection): number | null {
  if (least >= most) return null;
  return direction === "max" ? most : least;
}
