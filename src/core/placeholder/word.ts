import type { Scope } from "./shellScan";

/*
 * What a word stands for is known only in part before it runs. Its `shape` is its text without quotes, in which
 * these marks stand for what is not known. A script that holds them itself is only judged more strictly.
 */
/** An expansion in double quotes. */
export const quotedMark = "\u0001";
/** An expansion outside of quotes: it may become several words. */
export const splitMark = "\u0002";
/** A placeholder. */
export const placeholderMark = "\u0003";
/** A character of a file name pattern, outside of quotes. */
export const patternMark = "\u0004";
/** `<( … )` or `>( … )`. */
export const processMark = "\u0005";

const marks = /[\u0001-\u0005]/; // prettier-ignore

/** A word of a command. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly shape: string;
  /** Holds for all that stands in the word. */
  readonly scope: Scope;
}

/** Whether the word's text is known before it runs. */
export function isStatic(word: Word): boolean {
  return !marks.test(word.shape);
}
