import type { BoundCompare, BoundRange } from '@mortise/shared';
import type { Binder } from './binder';

const SIGNS: Readonly<Record<string, string>> = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' };

export function compileOrdered({ field, operator, value }: BoundCompare, column: string, binder: Binder): string {
  return `${column} ${SIGNS[operator]} ${binder.scalar(field, value)}`;
}

/** An `end` edge is the last value that still belongs to its period. */
export function compileRange({ field, from, until }: BoundRange, column: string, binder: Binder): string {
  const parts: string[] = [];
  if (from) parts.push(`${column} ${from.edge === 'start' ? '>=' : '>'} ${binder.edge(field, from)}`);
  if (until) parts.push(`${column} ${until.edge === 'start' ? '<' : '<='} ${binder.edge(field, until)}`);
  return `(${parts.join(' AND ')})`;
}
