import { createHash } from 'node:crypto';

/**
 * Meaning sits in word, shape and fill style (solid, tint, double, dashed, torn); colour comes third (ux.md 2).
 * The five colours reach 7:1 on white and on their tints. A panel keeps its look in dark mode, so that it is known
 * at once. Sizes are in rem: text grows with the reader's setting, and long words break rather than overflow.
 */
const TOKENS = `
:root{color-scheme:light dark;--bg:#fff;--ink:#1b2126;--soft:#48535d;--line:#d3dae0;--wash:#f2f5f7;--brand:#12324a;--link:#0b3d91}
@media(prefers-color-scheme:dark){:root{--bg:#12171b;--ink:#eef2f4;--soft:#b4bfc8;--line:#38434c;--wash:#1b2329;--brand:#cfe0ee;--link:#9fc5ff}}`;

const PAGE = `
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:1rem/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
header,main,footer{max-width:40rem;margin:auto;padding:0 1rem}
header{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem .5rem;padding-block:.4rem}
header img{width:1.75rem;height:1.75rem}
header b{flex:1 1 8rem;color:var(--brand);font-size:.9375rem}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible,summary:focus-visible,button:focus-visible,input:focus-visible,textarea:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.lang{display:inline-block;padding:.35rem 0}
dl{margin:.4rem 0 0}
dl div{display:flex;flex-wrap:wrap;gap:0 .75rem;padding:.3rem 0;border-bottom:1px solid var(--line)}
dt{flex:1 1 7.5rem;color:var(--soft);font-size:.9375rem}
dd{flex:99 1 10rem;margin:0;font-weight:600}
dd small{font-size:1em;font-weight:400}
.name{font-size:1.25rem;line-height:1.3}
.next{margin:.75rem 0;padding:.5rem .8rem;border-left:6px solid var(--brand);background:var(--wash);font-weight:600}
.next b{display:block;font-size:.8125rem;letter-spacing:.06em;text-transform:uppercase;color:var(--soft)}
details{border-top:1px solid var(--line)}
summary{padding:.65rem 0;cursor:pointer}
details ul{margin:0 0 .75rem;padding-left:1.2rem}
.tel{display:inline-block;padding:.1rem 0}
footer{padding-block:.5rem 1.5rem;font-size:.9375rem;color:var(--soft)}
footer p{margin:.5rem 0}
footer b{color:var(--ink)}
.paper{display:none}`;

const PANEL = `
.panel{--k:#fff;position:relative;min-height:10.5rem;margin:0 -1rem;padding:1.1rem .75rem;display:flex;flex-wrap:wrap;align-content:center;align-items:center;gap:.4rem .9rem;color:var(--c);background:var(--k);border:4px solid var(--c)}
.panel h1{flex:0 1 auto;min-width:0;margin:0;font-size:clamp(40px,2.5rem,13vw);line-height:1.08;font-weight:800;font-stretch:semi-condensed;letter-spacing:-.015em}
.panel p{flex:1 0 100%;margin:0;color:#1b2126}
.icon{flex:none;width:3.75rem;height:3.75rem;fill:currentColor}
.k,.s,.q{fill:none;stroke:var(--k);stroke-width:6.5}
.s,.q{stroke:currentColor}
.q{stroke-width:10}
.w{stroke-width:16}
.VALID{--c:#fff;--k:#0b5d2a;border-color:var(--k)}
.VALID p{color:#fff}
.EXPIRED{--c:#6b4300;--k:#fdf3dc;border-width:10px}
.SUSPENDED{--c:#6b4300;--k:#fdf3dc;border:12px double;padding-inline:.5rem}
.REVOKED{--c:#8a1111}
.NOT_YET_VALID{--c:#0b3d91;--k:#e9f0fc;border-width:2px 2px 2px 12px}
.NOT_FOUND{--c:#3f454b;--k:#eceff1;border-width:1px}
.ALTERED{--c:#8a1111;border-width:0 4px}
.CANNOT_CHECK{--c:#3f454b;--k:#eceff1;border:4px dashed}
.edge{position:absolute;left:0;top:0;width:100%;height:12px;fill:currentColor}
.edge+.edge{top:auto;bottom:0;transform:scaleY(-1)}
@media(min-width:42rem){.panel{margin:0;padding-inline:1.5rem}.panel h1{font-size:3rem}}`;

const FORMS = `
form{margin:1rem 0}
form.toggle{margin:0}
h1.plain{margin:.75rem 0 .5rem;font-size:1.75rem;line-height:1.2}
label{display:block;margin-bottom:.3rem;font-weight:600}
input,textarea{display:block;width:100%;padding:.65rem;border:2px solid var(--soft);border-radius:4px;background:var(--bg);color:var(--ink);font:1.125rem/1.3 ui-monospace,Consolas,monospace}
.hint{margin:0 0 .4rem;color:var(--soft)}
button{margin-top:.6rem;padding:.7rem 1.4rem;border:0;border-radius:4px;background:#12324a;color:#fff;font:inherit;font-weight:600;cursor:pointer}
.toggle button{margin:0;padding:.35rem 0;background:none;color:var(--link);font-weight:400;text-decoration:underline}`;

const OTHER_MEDIA = `
@media(forced-colors:active){.panel{--k:Canvas;--c:CanvasText;border-color:CanvasText}.panel p{color:CanvasText}.VALID{border-width:8px}button{border:2px solid}}
@media print{body{font-size:11pt}:root{--bg:#fff;--ink:#000;--soft:#000;--line:#777;--wash:#fff;--brand:#000;--link:#000}.panel,.panel p{--k:#fff;--c:#000;color:#000;background:#fff;border-color:#000}.VALID{border-width:6px}.paper{display:block}form,.lang,details{display:none}}`;

export const STYLE = [TOKENS, PAGE, PANEL, FORMS, OTHER_MEDIA].join('').replaceAll('\n', '');

/** Names the one style sheet in the content security policy: no other style can act, an injected one neither. */
export const STYLE_HASH = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;
