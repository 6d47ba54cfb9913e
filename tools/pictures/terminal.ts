import { html } from 'hono/html';

const FONT_SIZE = 13;
const LINE = 20;
const PADDING = 20;
/** Of a letter: monospaced fonts differ little. */
const LETTER = FONT_SIZE * 0.61;

const INK = '#201f1e';
const QUIET = '#56534f';
const GOOD = '#10621f';

/** An SVG of a terminal in which a command was run. */
export async function terminal(command: string, lines: readonly string[]): Promise<string> {
  const all = [`$ ${command}`, ...lines];
  const width = Math.ceil(Math.max(...all.map(({ length }) => length)) * LETTER) + 2 * PADDING;
  const height = all.length * LINE + 2 * PADDING;
  const svg =
    await html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title">
<title id="title">What ${command} prints</title>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="6" fill="#fff" stroke="#dedbd7"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="${FONT_SIZE}" fill="${INK}" style="white-space: pre">
${all.map(
  (line, index) =>
    html`<text x="${PADDING}" y="${PADDING + LINE * (index + 0.7)}" xml:space="preserve"${coloured(line)}>${line}</text>\n`,
)}</g>
</svg>
`;
  return String(svg);
}

function coloured(line: string) {
  if (line.startsWith('ok ')) return html` fill="${GOOD}"`;
  if (line.startsWith('…')) return html` fill="${QUIET}"`;
  return '';
}
