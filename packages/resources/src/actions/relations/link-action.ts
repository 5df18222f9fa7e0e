import { type ActionDefinition, answer } from '@mortise/plugin-api/server';
import { AppError, type JsonValue, type RelationType } from '@mortise/shared';
import type { Association } from '../../phases/stages';
import { type Engine, statementContext } from '../standard-call';
import { announce } from './announce';
import { isNoneOf, isOneOf } from '../../read/column-conditions';
import { type ChangeableRow, changeableRow } from './linked-row';
import { type Link, link, linkedAmong, requireVisible, unlink } from './links';
import { readLinks } from './read-links';
import type { RelationWrite } from './relation-write';
import { rememberedAction } from './remembered-actions';
import { holdTree } from '../tree-cycle';

/** What can be done with the links of one row, and for which relations. */
const FITS: Readonly<Record<'add' | 'set' | 'remove' | 'toggle', readonly RelationType[]>> = {
  add: ['hasMany', 'belongsToMany'],
  set: ['belongsTo', 'hasOne', 'hasMany', 'belongsToMany'],
  remove: ['belongsTo', 'hasOne', 'hasMany', 'belongsToMany'],
  toggle: ['belongsToMany'],
};
export type LinkVerb = keyof typeof FITS;

/** The verb an action's name is; undefined for other names. */
export function readLinkVerb(action: string): LinkVerb | undefined {
  return Object.hasOwn(FITS, action) ? (action as LinkVerb) : undefined;
}

/** `posts/1/tags:add` and the like. They answer `ok`, whether or not anything had to change. */
export function linkAction(association: Association, verb: LinkVerb, services: Engine): ActionDefinition {
  const { relation, parent } = association;
  return rememberedAction(relation, verb, () => ({
    permission: { kind: 'granted' },
    safe: false,
    // Keys come in several forms, which `readLinks` tells apart.
    body: {},
    async run(call) {
      const { principal, sourceKey, header } = call;
      if (!FITS[verb].includes(relation.type)) throw new AppError('RELATION_UNSUPPORTED', { relation: relation.name, action: verb });
      const row = await changeableRow({ relation, parent, sourceKey }, { principal, services });
      const links = await readLinks(row, call, { principal, services });
      requireLinks(row, verb, links);
      await services.source.transaction(async (transaction) => {
        const write: RelationWrite = {
          principal,
          services,
          context: { ...statementContext(principal, header('x-timezone')), transaction },
        };
        if (row.target.name === row.parent.name) await holdTree(row.parent, { source: services.source, context: write.context });
        await row.lock(write);
        await requireVisible(row, { keys: keysOf(links ?? []) }, write);
        await DO[verb](row, links, write);
        announce(write, { collection: row.parent, action: 'update', keys: [row.parentKey] });
      });
      return answer('ok');
    },
  }));
}

/** One row at most where there can be only one; none need be named where there is only one to remove. */
function requireLinks({ relation }: ChangeableRow, verb: LinkVerb, links: readonly Link[] | undefined): void {
  const isOne = relation.type === 'belongsTo' || relation.type === 'hasOne';
  if (!links && !(verb === 'remove' && isOne)) throw new AppError('RECORD_KEY_REQUIRED');
  if (isOne && verb === 'set' && links && links.length > 1)
    throw new AppError('BODY_INVALID', { path: 'body', expected: 'one key or none', received: links.length });
}

type LinkWork = (row: ChangeableRow, links: readonly Link[] | undefined, write: RelationWrite) => Promise<void>;

const DO: Readonly<Record<LinkVerb, LinkWork>> = {
  add: (row, links = [], write) => link(row, links, write),
  async set(row, links = [], write) {
    const { target, visible, relation } = row;
    // The new key takes the place of the old one.
    const isReplaced = relation.type === 'belongsTo' && links.length > 0;
    if (!isReplaced) await unlink(row, links.length === 0 ? visible : [isNoneOf(target.primaryKey, keysOf(links)), ...visible], write);
    await link(row, links, write);
  },
  remove: (row, links, write) => unlink(row, links ? [isOneOf(row.target.primaryKey, keysOf(links)), ...row.visible] : row.visible, write),
  async toggle(row, links = [], write) {
    const linked = await linkedAmong(row, keysOf(links), write);
    if (linked.size > 0) await unlink(row, [isOneOf(row.target.primaryKey, [...linked])], write);
    await link(
      row,
      links.filter(({ key }) => !linked.has(key)),
      write,
    );
  },
};

function keysOf(links: readonly Link[]): readonly JsonValue[] {
  return links.map(({ key }) => key);
}
