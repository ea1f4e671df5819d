import { Readable } from "node:stream";
import { mediaTypeOf } from "../../core/format/mediaType";
import { openBundle, type BundleEntry } from "../../bundle/contents/bundleContents";
import type { ContentSource } from "../../bundle/contents/contentSource";
import { readBytes } from "../../bundle/contents/readText";
import { bundlePaths, type WorkspaceLayout } from "../../bundle/layout";
import type { LogStream } from "../logOrder";
import { compareContent } from "./compareContent";
import { comparePair, knownContent } from "./comparePair";
import type { ContentAnswer, ContentQuestion, OwnedFile, Picture } from "./contentQuestion";
import { ContentFinder } from "./findContent";
import { wholeLines, withProgress } from "./logSources";

type FileQuestion = Extract<ContentQuestion, { readonly kind: "file" }>;
type LogQuestion = Extract<ContentQuestion, { readonly kind: "log" }>;

/** A larger picture is told by its bytes alone. */
const maximumPictureBytes = 8 * 1024 * 1024;

const nothingPrinted: ContentSource = { size: 0, open: () => Readable.from([]) };
const nothing: BundleEntry = { kind: "file", source: nothingPrinted };

/**
 * Holds two files or two logs against each other, archived or not, with bounded memory.
 * @param told is told how much of two logs was read, in percent.
 * @throws {HumanError} when an archive is damaged; the error of the file system.
 */
export async function answerContent(
  question: ContentQuestion,
  told: (percent: number) => void,
): Promise<ContentAnswer> {
  return question.kind === "file" ? await answerFile(question) : await answerLog(question, told);
}

async function answerFile({ layout, before, after, options }: FileQuestion): Promise<ContentAnswer> {
  const pair = { before: before.artifact, after: after.artifact };
  const known = knownContent(pair);
  if (known !== null) return { kind: "file", content: known };
  const finder = new ContentFinder(layout);
  try {
    const pictures = await picturesOf(finder, before, after);
    if (pictures !== null) return pictures;
    const content = await comparePair(finder, [before.owner, after.owner], pair, options);
    return { kind: "file", content };
  } finally {
    await finder.close();
  }
}

async function picturesOf(
  finder: ContentFinder,
  before: OwnedFile,
  after: OwnedFile,
): Promise<ContentAnswer | null> {
  const [one, other] = [await pictureOf(finder, before), await pictureOf(finder, after)];
  return one === null || other === null ? null : { kind: "pictures", before: one, after: other };
}

async function pictureOf(finder: ContentFinder, { owner, artifact }: OwnedFile): Promise<Picture | null> {
  const type = mediaTypeOf(artifact.uri) ?? "";
  if (!type.startsWith("image/")) return null;
  const found = await finder.find(owner, artifact);
  const bytes = found.kind === "file" ? await readBytes(found.source, maximumPictureBytes) : null;
  return bytes === null ? null : { type, base64: bytes.toString("base64") };
}

async function answerLog(
  { layout, before, after, stream, grows, options }: LogQuestion,
  told: (percent: number) => void,
): Promise<ContentAnswer> {
  const [old, now] = [await openLog(layout, before, stream), await openLog(layout, after, stream)];
  try {
    const read = withProgress([old.source, now.source], told);
    const entries = read.map((source, side): BundleEntry => {
      return { kind: "file", source: grows[side] === true ? wholeLines(source) : source };
    });
    const [one = nothing, other = nothing] = entries;
    const difference = await compareContent(`${stream}.log`, one, other, options);
    return { kind: "log", difference, sizes: [old.source.size, now.source.size] };
  } finally {
    old.close();
    now.close();
  }
}

interface OpenLog {
  readonly source: ContentSource;
  close(): void;
}

/** An execution that printed nothing may have no log. */
async function openLog(layout: WorkspaceLayout, id: string, stream: LogStream): Promise<OpenLog> {
  const bundle = await openBundle(layout, id);
  const close = (): void => bundle?.close();
  try {
    const path = stream === "out" ? bundlePaths.stdout : bundlePaths.stderr;
    const entry = await bundle?.find(path);
    return { source: entry?.kind === "file" ? entry.source : nothingPrinted, close };
  } catch (error) {
    close();
    throw error;
  }
}
