import { extname } from "node:path/posix";
import { mediaTypeOf } from "../../core/format/mediaType";
import type { Artifact } from "../../core/records";
import type { ReportImage } from "../../core/report/reportDocument";
import { openBundle } from "../../bundle/contents/bundleContents";
import { readBytes } from "../../bundle/contents/readText";
import type { WorkspaceLayout } from "../../bundle/layout";

const maximumImageBytes = 512 * 1024;
const maximumImages = 12;

/** The small pictures among the outputs of an execution, to lie in its report; what cannot be read is left out. */
export async function reportImages(
  layout: WorkspaceLayout,
  id: string,
  artifacts: readonly Artifact[],
): Promise<ReportImage[]> {
  const pictures = artifacts.filter(
    ({ direction, uri, size }) =>
      direction === "output" &&
      uri.startsWith("outputs/") &&
      size <= maximumImageBytes &&
      mediaTypeOf(uri)?.startsWith("image/") === true,
  );
  const bundle = pictures.length === 0 ? null : await openBundle(layout, id);
  const images: ReportImage[] = [];
  try {
    for (const { uri, name } of pictures.slice(0, maximumImages)) {
      const entry = await bundle?.find(uri);
      const mediaType = mediaTypeOf(uri);
      if (entry?.kind !== "file" || mediaType === null) continue;
      const bytes = await readBytes(entry.source, maximumImageBytes);
      if (bytes === null) continue;
      const named = extname(name) === "" ? `${name} (${uri})` : name;
      images.push({ kind: "image", name: named, mediaType, base64: bytes.toString("base64") });
    }
  } finally {
    bundle?.close();
  }
  return images;
}
