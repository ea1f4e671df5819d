import { base64Forms } from "./base64Forms";
import { bytesOfText } from "./bytesOfText";
import { escapedForms } from "./escapedForms";
import { isWordOfLogs } from "./judgeSecret";
import { urlForms } from "./urlForms";

/** A shorter line of a secret of several lines (`{`, `EOF`) says nothing of it, and stands in much that is printed. */
const shortestLine = 8;
const armour = /^-----(?:BEGIN|END) [A-Z0-9 ]+-----$/;

/**
 * Everything that must not be seen of a secret, as bytes (one a character): the value, its base64 at each place, as it
 * stands in URLs, in JSON and other quotes; of a value of several lines each line too, since programs print line by line.
 */
export function secretForms(value: string): ReadonlySet<string> {
  const trimmed = value.trim();
  const wholes = trimmed === value || trimmed === "" ? [value] : [value, trimmed];
  const forms = [
    ...wholes.flatMap((whole) => [...writtenForms(whole), ...base64Forms(bytesOfText(whole))]),
    ...linesOf(value).flatMap(writtenForms),
  ];
  return new Set(forms.filter((form) => form !== ""));
}

function writtenForms(text: string): string[] {
  const bytes = bytesOfText(text);
  return [bytes, ...urlForms(bytes), ...escapedForms(text).map(bytesOfText)];
}

function linesOf(value: string): string[] {
  const lines = value.split(/\r?\n|\r/).map((line) => line.trim());
  if (lines.length < 2) return [];
  return lines.filter((line) => line.length >= shortestLine && !armour.test(line) && !isWordOfLogs(line));
}
