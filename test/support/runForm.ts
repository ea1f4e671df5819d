import { type QuickInput } from "./quickInput";

/** Changes one input of the open form by its input box: `row` is its row now ("epochs: 40"). */
export async function typeInput(form: QuickInput, row: string, text: string): Promise<void> {
  const [name = ""] = row.split(":");
  await form.pick(row);
  await form.waitForTitle(`${name} ·`);
  await form.type(text);
  await form.accept();
  await form.row(`${name}: ${text}`).waitFor();
}

/** Changes one input of the open form by its list of choices, one of which is taken. */
export async function chooseInput(form: QuickInput, row: string, choice: string): Promise<void> {
  const [name = ""] = row.split(":");
  await form.pick(row);
  await form.waitForTitle(`${name} ·`);
  await form.pick(choice);
  await form.row(`${name}: ${choice}`).waitFor();
}
