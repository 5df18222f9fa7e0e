import type { JsonObject } from '@mortise/shared';

export const LEAST_HEIGHT = 120;
export const MOST_HEIGHT = 2_000;
const USUAL_HEIGHT = 420;

export interface EmbedValues {
  /** As it was typed. */
  readonly url: string;
  /** In pixels. */
  readonly height: number;
}

/** The settings of a block as far as they make sense. */
export function readEmbed({ url, height }: JsonObject): EmbedValues {
  return {
    url: typeof url === 'string' ? url.trim() : '',
    height: typeof height === 'number' ? Math.min(Math.max(height, LEAST_HEIGHT), MOST_HEIGHT) : USUAL_HEIGHT,
  };
}
