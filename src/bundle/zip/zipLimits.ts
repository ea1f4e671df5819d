/** What an archive from outside may be (design, section 9). */
export interface ZipLimits {
  readonly maximumEntries: number;
  /** Of all files, inflated. */
  readonly maximumBytes: number;
  /** Inflated to archive size; looked at above `ratioFromBytes` inflated bytes only. */
  readonly maximumRatio: number;
  readonly ratioFromBytes: number;
}

const gigabyte = 1024 ** 3;

export const defaultZipLimits: ZipLimits = {
  maximumEntries: 100_000,
  maximumBytes: 64 * gigabyte,
  maximumRatio: 200,
  ratioFromBytes: gigabyte,
};

/** `--allow-large` */
export const noZipLimits: ZipLimits = {
  maximumEntries: Infinity,
  maximumBytes: Infinity,
  maximumRatio: Infinity,
  ratioFromBytes: Infinity,
};

/** Why so many inflated bytes are refused, or null. */
export function sizeProblem(bytes: number, archiveBytes: number, limits: ZipLimits): string | null {
  if (bytes > limits.maximumBytes) return `it unpacks to more than ${limits.maximumBytes / gigabyte} GiB`;
  if (bytes > limits.ratioFromBytes && bytes > limits.maximumRatio * archiveBytes)
    return `it unpacks to more than ${limits.maximumRatio} times its size`;
  return null;
}
