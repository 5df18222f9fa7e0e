import { OUTPUT_NAME, isOutputName } from '../../read/output-name';
import { type BodyReader, invalid } from './body-reader';

/**
 * The name a measure or dimension has in the answer; without one the path it was asked for by.
 * @throws AppError QUERY_PARAMETER_INVALID
 */
export function readAlias(item: BodyReader, path: readonly string[]): string {
  const alias = item.text('alias') ?? path.join('.');
  if (isOutputName(alias)) return alias;
  throw invalid(item.at('alias'), OUTPUT_NAME, alias);
}
