/** Words of metric names whose low values are the good ones. */
const lowWords = new Set([
  ..."loss err error errors rmse rmsle mse mae mape smape nll crossentropy entropy perplexity ppl deviance".split(
    " ",
  ),
  ..."distance divergence kl wer cer fid regret cost bic aic time duration latency seconds ms".split(" "),
]);

/** Ends of words that say the same: "logloss", "crossentropy". */
const lowEnding = /(?:loss|error|entropy)$/;

/** Names of measures of which more is better; of those that are neither these nor errors and losses nothing is said. */
const moreIsBetter =
  /(^|[^a-z])(acc|accuracy|auc|auroc|f1|precision|recall|r2|score|map|iou|dice|bleu|rouge|reward|throughput)([^a-z]|$)/;

/** Which values of a metric are better, told from its name; null where the name says nothing of it. */
export function knownDirection(metric: string): "max" | "min" | null {
  if (isLowerBetter(metric)) return "min";
  const words = metric.replaceAll(/([a-z])([A-Z])/g, "$1_$2").toLowerCase();
  return moreIsBetter.test(words) ? "max" : null;
}

/**
 * Whether a lower value of a metric is the better one, told from its name: those of losses, errors, distances and times.
 * "val_loss", "testRMSE" and "error/top1" are; "accuracy" is not.
 */
export function isLowerBetter(metric: string): boolean {
  const words = metric
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return words.some((word) => lowWords.has(word) || lowEnding.test(word));
}
