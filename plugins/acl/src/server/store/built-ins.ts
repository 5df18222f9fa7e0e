import type { RecordsPort } from '@mortise/plugin-api/server';
import { AppError, type JsonObject, type Transaction, isAppError } from '@mortise/shared';
import { ADMIN_ROLE, MEMBER_ROLE, ROOT_ROLE } from '../../contract';
import { STRATEGY_RESOURCE } from '../casbin/policy-line';
import { ROLES, SCOPES } from '../collections/names';
import type { RoleRow, RowId, ScopeRow } from './rows';
import { strategyGrants } from './strategy';
import { writeEntry } from './write-entry';

export const MAIN = 'main';
const OWN_SCOPE = 'own';
const ALL_SCOPE = 'all';

const BUILT_IN_SCOPES: readonly Omit<ScopeRow, 'id'>[] = [
  { key: ALL_SCOPE, name: 'All records', dataSource: MAIN, resourceName: null, scope: {} },
  { key: OWN_SCOPE, name: 'Own records', dataSource: MAIN, resourceName: null, scope: { createdById: '{{$user.id}}' } },
];

/** They fit the collections of every data source. */
export const BUILT_IN_SCOPE_KEYS: readonly string[] = BUILT_IN_SCOPES.map(({ key }) => key);

interface BuiltInRole extends RoleRow {
  readonly snippets: readonly string[];
  readonly strategy: { readonly actions: readonly string[] };
}

const ROLE_DEFAULTS = { description: null, default: false, hidden: false, allowConfigure: false };
const BUILT_IN_ROLES: readonly BuiltInRole[] = [
  { ...ROLE_DEFAULTS, name: ROOT_ROLE, title: 'Root', hidden: true, allowConfigure: true, snippets: ['*'], strategy: { actions: ['*'] } },
  {
    ...ROLE_DEFAULTS,
    name: ADMIN_ROLE,
    title: 'Admin',
    allowConfigure: true,
    snippets: ['pm', 'pm.*'],
    strategy: { actions: ['create', 'view', 'update', 'destroy'] },
  },
  {
    ...ROLE_DEFAULTS,
    name: MEMBER_ROLE,
    title: 'Member',
    default: true,
    snippets: [],
    strategy: { actions: ['create', 'view:own', 'update:own', 'destroy:own'] },
  },
];

export function isBuiltInRole(name: string): boolean {
  return BUILT_IN_ROLES.some((role) => role.name === name);
}

export function isBuiltInScope(key: string): boolean {
  return BUILT_IN_SCOPE_KEYS.includes(key);
}

/** Makes the roles and scopes every installation has, where they are missing. What administrators changed stays. True when some were missing. */
export async function seedBuiltIns(records: RecordsPort): Promise<boolean> {
  if (await areSeeded(records)) return false;
  try {
    await records.transaction(async (transaction) => {
      for (const scope of BUILT_IN_SCOPES) await seedScope(records, transaction, scope);
      for (const role of BUILT_IN_ROLES) await seedRole(records, transaction, role);
    });
  } catch (error) {
    // Another process starting at the same moment made them.
    if (!isAppError(error) || error.code !== 'UNIQUE_CONFLICT') throw error;
  }
  return true;
}

async function areSeeded(records: RecordsPort): Promise<boolean> {
  const scopes = await records.count(SCOPES, { key: { $in: [...BUILT_IN_SCOPE_KEYS] } });
  const roles = await records.count(ROLES, { name: { $in: BUILT_IN_ROLES.map(({ name }) => name) } });
  return scopes === BUILT_IN_SCOPES.length && roles === BUILT_IN_ROLES.length;
}

async function seedScope(records: RecordsPort, transaction: Transaction, scope: Omit<ScopeRow, 'id'>): Promise<void> {
  const existing = await records.findOne(SCOPES, { filter: { key: scope.key } }, { transaction });
  if (!existing) await records.create(SCOPES, { ...scope }, { transaction });
}

async function seedRole(records: RecordsPort, transaction: Transaction, role: BuiltInRole): Promise<void> {
  const existing = await records.findOne(ROLES, { filter: { name: role.name } }, { transaction });
  if (existing) return;
  const { strategy, snippets, ...columns } = role;
  const json: JsonObject = { actions: strategy.actions };
  await records.create(ROLES, { ...columns, snippets, strategy: json }, { transaction });
  await writeStrategy(records, transaction, { roleName: role.name, dataSource: MAIN, actions: strategy.actions });
}

/** Replaces the lines a role's strategy in one data source stands for. */
export async function writeStrategy(
  records: RecordsPort,
  transaction: Transaction,
  strategy: { readonly roleName: string; readonly dataSource: string; readonly actions: readonly string[] },
): Promise<void> {
  const own = await records.findOne<{ id: RowId }>(SCOPES, { filter: { key: OWN_SCOPE }, fields: ['id'] }, { transaction });
  if (!own) throw new AppError('INTERNAL', {}, { cause: new Error('the built-in scope "own" is missing') });
  const grants = strategyGrants(strategy, own.id);
  const { roleName, dataSource } = strategy;
  await writeEntry(records, transaction, { roleName, dataSource, resource: STRATEGY_RESOURCE, grants });
}
