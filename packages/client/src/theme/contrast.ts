/** WCAG 2.2, 1.4.3, asks for 4.5 to 1; a little more, so that text of this colour can be read on the grey of the page as well. */
const ENOUGH = 5;

type Rgb = readonly [number, number, number];

/** The colour itself when white text on it can be read, otherwise a darker one of the same hue. `#rrggbb` in and out. */
export function readableOnWhite(color: string): string {
  let candidate = parse(color);
  while (contrastWithWhite(candidate) < ENOUGH) candidate = darken(candidate, 0.94);
  return format(candidate);
}

/** The next darker shade: what a button becomes under the pointer. `#rrggbb` in and out. */
export function darker(color: string): string {
  return format(darken(parse(color), 0.85));
}

/** 1 (white) to 21 (black). */
export function contrastWithWhite(color: Rgb | string): number {
  return 1.05 / (luminance(typeof color === 'string' ? parse(color) : color) + 0.05);
}

function darken(color: Rgb, share: number): Rgb {
  return color.map((part) => Math.floor(part * share)) as unknown as Rgb;
}

function format(color: Rgb): string {
  return `#${color.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function parse(color: string): Rgb {
  const number = Number.parseInt(color.slice(1), 16);
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255];
}

/** Relative luminance as WCAG defines it. */
function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
