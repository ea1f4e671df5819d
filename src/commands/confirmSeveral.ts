import * as vscode from "vscode";

/**
 * Asks once before something is done with several executions; with one it is not asked.
 * @param question names how many of how many. @returns whether it shall be done.
 */
export async function confirmSeveral(
  chosen: number,
  question: string,
  answer: string,
  detail: string,
): Promise<boolean> {
  if (chosen <= 1) return true;
  const options = { modal: true, detail };
  return (await vscode.window.showWarningMessage(question, options, answer)) === answer;
}
