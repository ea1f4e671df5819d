import { existsSync, realpathSync, statSync } from "node:fs";
import { isAbsolute, join, sep } from "node:path";
import { HumanError } from "../core/humanError";
import { inEnglish, type Translate } from "../core/translate";
import type { FileText } from "../shared/details/detailsMessages";
import { readRange } from "./read/readRange";

/** More of a text no page shows. */
export const maximumTextBytes = 2 * 1024 * 1024;

/** How a file begins. */
export interface FileStart {
  readonly bytes: Buffer;
  /** Of the whole file. */
  readonly size: number;
}

/** Finds and reads the files that a page names. */
export class BundleFiles {
  /** @param bundle the bundle's folder @param workspace the folder that holds it, both absolute. */
  constructor(
    readonly bundle: string,
    readonly workspace: string,
    private readonly t: Translate = inEnglish,
  ) {}

  /** Where a uri of the page lies: in the bundle, else in the workspace, else where it says. */
  locate(uri: string): string {
    if (isAbsolute(uri)) return uri;
    const inside = join(this.bundle, uri);
    return this.isWithin(inside) && existsSync(inside) ? inside : join(this.workspace, uri);
  }

  /** Whether a path lies in the bundle, so that what is there was sealed. */
  isWithin(path: string): boolean {
    return path.startsWith(this.bundle + sep);
  }

  /**
   * The first bytes of a file of the bundle, and how many there are.
   * @throws {HumanError} as {@link readText} does.
   */
  readStart(path: string, maximum: number): FileStart {
    const real = this.realPath(path);
    return { bytes: readRange(real, 0, maximum), size: statSync(real).size };
  }

  /**
   * The text of a file of the bundle, bounded.
   * @throws {HumanError} when it is no file of the bundle: missing, or a link that leads out of it.
   */
  readText(path: string): FileText {
    const { bytes, size } = this.readStart(path, maximumTextBytes);
    return { text: bytes.toString("utf8"), size, truncated: size > maximumTextBytes };
  }

  private realPath(path: string): string {
    const full = join(this.bundle, path);
    const real = existsSync(full) ? realpathSync(full) : null;
    if (real === null || !this.isWithin(full) || !real.startsWith(realpathSync(this.bundle) + sep))
      throw new HumanError(this.t("There is no file {0} in this bundle.", path));
    return real;
  }
}
