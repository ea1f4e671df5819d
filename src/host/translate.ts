import * as vscode from "vscode";
import { type Translate } from "../core/translate";

/** `vscode.l10n.t` for the pure view models. */
export const translate: Translate = (message, ...values) => vscode.l10n.t(message, ...values);
