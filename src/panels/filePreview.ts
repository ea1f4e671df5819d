import { laidOutJson } from "../core/format/laidOutJson";
import { mediaTypeOf } from "../core/format/mediaType";
import { parseTable } from "../core/difference/parseTable";
import { delimiterOf } from "../core/difference/readTable";
import type { FilePreview } from "../shared/details/filePreview";
import type { BundleFiles, FileStart } from "./bundleFiles";

const previewBytes = 512 * 1024;
/** Indents of what is nested deeply are longer than what they indent. */
const laidOutLength = 4 * previewBytes;
const imageBytes = 8 * 1024 * 1024;
const shownRows = 200;
const shownColumns = 50;
/** Where a file of other than text shows it. */
const tellingBytes = 8 * 1024;

/**
 * What a page shows of a file of the bundle, bounded: tables of separated values by cells, JSON laid out, images, other
 * text as it is.
 * @throws {HumanError} when it is no file of the bundle.
 */
export function filePreview(files: BundleFiles, path: string): FilePreview {
  const type = mediaTypeOf(path) ?? "";
  if (type.startsWith("image/")) return image(files.readStart(path, imageBytes), type);
  const start = files.readStart(path, previewBytes);
  if (start.bytes.subarray(0, tellingBytes).includes(0))
    return { kind: "none", size: start.size, why: "binary" };
  const text = start.bytes.toString("utf8");
  const truncated = start.size > previewBytes;
  if (type === "text/csv" || type === "text/tab-separated-values")
    return table(text, delimiterOf(text), truncated);
  const laidOut = type === "application/json" && !truncated ? laidOutJson(text, laidOutLength) : text;
  return { kind: "text", text: laidOut, size: start.size, truncated };
}

function image({ bytes, size }: FileStart, type: string): FilePreview {
  if (size > imageBytes) return { kind: "none", size, why: "too large" };
  return { kind: "image", source: `data:${type};base64,${bytes.toString("base64")}` };
}

/** Of a file that is cut off the last row may be half of one. */
function table(text: string, separator: string, isCut: boolean): FilePreview {
  const parsed = parseTable(text, separator);
  const [head = [], ...rows] = (isCut ? parsed.slice(0, -1) : parsed).map((row) =>
    row.slice(0, shownColumns),
  );
  return {
    kind: "table",
    head,
    rows: rows.slice(0, shownRows),
    truncated: isCut || rows.length > shownRows || parsed.some((row) => row.length > shownColumns),
  };
}
