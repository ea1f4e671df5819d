import { isLowerBetter } from "./metricDirection";

/** Words of metric names beside those of losses, errors and times. */
const highWords =
  /(?:^|[^a-z0-9])(?:acc|accuracy|auc|auroc|auprc|f1|fbeta|precision|recall|sensitivity|specificity|r2|mcc|kappa|iou|miou|jaccard|dice|map\d*|ndcg|mrr|bleu|rouge\w*|meteor|psnr|ssim|elbo|likelihood|reward|return|score|correlation|top\d|hits|throughput|lr|learning[ _-]?rate|grad[ _-]?norm|temperature)(?![a-z0-9])|accuracy$/;

/** What is said as a name and a number but measures nothing. */
const otherWords = new Set(
  "port pid ppid line col column id uid gid code exitcode exit status year seed version python torch cuda node numpy pandas tensorflow keras rank gpu cpu device worker thread job task host localhost http https date num v_num error warning note at in of to from default sha1 sha256 sha512 md5 hash crc crc32 checksum bytes size columns rows width height".split(
    " ",
  ),
);

const stepNames = new Set(
  "step steps global_step globalstep epoch epochs iter iters iteration iterations it batch round episode fold".split(
    " ",
  ),
);

/** Whether a name is one of metrics: "val_loss", "testAccuracy", "train/f1". */
export function isMetricName(name: string): boolean {
  const text = name.replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
  return isLowerBetter(name) || highWords.test(text);
}

/** Whether a name tells where a run is, or is known to measure nothing. */
export function isOtherName(name: string): boolean {
  const text = name.toLowerCase();
  return stepNames.has(text) || otherWords.has(text);
}
