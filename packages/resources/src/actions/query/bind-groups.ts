import { type ColumnType, type Dimension, type Measure, type TimeZone, aggregationsOf, isGroupable, readTimeZone } from '@mortise/shared';
import type { StandardCall } from '../standard-call';
import { bindColumn } from './bind-column';
import { invalid } from './body-reader';
import type { AskedDimension, AskedMeasure } from './read-query-body';

/** Column types of moments, which lie in different periods from zone to zone. */
const PLACED: ReadonlySet<ColumnType> = new Set<ColumnType>(['datetime', 'unixTimestamp']);
/** Column types that periods are cut from. */
const DATED: ReadonlySet<ColumnType> = new Set<ColumnType>([...PLACED, 'datetimeNoTz', 'date']);

/** @throws AppError what `bindColumn` throws, and QUERY_PARAMETER_INVALID for an aggregation the column's type does not have */
export async function bindMeasure({ at, path, aggregation, alias, distinct }: AskedMeasure, call: StandardCall): Promise<Measure> {
  const source = path && (await bindColumn(path, `${at}.field`, call));
  const possible = source && aggregationsOf(source.field, distinct);
  if (possible?.includes(aggregation) === false) throw invalid(`${at}.aggregation`, possible, aggregation);
  return { alias, aggregation, distinct, source };
}

/** @throws AppError what `bindColumn` throws, and QUERY_PARAMETER_INVALID for a column rows cannot be grouped by like this */
export async function bindDimension({ at, path, alias, format, timeZone }: AskedDimension, call: StandardCall): Promise<Dimension> {
  const source = await bindColumn(path, `${at}.field`, call);
  const { field } = source;
  if (!isGroupable(field)) throw invalid(`${at}.field`, 'a field whose values can be equal', field.name);
  if (format === undefined) {
    if (timeZone !== undefined) throw invalid(`${at}.timezone`, 'left out where there is no format', timeZone);
    return { alias, source };
  }
  if (!DATED.has(field.type)) throw invalid(`${at}.format`, 'left out, since the field holds no dates', format);
  if (field.type === 'date' && format.includes('HH')) throw invalid(`${at}.format`, 'a period of at least a day', format);
  const asked = timeZone ?? call.timeZone;
  const isPlaced = PLACED.has(field.type) && asked !== undefined;
  const zone = isPlaced ? zoneOf(asked, timeZone === undefined ? 'X-Timezone' : `${at}.timezone`) : undefined;
  return { alias, source, period: { format, zone } };
}

/** @throws AppError QUERY_PARAMETER_INVALID */
function zoneOf(text: string, parameter: string): TimeZone {
  const zone = readTimeZone(text);
  // Databases read the sign of a name like `+08` the other way round.
  if (zone && !(zone.kind === 'place' && /^[+-]/.test(zone.name))) return zone;
  throw invalid(parameter, 'a zone such as +08:00, UTC or Asia/Shanghai', text);
}
