import type { RecordOptions, RecordQuery, RecordsPort } from '@mortise/plugin-api/server';
import { AppError, type Collection, type JsonObject, type JsonValue, type StatementContext } from '@mortise/shared';
import type { DataSource } from '../data-source';
import type { FindSource } from '../sources/data-sources';
import { selectAll } from '../select-all';
import { planFilter, planQuery, planValues } from './plan-records';
import { systemView } from './system-view';

type Reading = Pick<RecordsPort, 'find' | 'findOne' | 'count'>;
type Writing = Pick<RecordsPort, 'create' | 'update' | 'destroy' | 'transaction'>;

/** Rows with the system's rights: the same plans and statements as everybody's, without anybody's limits. */
export function createRecords(source: DataSource): RecordsPort {
  return createRecordsOf({
    get(key) {
      requireSource(source, key);
      return source;
    },
  });
}

/** The same for every data source; calls name theirs. */
export function createRecordsOf(sources: FindSource): RecordsPort {
  return Object.freeze({ ...createReading(sources), ...createWriting(sources) });
}

function createReading(sources: FindSource): Reading {
  const plan = (name: string, query: RecordQuery, source: DataSource) => planQuery(collectionOf(source, name), query, finderOf(source));
  return {
    async find<Row = JsonObject>(name: string, query: RecordQuery = {}, options?: RecordOptions) {
      const source = sources.get(options?.dataSource);
      return JSON.parse((await source.read(plan(name, query, source), contextOf(options))).json) as Row[];
    },
    async findOne<Row = JsonObject>(name: string, query: RecordQuery, options?: RecordOptions) {
      const source = sources.get(options?.dataSource);
      const found = await source.readOne(plan(name, query, source), contextOf(options));
      return found && (JSON.parse(found.json) as Row);
    },
    async count(name, filter, options) {
      const source = sources.get(options?.dataSource);
      const collection = collectionOf(source, name);
      return await source.count({ collection, where: planFilter(collection, filter, finderOf(source)) }, contextOf(options));
    },
  };
}

function createWriting(sources: FindSource): Writing {
  return {
    async create<Row = JsonObject>(name: string, values: Readonly<Record<string, JsonValue>>, options?: RecordOptions) {
      const source = sources.get(options?.dataSource);
      const collection = collectionOf(source, name);
      const plan = { collection, values: planValues(collection, values), select: selectAll(collection) };
      return JSON.parse(await source.insert(plan, contextOf(options))) as Row;
    },
    async update<Row = JsonObject>(...[name, filter, values, options]: Parameters<RecordsPort['update']>) {
      const source = sources.get(options?.dataSource);
      const collection = collectionOf(source, name);
      const where = planFilter(collection, filter, finderOf(source));
      const plan = { collection, values: planValues(collection, values), where, select: selectAll(collection) };
      return JSON.parse(await source.update(plan, contextOf(options))) as Row[];
    },
    async destroy(name, filter, options) {
      const source = sources.get(options?.dataSource);
      const collection = collectionOf(source, name);
      return await source.remove({ collection, where: planFilter(collection, filter, finderOf(source)) }, contextOf(options));
    },
    async transaction(work, dataSource) {
      return await sources.get(dataSource).transaction(work);
    },
  };
}

function finderOf(source: DataSource): (name: string) => Collection {
  return (name) => collectionOf(source, name);
}

function collectionOf(source: DataSource, name: string): Collection {
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
function requireSource(source: DataSource, name: string | undefined): void {
  if (name !== undefined && name !== source.key) throw new AppError('DATA_SOURCE_NOT_FOUND', { dataSource: name });
}
