interface Piece {
  /** Per cent from the left. */
  readonly left: number;
  /** Seconds. */
  readonly delay: number;
  /** Degrees of the colour wheel. */
  readonly hue: number;
}

const PIECES = 26;

/** Spread by the golden ratio: even, without looking regular, and the same every time. */
export const CONFETTI: readonly Piece[] = Array.from({ length: PIECES }, (_, index) => ({
  left: Math.round(((index * 0.618) % 1) * 1000) / 10,
  delay: Math.round(((index * 0.382) % 1) * 80) / 100,
  hue: Math.round((index * 137.5) % 360),
}));
