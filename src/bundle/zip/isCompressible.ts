import { open } from "node:fs/promises";
import { deflateRawSync } from "node:zlib";
import { openWithoutFollowing } from "../openWithoutFollowing";

const sampleBytes = 16 * 1024;
/** Where compressing saves less than a tenth, it is not worth 30 times the time of copying. */
const worthwhile = 0.9;

/**
 * Whether a file is worth compressing, told from its begin, its middle and its end: pictures, archives and weights of
 * models are not.
 * @throws the error of the file system.
 */
export async function isCompressible(path: string, size: number): Promise<boolean> {
  const file = await open(path, openWithoutFollowing);
  try {
    let [read, deflated] = [0, 0];
    for (const position of [0, Math.floor(size / 2), size - sampleBytes]) {
      const sample = Buffer.allocUnsafe(sampleBytes);
      const { bytesRead } = await file.read(sample, 0, sampleBytes, Math.max(0, position));
      read += bytesRead;
      deflated += deflateRawSync(sample.subarray(0, bytesRead), { level: 1 }).length;
    }
    return deflated < read * worthwhile;
  } finally {
    await file.close();
  }
}
