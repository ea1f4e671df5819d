import { extname } from "node:path/posix";
import { mediaTypeOf } from "../../core/format/mediaType";
import { liesInBundle } from "../../core/liesInBundle";
import type { Artifact } from "../../core/records";
import type { ReportImage } from "../../core/report/reportDocument";
import { openBundle, type BundleContents } from "../../bundle/contents/bundleContents";
import { readBytes } from "../../bundle/contents/readText";
import type { WorkspaceLayout } from "../../bundle/layout";

const maximumImageBytes = 512 * 1024;
const maximumImages = 12;

/** What the pictures of one report may take, in bytes: a browser has to hold them all. */
export class ImageBudget {
  constructor(private left = 24 * 1024 * 1024) {}

  /** Whether there is room for so many more; then they are taken. */
  takes(bytes: number): boolean {
    const hasRoom = bytes <= this.left;
    if (hasRoom) this.left -= bytes;
    return hasRoom;
  }
}

/**
 * The small pictures among the outputs of an execution, to lie in its report; what cannot be read, or has no room, is left
 * out.
 */
export async function reportImages(
  layout: WorkspaceLayout,
  id: string,
  artifacts: readonly Artifact[],
  budget: ImageBudget,
): Promise<ReportImage[]> {
  const pictures = artifacts.filter(
    (artifact) =>
      artifact.direction === "output" &&
      liesInBundle(artifact) &&
      artifact.size <= maximumImageBytes &&
      mediaTypeOf(artifact.uri)?.startsWith("image/") === true,
  );
  const bundle = pictures.length === 0 ? null : await openBundle(layout, id);
  const images: ReportImage[] = [];
  try {
    for (const { uri, name } of pictures.slice(0, maximumImages)) {
      const mediaType = mediaTypeOf(uri);
      const bytes = bundle === null ? null : await bytesOf(bundle, uri);
      if (mediaType === null || bytes === null || !budget.takes(bytes.length)) continue;
      const named = extname(name) === "" ? `${name} (${uri})` : name;
      images.push({ kind: "image", name: named, mediaType, base64: bytes.toString("base64") });
    }
  } finally {
    bundle?.close();
  }
  return images;
}

async function bytesOf(bundle: BundleContents, uri: string): Promise<Buffer | null> {
  const entry = await bundle.find(uri);
  return entry?.kind === "file" ? readBytes(entry.source, maximumImageBytes) : null;
}
