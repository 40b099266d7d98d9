import { chanceOf } from '#server/testing/chance.ts';

/** What every payload calls and names, so that what has come of it is found: `mark0`, `mark1`, … */
export const MARK = 'mark';

type Piece = (mark: string) => string;

/** Elements that run something by themselves, or load something. `${run(mark)}` is the script. */
const run: Piece = (mark) => `alert('${mark}')`;
const ELEMENTS: readonly Piece[] = [
  (mark) => `<script>${run(mark)}</script>`,
  (mark) => `<img id=${mark} src=x onerror=${run(mark)}>`,
  (mark) => `<svg id=${mark} onload=${run(mark)}>`,
  (mark) => `<svg id=${mark}><animate onbegin=${run(mark)} attributeName=x dur=1s>`,
  (mark) => `<svg id=${mark}><script href=data:,${run(mark)} />`,
  (mark) => `<body id=${mark} onload=${run(mark)}>`,
  (mark) => `<input id=${mark} autofocus onfocus=${run(mark)}>`,
  (mark) => `<details id=${mark} open ontoggle=${run(mark)}>`,
  (mark) => `<video id=${mark} src=x onerror=${run(mark)}>`,
  (mark) => `<audio id=${mark} src=x onerror=${run(mark)}>`,
  (mark) => `<iframe id=${mark} srcdoc="&lt;script&gt;${run(mark)}&lt;/script&gt;">`,
  (mark) => `<iframe id=${mark} src="javascript:${run(mark)}">`,
  (mark) => `<object id=${mark} data="javascript:${run(mark)}">`,
  (mark) => `<embed id=${mark} src="data:text/html,${mark}">`,
  (mark) => `<a id=${mark} href="javascript:${run(mark)}">x</a>`,
  (mark) => `<form id=${mark} action="javascript:${run(mark)}"><button>x`,
  (mark) => `<button id=${mark} formaction="javascript:${run(mark)}">x`,
  (mark) => `<math id=${mark} href="javascript:${run(mark)}">x`,
  (mark) => `<base id=${mark} href="https://${mark}.example/">`,
  (mark) => `<meta id=${mark} http-equiv=refresh content="0;url=data:,${mark}">`,
  (mark) => `<link id=${mark} rel=stylesheet href="data:text/css,*{}" onload=${run(mark)}>`,
  (mark) => `<style id=${mark}>*{background:url(data:,${mark})}</style>`,
  (mark) => `<div id=${mark} style="animation-name:x" onanimationstart=${run(mark)}>`,
  (mark) => `<marquee id=${mark} onstart=${run(mark)}>`,
];

/** What is no element, and runs where a text becomes an address, a template, a script or a formula. */
const TEXTS: readonly Piece[] = [
  (mark) => `javascript:${run(mark)}`,
  (mark) => `JaVaScRiPt\t:${run(mark)}//`,
  (mark) => `data:text/html,<script>${run(mark)}</script>`,
  (mark) => `vbscript:msgbox("${mark}")`,
  (mark) => `//${mark}.example/x`,
  (mark) => `[x](javascript:${run(mark)})`,
  (mark) => `{{constructor.constructor("${run(mark)}")()}}`,
  (mark) => `\${${run(mark)}}`,
  (mark) => `';${run(mark)};//`,
  (mark) => `"};${run(mark)};//`,
  (mark) => `=HYPERLINK("https://${mark}.example","x")`,
  (mark) => `</style><p id=${mark}>`,
];

/** Out of what a text might stand in. */
const CONTEXTS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `">${text}`,
  (text) => `'>${text}`,
  (text) => `--><!---->${text}`,
  (text) => `</title></textarea></script></style>${text}`,
  (text) => `]]>${text}`,
  (text) => `\` onmouseover=alert(1) x=\`${text}`,
  (text) => `" autofocus onfocus=alert(1) x="${text}`,
];

/** As it might get past somebody who looks for what is dangerous. */
const SPELLINGS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replaceAll(/<(\w+)/g, (tag) => tag.toUpperCase()),
  (text) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  (text) => text.replaceAll('<', '&#x3c;'),
  (text) => text.replaceAll('<', '%3C').replaceAll('>', '%3E'),
  (text) => text.replaceAll('<', String.raw`\u003c`),
  (text) => text.replaceAll('<', '\uFF1C'),
  (text) => text.replaceAll(/(<\w+) /g, '$1/'),
  (text) => text.replaceAll('script', 'scr<script>ipt'),
  (text) => text.replaceAll(' on', '\n\u000Con'),
];

/** How many there are. */
const COUNT = 200;

/** Texts that would run, or become elements, wherever they are not taken for texts; each with a mark of its own. */
export const PAYLOADS: readonly string[] = Array.from({ length: COUNT }, (_, index) => {
  const pieces = [...ELEMENTS, ...TEXTS];
  const piece = at(pieces, index);
  const context = at(CONTEXTS, index + Math.floor(index / pieces.length));
  const spelling = at(SPELLINGS, Math.floor(index / 3) + Math.floor(index / pieces.length) * 3);
  return spelling(context(piece(`${MARK}${index}`)));
});

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('There is nothing to choose from.');
  return item;
}

/** So many of them, others for each seed. */
export function somePayloads(count: number, seed: number): string[] {
  const chance = chanceOf(seed);
  const left = [...PAYLOADS];
  return Array.from({ length: Math.min(count, left.length) }, () => {
    const [taken = ''] = left.splice(chance.whole(0, left.length - 1), 1);
    return taken;
  });
}
