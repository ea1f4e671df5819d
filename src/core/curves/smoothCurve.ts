/**
 * The exponential moving average of values, debiased as in Adam (Kingma and Ba, 2015, section 3), so that its beginning
 * does not lean towards zero. NaN stays where it is and moves nothing.
 * @param weight of what was before, from 0 (nothing is smoothed) to below 1.
 */
export function smoothCurve(values: Float64Array, weight: number): Float64Array {
  if (weight <= 0) return values;
  const kept = Math.min(weight, 0.9999);
  let average = 0;
  /** The part of `average` that is not told by any value yet. */
  let bias = 1;
  return values.map((value) => {
    if (Number.isNaN(value)) return NaN;
    average = kept * average + (1 - kept) * value;
    bias *= kept;
    return average / (1 - bias);
  });
}
