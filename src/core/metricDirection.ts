/** Words of metric names whose low values are the good ones. */
const lowWords = new Set([
  ..."loss err error errors rmse rmsle mse mae mape smape nll crossentropy entropy perplexity ppl deviance".split(
    " ",
  ),
  ..."distance divergence kl wer cer fid regret cost bic aic time duration latency seconds ms".split(" "),
]);

/** Ends of words that say the same: "logloss", "crossentropy". */
const lowEnding = /(?:loss|error|entropy)$/;

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
