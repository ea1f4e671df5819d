const significantDigits = 4;

/** Metrics on one line, with four significant digits: "loss 0.031, acc 0.97". */
export function metricText(metrics: Readonly<Record<string, number>>): string {
  return Object.entries(metrics)
    .map(([name, value]) => `${name} ${Number(value.toPrecision(significantDigits))}`)
    .join(", ");
}
