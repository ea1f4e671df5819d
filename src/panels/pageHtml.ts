import { randomBytes } from "node:crypto";
import { Uri, type Webview } from "vscode";

/** Of an empty style element: the toolkit makes one and fills it by script; no written style passes. */
const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/**
 * The frame of a page: our script by nonce, our style sheets and font by address, nothing else (design, section 9).
 * @param pictures whether it shows pictures too: files of its `localResourceRoots`, and what it draws itself.
 */
export function pageHtml(webview: Webview, root: Uri, page: string, pictures = false): string {
  const nonce = randomBytes(18).toString("base64url");
  const address = (name: string): string => webview.asWebviewUri(Uri.joinPath(root, name)).toString();
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource} ${emptyStyle}`,
    `font-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
    ...(pictures ? [`img-src ${webview.cspSource} data:`] : []),
  ].join("; ");
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="preload" href="${address("codicon.ttf")}" as="font" type="font/ttf" crossorigin />
    <link rel="stylesheet" href="${address("codicon.css")}" />
    <link rel="stylesheet" href="${address(`${page}.css`)}" />
  </head>
  <body>
    <executions-${page}></executions-${page}>
    <script nonce="${nonce}" src="${address(`${page}.js`)}"></script>
  </body>
</html>`;
}
