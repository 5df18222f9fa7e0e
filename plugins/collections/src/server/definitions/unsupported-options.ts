import { AppError, type JsonObject, type JsonValue, RELATION_TYPES, isJsonObject } from '@mortise/shared';
import type { Place } from './option-readers';
import { describesView } from './describes-view';

/** Says whether a value of an option asks for nothing beyond what the platform does anyway. */
type Harmless = (value: JsonValue, body: JsonObject) => boolean;

/** Absent, switched off or empty. */
const off: Harmless = (value) =>
  value === null ||
  value === false ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isJsonObject(value) && Object.keys(value).length === 0);

const onOrAbsent: Harmless = (value) => value === null || value === true;
const RELATION_INTERFACES: readonly unknown[] = ['m2o', 'obo', 'oho', 'o2m', 'm2m'];
const isRelation = (body: JsonObject): boolean =>
  RELATION_TYPES.some((type) => type === body['type']) || RELATION_INTERFACES.includes(body['interface']);
const ofRelations: Harmless = (value, body) => off(value, body) || isRelation(body);
const ofColumns: Harmless = (value, body) => off(value, body) || !isRelation(body);
/** Of a relation to one record from one, which is unique as it is. */
const ofOneToOne: Harmless = (value, body) =>
  ofColumns(value, body) || body['type'] === 'hasOne' || body['interface'] === 'oho' || body['interface'] === 'obo';
const ofPairs: Harmless = (value, body) => off(value, body) || body['type'] === 'belongsToMany' || body['interface'] === 'm2m';
const mainOrAbsent: Harmless = (value) => value === null || value === 'main';

/** Options of collections that would change behaviour. Silently keeping them would promise something that does not happen. */
export const COLLECTION_OPTIONS: ReadonlyMap<string, Harmless> = new Map<string, Harmless>([
  [
    'template',
    (value, body) =>
      value === null ||
      value === 'general' ||
      (value === 'tree' && body['tree'] === 'adjacencyList') ||
      (value === 'view' && describesView(body)),
  ],
  ['tableName', (value, body) => value === null || value === body['name']],
  ['timestamps', onOrAbsent],
  ['simplePaginate', (value) => value === null || typeof value === 'boolean'],
  ['tree', (value, body) => off(value, body) || value === 'adjacencyList'],
  ['view', (value, body) => off(value, body) || describesView(body)],
  ['sortable', (value, body) => off(value, body) || !describesView(body)],
  ['dataSource', mainOrAbsent],
  ['dataSourceKey', mainOrAbsent],
  ...onlyOff('inherit', 'inherits', 'viewName', 'sql', 'schema', 'storage', 'paranoid', 'underscored'),
  ...onlyOff('indexes', 'uniqueTogether', 'magicAttribute', 'model', 'from'),
]);

/** The same for fields. */
export const FIELD_OPTIONS: ReadonlyMap<string, Harmless> = new Map<string, Harmless>([
  ['field', (value, body) => value === null || value === body['name']],
  ['timezone', onOrAbsent],
  ['through', ofPairs],
  ['otherKey', ofPairs],
  ['reverseField', ofRelations],
  ['treeParent', ofRelations],
  ['treeChildren', ofRelations],
  ['unique', ofOneToOne],
  ['allowNull', (value, body) => value === null || value === true || !isRelation(body)],
  ['primaryKey', ofColumns],
  ['autoIncrement', ofColumns],
  ['defaultValue', ofColumns],
  // Passwords are hidden whatever anybody says.
  ['hidden', (value, body) => off(value, body) || body['type'] === 'password' || body['interface'] === 'password'],
  ...onlyOff('trim', 'onUpdate'),
  ...onlyOff('sortBy', 'sortable', 'source', 'translation', 'patterns', 'expression'),
]);

function onlyOff(...options: readonly string[]): [string, Harmless][] {
  return options.map((option) => [option, off]);
}

/** @throws AppError OPTION_UNSUPPORTED naming the first such option */
export function refuseUnsupported(body: JsonObject, known: ReadonlyMap<string, Harmless>, place: Place): void {
  for (const [option, harmless] of known) {
    const value = body[option];
    if (value !== undefined && !harmless(value, body)) throw new AppError('OPTION_UNSUPPORTED', { ...place, option });
  }
}

const OPTIONS_MAX_LENGTH = 100_000;

/**
 * What is left for clients: every key that is neither read here nor computed for output.
 * @throws AppError DEFINITION_INVALID when it is too much to keep
 */
export function displayOptions(body: JsonObject, taken: ReadonlySet<string>, place: Place): JsonObject {
  const options = Object.fromEntries(
    Object.entries(body).filter(([option, value]) => !taken.has(option) && value !== undefined && value !== null),
  );
  if (JSON.stringify(options).length > OPTIONS_MAX_LENGTH) {
    throw new AppError('DEFINITION_INVALID', { ...place, option: 'options', expected: `at most ${OPTIONS_MAX_LENGTH} characters of JSON` });
  }
  return options;
}
