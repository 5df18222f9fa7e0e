import { type AdoptedTable, AppError, type TableDescription, adoptTables, nameFault, proposeTable, throwFaults } from '@mortise/shared';
import { MAIN } from '../store/source-row';
import type { TableServices } from './table-services';

/** A table to adopt, with what its caller chose. `filterTargetKey` names a field or a column. */
export interface WantedTable {
  readonly table: string;
  /** Of the collection. */
  readonly name?: string;
  readonly title?: string;
  readonly filterTargetKey?: string;
}

export interface ChosenTables {
  readonly chosen: readonly AdoptedTable[];
  /** Those that are collections already. */
  readonly known: readonly AdoptedTable[];
}

/**
 * Finds names for the collections of some tables, and makes sure that each can be one.
 * @throws AppError TABLE_NOT_FOUND, TABLE_BROKEN, TABLE_KEY_MISSING, NAME_INVALID, NAME_RESERVED, NAME_TAKEN; all faults at once
 */
export async function chooseTables(key: string, wanted: readonly WantedTable[], services: TableServices): Promise<ChosenTables> {
  const known = await services.tables.list(key);
  const collections = [...services.collections.snapshot(key).collections.values()];
  const own = collections.filter(({ adopted }) => !adopted);
  const fresh = wanted.filter(({ table }) => known.every((other) => other.table !== table));
  const names = fresh.map(({ table }) => table);
  const described = names.length === 0 ? [] : await services.dataSources.describeTables(key, { names, most: names.length });
  // Tables of users' collections are collections already.
  const tables = new Map(
    described.filter(({ name }) => own.every(({ tableName }) => tableName !== name)).map((table) => [table.name, table]),
  );
  const taken = new Set([...known, ...own].map(({ name }) => name.toLowerCase()));
  const isReserved = (name: string): boolean => key === MAIN && services.isReserved(name);
  const faults: AppError[] = [];
  const chosen = fresh.flatMap((table): AdoptedTable[] => {
    try {
      return [chooseTable(table, tables.get(table.table), { taken, isReserved })];
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      faults.push(error);
      return [];
    }
  });
  throwFaults(faults);
  return { chosen, known };
}

export interface Names {
  /** In lower case; gets the new ones. */
  readonly taken: Set<string>;
  readonly isReserved: (name: string) => boolean;
}

function chooseTable(wanted: WantedTable, table: TableDescription | undefined, names: Names): AdoptedTable {
  if (!table) throw new AppError('TABLE_NOT_FOUND', { table: wanted.table });
  const proposed = propose(wanted, table, names);
  const { title, filterTargetKey } = wanted;
  const keyField =
    proposed.fields.find(({ name, column }) => name === filterTargetKey || column === filterTargetKey)?.name ?? filterTargetKey;
  const chosen = {
    ...proposed,
    ...(title === undefined ? {} : { title }),
    ...(keyField === undefined ? {} : { filterTargetKey: keyField }),
  };
  const [fault] = adoptTables([chosen], new Map([[table.name, table]]), '').faults;
  if (fault?.fault === 'tableBroken') throw new AppError('TABLE_BROKEN', { table: table.name, reason: fault.reason });
  if (fault) throw new AppError('TABLE_KEY_MISSING', { table: table.name });
  return chosen;
}

function propose(wanted: WantedTable, table: TableDescription, { taken, isReserved }: Names): AdoptedTable {
  if (wanted.name === undefined) return proposeFree(table, { taken, isReserved });
  const fault = nameFault(wanted.name);
  if (fault) throw new AppError(fault === 'invalid' ? 'NAME_INVALID' : 'NAME_RESERVED', { what: 'collection', name: wanted.name });
  const lower = wanted.name.toLowerCase();
  if (taken.has(lower) || isReserved(wanted.name)) throw new AppError('NAME_TAKEN', { what: 'collection', name: wanted.name });
  taken.add(lower);
  return { ...proposeTable(table, new Set()), name: wanted.name };
}

/** A table as a collection with nothing chosen, under a name that is free. */
export function proposeFree(table: TableDescription, { taken, isReserved }: Names): AdoptedTable {
  // Each name that is taken makes the next proposal another one.
  let proposed = proposeTable(table, taken);
  while (isReserved(proposed.name)) proposed = proposeTable(table, taken);
  return proposed;
}
