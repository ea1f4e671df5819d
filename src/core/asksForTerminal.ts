/** What programs print that ask for a terminal of their own and find none. */
const complaints: readonly RegExp[] = [
  // ENXIO, as the C library, BSD and shells word it.
  /\/dev\/tty\b.*(?:No such device or address|Device not configured|ENXIO)/i,
  /(?:No such device or address|Device not configured|ENXIO|can(?:no|')t open|cannot open).*\/dev\/tty\b/i,
  /\b(?:stdin|stdout|standard (?:in|out)put|input(?: device)?) is not a (?:terminal|tty)\b/i,
  // sudo
  /a terminal is required to|no tty present/i,
  // Python's getpass
  /GetPassWarning/,
];

/** What stands at the end of the reason of a run that failed for want of a terminal. */
export const terminalHint = "it asked for a terminal, which executions.run.terminal = pty gives it";

/**
 * Whether a script failed for want of a terminal (a password prompt, a program with windows of text).
 * @param stderrTail the end of what it wrote to standard error.
 */
export function asksForTerminal(stderrTail: string): boolean {
  return stderrTail.split("\n").some((line) => complaints.some((complaint) => complaint.test(line)));
}
