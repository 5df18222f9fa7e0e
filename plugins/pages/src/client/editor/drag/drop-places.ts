import type { DropPlace } from '../../model/move-blocks';

/** Places are named by text while something is dragged. */
export function placeId(place: DropPlace): string {
  return JSON.stringify(place);
}

export function placeOfId(id: string | number): DropPlace {
  return JSON.parse(String(id)) as DropPlace;
}
