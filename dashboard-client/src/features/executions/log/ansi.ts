import Anser from 'anser';

/** A part of a line that looks the same throughout. */
export interface Piece {
  text: string;
  className: string;
  color: string | undefined;
  background: string | undefined;
  isMatch: boolean;
}

// eslint-disable-next-line no-control-regex -- the escape is what is looked for
const ESCAPE = /\u001b\[[0-9;?]*[ -/]*[@-~]/g;

/** The text as it is read, without what only colours it. */
export function plain(text: string): string {
  return text.includes('\u001b') ? text.replace(ESCAPE, '') : text;
}

/** A line in its colours, with each place marked that reads like the query. */
export function pieces(text: string, query: string): Piece[] {
  const coloured = Anser.ansiToJson(text, {
    json: true,
    use_classes: true,
    remove_empty: true,
  }).map((part): Piece => ({
    text: part.content,
    className: [
      isNamed(part.fg) ? `${part.fg}-fg` : '',
      isNamed(part.bg) ? `${part.bg}-bg` : '',
      ...part.decorations.map((decoration) => `ansi-${decoration}`),
    ]
      .filter((name) => name !== '')
      .join(' '),
    color: colour(part.fg, part.fg_truecolor),
    background: colour(part.bg, part.bg_truecolor),
    isMatch: false,
  }));
  return query === '' ? coloured : marked(coloured, query.toLowerCase());
}

function isNamed(colour: string | null): colour is string {
  return colour !== null && !/palette|truecolor/.test(colour);
}

function colour(name: string | null, exact: string | null): string | undefined {
  if (name === 'ansi-truecolor') {
    return `rgb(${exact ?? ''})`;
  }
  const palette = /^ansi-palette-(\d+)$/.exec(name ?? '')?.[1];
  return palette === undefined ? undefined : paletteColour(Number(palette));
}

/** The 256 colours beyond the first 16: a cube of 6 × 6 × 6, then greys. */
function paletteColour(index: number): string {
  if (index >= 232) {
    const grey = 8 + (index - 232) * 10;
    return `rgb(${grey}, ${grey}, ${grey})`;
  }
  const level = (step: number) => (step === 0 ? 0 : 55 + step * 40);
  const cube = index - 16;
  return `rgb(${level(Math.floor(cube / 36))}, ${level(Math.floor(cube / 6) % 6)}, ${level(cube % 6)})`;
}

function marked(coloured: readonly Piece[], query: string): Piece[] {
  const text = coloured
    .map((piece) => piece.text)
    .join('')
    .toLowerCase();
  const cuts: { from: number; to: number }[] = [];
  for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) {
    cuts.push({ from: at, to: at + query.length });
  }
  let start = 0;
  return coloured.flatMap((piece) => {
    const begin = start;
    start += piece.text.length;
    return split(piece, begin, cuts);
  });
}

function split(
  piece: Piece,
  begin: number,
  cuts: readonly { from: number; to: number }[],
): Piece[] {
  const end = begin + piece.text.length;
  const parts: Piece[] = [];
  let at = begin;
  const add = (to: number, isMatch: boolean) => {
    if (to > at) {
      parts.push({ ...piece, text: piece.text.slice(at - begin, to - begin), isMatch });
      at = to;
    }
  };
  for (const { from, to } of cuts) {
    if (to > begin && from < end) {
      add(Math.max(from, begin), false);
      add(Math.min(to, end), true);
    }
  }
  add(end, false);
  return parts;
}
