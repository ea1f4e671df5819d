import { shownValue } from "../difference/shownValue";
import { sortVerdicts, summarizeVerdicts, type Verdict } from "./verdict";

const maximumRows = 40;

/** The verdicts on a reproduction as lines for a terminal: what differs first, the logs last. */
export function verdictTable(of: string, verdicts: readonly Verdict[]): string[] {
  const rows = sortVerdicts(verdicts);
  const shown = rows.slice(0, maximumRows);
  const width = Math.max(0, ...shown.map(({ output }) => nameOf(output).length));
  return [
    `Reproduces ${of}: ${summarizeVerdicts(verdicts)}`,
    ...shown.map(({ output, verdict, detail }) =>
      `  ${nameOf(output).padEnd(width)}  ${verdict.padEnd("identical".length)}  ${shownDetail(detail)}`.trimEnd(),
    ),
    ...(rows.length > shown.length ? [`  and ${rows.length - shown.length} more`] : []),
  ];
}

function nameOf(output: string): string {
  return shownValue(output.replace(/^outputs\//, ""));
}

const maximumDetail = 160;

function shownDetail(detail: string | null): string {
  if (detail === null) return "";
  const line = detail.replace(/[\p{Cc}\p{Cf}]+/gu, " ");
  return line.length > maximumDetail ? `${line.slice(0, maximumDetail)}…` : line;
}
