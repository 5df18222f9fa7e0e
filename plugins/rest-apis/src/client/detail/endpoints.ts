import type { ServedTable } from '../rest-api';

/** One address an API answers at, with the command that calls it. */
export interface Endpoint {
  /** Key of its title. */
  readonly id: 'list' | 'post' | 'get' | 'groups' | 'column' | 'insert' | 'update' | 'delete';
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly curl: string;
}

interface Call {
  readonly method: Endpoint['method'];
  readonly url: string;
  readonly body?: object;
}

/** A command for a POSIX shell, with `$TOKEN` in it. */
export function curlOf({ method, url, body }: Call): string {
  const lines = [`curl -s${method === 'GET' ? '' : ` -X ${method}`} ${quoted(url)}`, '  -H "Authorization: Bearer $TOKEN"'];
  if (body !== undefined) lines.push("  -H 'Content-Type: application/json'", `  -d ${quoted(JSON.stringify(body))}`);
  return lines.join(' \\\n');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** Everything that can be called of a table, first what changes nothing. */
export function endpointsOf(origin: string, slug: string, table: ServedTable): readonly Endpoint[] {
  const { name, primaryKey, columns, isWritable } = table;
  const place = `${slug}/_/${name}`;
  const column = columns.find((one) => one.name !== primaryKey)?.name ?? primaryKey;
  const make = (id: Endpoint['id'], method: Endpoint['method'], { path, query = '', body }: Asked): Endpoint => {
    const full = `/oauth/${path}`;
    return { id, method, path: full, curl: curlOf({ method, url: `${origin}${full}${query}`, ...(body ? { body } : {}) }) };
  };
  const reading = [
    make('list', 'GET', { path: `get/${place}`, query: `?$top=10&$orderby=${primaryKey}%20desc` }),
    make('post', 'POST', { path: `all/${place}`, body: { $filter: `${column} ne null`, $top: 10 } }),
    make('get', 'GET', { path: `getbyid/${place}/1` }),
    make('groups', 'GET', { path: `groupby/${place}/${column}` }),
    make('column', 'GET', { path: `coldatainfo/${place}/${column}` }),
  ];
  if (!isWritable) return reading;
  return [
    ...reading,
    make('insert', 'POST', { path: `insert/${place}`, body: { [column]: '…' } }),
    make('update', 'PUT', { path: `update/${place}`, body: { [primaryKey]: 1, [column]: '…' } }),
    make('delete', 'DELETE', { path: `delete/${place}/1` }),
  ];
}

interface Asked {
  readonly path: string;
  readonly query?: string;
  readonly body?: object;
}
