import type { RecordOptions, RecordQuery, RecordsPort } from '@mortise/plugin-api/server';
import { AppError, type Collection, type JsonObject, type JsonValue, type StatementContext } from '@mortise/shared';
import type { DataSource } from '../data-source';
import { selectAll } from '../select-all';
import { planFilter, planQuery, planValues } from './plan-records';
import { systemView } from './system-view';

type Reading = Pick<RecordsPort, 'find' | 'findOne' | 'count'>;
type Writing = Pick<RecordsPort, 'create' | 'update' | 'destroy' | 'transaction'>;

/** Rows with the system's rights: the same plans and statements as everybody's, without anybody's limits. */
export function createRecords(source: DataSource): RecordsPort {
  return Object.freeze({ ...createReading(source), ...createWriting(source) });
}

function createReading(source: DataSource): Reading {
  const plan = (name: string, query: RecordQuery, options?: RecordOptions) =>
    planQuery(collectionOf(source, name, options), query, (target) => collectionOf(source, target, options));
  return {
    async find<Row = JsonObject>(name: string, query: RecordQuery = {}, options?: RecordOptions) {
      return JSON.parse((await source.read(plan(name, query, options), contextOf(options))).json) as Row[];
    },
    async findOne<Row = JsonObject>(name: string, query: RecordQuery, options?: RecordOptions) {
      const found = await source.readOne(plan(name, query, options), contextOf(options));
      return found && (JSON.parse(found.json) as Row);
    },
    async count(name, filter, options) {
      const collection = collectionOf(source, name, options);
      return await source.count({ collection, where: planFilter(collection, filter) }, contextOf(options));
    },
  };
}

function createWriting(source: DataSource): Writing {
  return {
    async create<Row = JsonObject>(name: string, values: Readonly<Record<string, JsonValue>>, options?: RecordOptions) {
      const collection = collectionOf(source, name, options);
      const plan = { collection, values: planValues(collection, values), select: selectAll(collection) };
      return JSON.parse(await source.insert(plan, contextOf(options))) as Row;
    },
    async update<Row = JsonObject>(...[name, filter, values, options]: Parameters<RecordsPort['update']>) {
      const collection = collectionOf(source, name, options);
      const where = planFilter(collection, filter);
      const plan = { collection, values: planValues(collection, values), where, select: selectAll(collection) };
      return JSON.parse(await source.update(plan, contextOf(options))) as Row[];
    },
    async destroy(name, filter, options) {
      const collection = collectionOf(source, name, options);
      return await source.remove({ collection, where: planFilter(collection, filter) }, contextOf(options));
    },
    async transaction(work, dataSource) {
      requireSource(source, dataSource);
      return await source.transaction(work);
    },
  };
}

function collectionOf(source: DataSource, name: string, options: RecordOptions | undefined): Collection {
  requireSource(source, options?.dataSource);
  return systemView(source.schema.get(name));
}

function contextOf(options: RecordOptions = {}): StatementContext {
  const { userId, transaction } = options;
  return {
    variables: { '$user.id': userId ?? null, $nRole: null },
    ...(userId === undefined ? {} : { userId }),
    ...(transaction === undefined ? {} : { transaction }),
  };
}

/** @throws AppError DATA_SOURCE_NOT_FOUND */
export function requireSource(source: DataSource, name: string | undefined): void {
  if (name !== undefined && name !== source.key) throw new AppError('DATA_SOURCE_NOT_FOUND', { dataSource: name });
}
