const significantDigits = 4;

/** Words of names that tell how good a result is, most telling first. */
const tellingWords = [/(?:^|[^a-z])test/i, /(?:^|[^a-z])(?:val|valid|validation|eval|dev)(?:[^a-z]|$)/i];

/** The one metric that says most about a result, with four significant digits: "test_accuracy 0.97"; null without any. */
export function tellingMetric(metrics: Readonly<Record<string, number>>): string | null {
  const all = Object.entries(metrics);
  const word = tellingWords.find((pattern) => all.some(([name]) => pattern.test(name)));
  const found = word === undefined ? all[0] : all.find(([name]) => word.test(name));
  return found === undefined ? null : `${found[0]} ${Number(found[1].toPrecision(significantDigits))}`;
}
