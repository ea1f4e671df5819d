/** How a report looks on a screen, in light and dark, and on paper. */
export const reportCss = `
:root { color-scheme: light dark; --text: #1f2328; --muted: #57606a; --line: #d0d7de; --soft: #f6f8fa; --back: #fff;
  --c0: #1f2328; --c1: #0969da; --c2: #9a6700; --c3: #8250df; --c4: #1a7f37; --c5: #cf222e; --add: #dafbe1; --del: #ffebe9; }
@media screen and (prefers-color-scheme: dark) { :root { --text: #e6edf3; --muted: #9ba6b2; --line: #373e47; --soft: #1c2128;
  --back: #0d1117; --c0: #e6edf3; --c1: #58a6ff; --c2: #d29922; --c3: #bc8cff; --c4: #3fb950; --c5: #ff7b72; --add: #12351f; --del: #451b1e; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 960px; padding: 32px 24px 64px; background: var(--back); color: var(--text);
  font: 14px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
h1 { margin: 0; font-size: 24px; font-weight: 600; overflow-wrap: anywhere; }
h2 { margin: 40px 0 12px; padding-bottom: 6px; border-bottom: 1px solid var(--line); font-size: 18px; font-weight: 600; overflow-wrap: anywhere; }
h3 { margin: 28px 0 8px; font-size: 14px; font-weight: 600; }
p { margin: 8px 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.subtitle, figcaption, .note { color: var(--muted); }
code, pre, .code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; font-size: 12px; }
dl { display: grid; grid-template-columns: 160px 1fr; gap: 4px 24px; margin: 12px 0; }
dt { color: var(--muted); }
dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
table { width: 100%; margin: 12px 0 4px; border-collapse: collapse; font-size: 13px; }
th { color: var(--muted); font-size: 12px; font-weight: 600; text-align: left; border-bottom: 1px solid var(--line); }
th, td { padding: 4px 12px 4px 0; vertical-align: top; }
.long { overflow-wrap: anywhere; min-width: 6em; } .even { table-layout: fixed; } .even .short { overflow-wrap: anywhere; } .brief { white-space: nowrap; } .even .brief { white-space: normal; overflow-wrap: anywhere; }
td { border-bottom: 1px solid var(--soft); }
th.right, td.right { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; padding-right: 24px; }
pre { margin: 8px 0; padding: 12px; background: var(--soft); border-radius: 4px; white-space: pre-wrap; overflow-wrap: anywhere; }
pre .add { display: block; background: var(--add); } pre .del { display: block; background: var(--del); } pre .as-is { display: block; }
figure { margin: 16px 0; break-inside: avoid; }
figcaption { font-size: 12px; font-weight: 600; margin-bottom: 4px; }
figure img { max-width: 100%; max-height: 480px; border: 1px solid var(--line); }
.chart { display: block; width: 100%; height: auto; }
.chart text { font: 11px system-ui, sans-serif; fill: var(--muted); } .chart .end { fill: var(--text); }
.grid { stroke: var(--line); stroke-width: 1; }
.curve { fill: none; stroke-width: 1.5; stroke-linejoin: round; }
.c0 { stroke: var(--c0); } .c1 { stroke: var(--c1); stroke-dasharray: 6 3; } .c2 { stroke: var(--c2); stroke-dasharray: 2 3; }
.c3 { stroke: var(--c3); stroke-dasharray: 9 3 2 3; } .c4 { stroke: var(--c4); stroke-dasharray: 12 4; } .c5 { stroke: var(--c5); stroke-dasharray: 4 2 1 2; }
.d0 { stroke-dasharray: none; } .d1 { stroke-dasharray: 6 3; } .d2 { stroke-dasharray: 2 3; } .d3 { stroke-dasharray: 9 3 2 3; }
.d4 { stroke-dasharray: 12 4; } .d5 { stroke-dasharray: 4 2 1 2; }
.dot { stroke-dasharray: none; fill: var(--back); }
rect.dot, circle.dot { stroke-width: 1.5; } .full { fill: var(--muted); }
@media (forced-colors: active) { :root { --text: CanvasText; --muted: CanvasText; --line: GrayText; --soft: GrayText; --back: Canvas; --c0: CanvasText; }
  pre { border: 1px solid var(--line); } .grid { stroke-dasharray: 1 3; } }
@page { margin: 16mm 14mm; }
@media print { body { max-width: none; padding: 0; font-size: 10pt; } h2, h3 { break-after: avoid; } tr { break-inside: avoid; }
  thead { display: table-header-group; } pre { border: 1px solid var(--line); } * { print-color-adjust: exact; } }
`;
