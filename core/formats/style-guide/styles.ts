/** The page's looks: quiet, so that the tokens speak. Light and dark by setting or by choice, and on paper. */
export const STYLES = `
:root { color-scheme: light dark; --ink: light-dark(#16181d, #eceef2); --soft: light-dark(#5c6370, #9aa2b1);
  --page: light-dark(#ffffff, #121418); --panel: light-dark(#f6f7f9, #1b1e24); --rule: light-dark(#e3e6eb, #2c313a);
  --accent: light-dark(#3451d1, #9db1ff); font: 400 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--page); }
:root:has(#light:checked) { color-scheme: light; }
:root:has(#dark:checked) { color-scheme: dark; }
* { box-sizing: border-box; margin: 0; }
body { max-inline-size: 1200px; margin-inline: auto; padding: 64px 40px; }
header { display: grid; grid-template-columns: 1fr auto; gap: 8px 32px; align-items: end; }
h1 { font-size: 44px; line-height: 1.1; font-weight: 650; letter-spacing: -0.02em; }
.lead { grid-column: 1 / -1; font-size: 18px; color: var(--soft); }
nav { grid-column: 1; display: flex; flex-wrap: wrap; gap: 4px 20px; padding-block-start: 16px; }
nav a { color: var(--accent); text-decoration: none; }
nav a:hover { text-decoration: underline; }
.scheme { border: 1px solid var(--rule); border-radius: 8px; padding: 4px; display: flex; grid-column: 2; }
.scheme legend { position: absolute; clip-path: inset(50%); }
.scheme label { padding: 4px 12px; border-radius: 5px; font-size: 13px; color: var(--soft); cursor: pointer; }
.scheme input { position: absolute; opacity: 0; }
.scheme label:has(:checked) { background: var(--panel); color: var(--ink); }
.scheme label:has(:focus-visible) { outline: 2px solid var(--accent); }
section { display: grid; grid-template-columns: 200px minmax(0, 1fr); gap: 32px 48px; padding-block: 48px; border-block-start: 1px solid var(--rule);
  scroll-margin-top: 16px; }
main { margin-block-start: 48px; }
.title { position: sticky; inset-block-start: 24px; align-self: start; }
h2 { font-size: 22px; line-height: 1.3; font-weight: 600; }
.title p { color: var(--soft); font-size: 14px; margin-block-start: 4px; }
h3 { font-size: 13px; font-weight: 600; color: var(--soft); margin-block: 32px 12px; }
.content > h3:first-child { margin-block-start: 0; }
ul { list-style: none; padding: 0; }
.tokens { display: grid; grid-template-columns: repeat(auto-fill, minmax(168px, 1fr)); gap: 24px 16px; }
.tokens + .tokens { margin-block-start: 24px; }
.token { display: flex; flex-direction: column; gap: 10px; break-inside: avoid; min-inline-size: 0; }
.words { display: flex; flex-direction: column; gap: 1px; min-inline-size: 0; }
.words strong { font-weight: 600; }
.value { display: flex; flex-wrap: wrap; gap: 0 12px; font-variant-numeric: tabular-nums; }
code { font: 12px/1.6 ui-monospace, monospace; color: var(--soft); overflow-wrap: anywhere; user-select: all; }
small { font-size: 12px; color: var(--soft); }
.words p { font-size: 13px; color: var(--soft); overflow-wrap: anywhere; }
.crops { display: flex; flex-wrap: wrap; gap: 6px; margin-block-start: 6px; }
.crops img { max-inline-size: 100%; max-block-size: 56px; border-radius: 4px; outline: 1px solid var(--rule); }
.swatch, td i { background: linear-gradient(var(--value), var(--value)), repeating-conic-gradient(#fff 0 25%, #dfe2e7 0 50%) 0 0 / 16px 16px; }
.swatch { block-size: 88px; border-radius: 10px; box-shadow: inset 0 0 0 1px color-mix(in srgb, CanvasText 12%, transparent); }
.as-bar .tokens, .as-text .tokens { grid-template-columns: minmax(0, 1fr); gap: 0; }
.as-bar .token, .as-text .token { padding-block: 14px; border-block-end: 1px solid var(--rule); }

.as-bar .token { display: grid; grid-template-columns: 280px minmax(0, 1fr); align-items: center; gap: 24px; }
.as-bar .words { order: -1; display: grid; grid-template-columns: 56px minmax(0, 1fr); }
.as-bar .words > :not(strong) { grid-column: 2; }
.as-bar .words > strong { grid-row: span 5; }
.as-swatch .family, .as-corner .tokens { grid-template-columns: repeat(auto-fill, minmax(128px, 1fr)); }
.bar { block-size: 20px; max-inline-size: 100%; background: var(--accent); border-radius: 2px; }
.corner { inline-size: 88px; block-size: 88px; border: 2px solid var(--accent); background: var(--panel); }
.stage { padding: 40px; border-radius: 10px; background: #f2f3f5; display: grid; }
.as-card .tokens { grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)); }
.card { block-size: 72px; border-radius: 10px; background: #ffffff; }
.line { block-size: 64px; border-radius: 10px; background: var(--panel); }
.strip, .box { background: var(--accent); border-radius: 6px; }
.strip { block-size: 56px; }
.box { max-inline-size: 100%; max-block-size: 160px; }
.sample { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
table { border-collapse: collapse; inline-size: 100%; font-size: 14px; }
th { text-align: start; font-weight: 600; }
thead th { color: var(--soft); font-weight: 400; }
th, td { padding: 8px 16px 8px 0; border-block-end: 1px solid var(--rule); }
td i { display: inline-block; inline-size: 18px; block-size: 18px; border-radius: 5px; vertical-align: -4px; margin-inline-end: 10px;
  background-size: auto, 8px 8px; box-shadow: inset 0 0 0 1px color-mix(in srgb, CanvasText 16%, transparent); }
.none { color: var(--soft); }
.pairs { display: grid; grid-template-columns: repeat(auto-fill, minmax(168px, 1fr)); gap: 16px; font-size: 13px; }
.pairs li { display: flex; flex-direction: column; gap: 2px; break-inside: avoid; }
.pair { block-size: 64px; border-radius: 10px; display: grid; place-items: center; font-size: 24px; font-weight: 600; margin-block-end: 6px;
  box-shadow: inset 0 0 0 1px color-mix(in srgb, CanvasText 12%, transparent); }
.grade { color: var(--soft); font-variant-numeric: tabular-nums; }
.grade.low { color: light-dark(#b3261e, #ff9b93); }
footer { color: var(--soft); font-size: 13px; padding-block-start: 24px; border-block-start: 1px solid var(--rule); }
@media (max-width: 760px) { body { padding: 32px 20px; } section { grid-template-columns: minmax(0, 1fr); } .title { position: static; }
  header { grid-template-columns: minmax(0, 1fr); } .scheme { grid-column: 1; justify-self: start; } }
@media print {
  @page { margin: 16mm 14mm; }
  :root { color-scheme: light; font-size: 11px; }
  * { print-color-adjust: exact; }
  body { padding: 0; max-inline-size: none; }
  nav, .scheme { display: none; }
  section { grid-template-columns: 110px minmax(0, 1fr); gap: 16px 24px; padding-block: 24px; }
  main { margin-block-start: 24px; }
  .as-bar .token { grid-template-columns: 180px minmax(0, 1fr); }
  .title { position: static; }
  h2, h3 { break-after: avoid; }
  tr { break-inside: avoid; }
  .tokens, .pairs { grid-template-columns: repeat(auto-fill, minmax(110px, 1fr)); }
  .swatch { block-size: 56px; }
  h2 { font-size: 16px; }
  code, small, .words p, .title p, table, .pairs { font-size: 10px; }
}
`
