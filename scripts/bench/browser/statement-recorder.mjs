// Preloaded into a server (NODE_OPTIONS=--import): writes every statement that goes to a database driver to a file.
import { appendFileSync } from 'node:fs';
import Module from 'node:module';

const file = process.env.STATEMENT_FILE;
const record = (text, values) => appendFileSync(file, `${JSON.stringify({ text, values: values ?? [] })}\n`);

function watchPostgres({ Client }) {
  const { query } = Client.prototype;
  Client.prototype.query = function watched(first, ...rest) {
    if (typeof first === 'string') record(first);
    else if (typeof first?.text === 'string') record(first.text, first.values);
    return query.call(this, first, ...rest);
  };
}

function watchSqlite({ Database, Statement }) {
  for (const method of ['all', 'run']) {
    const run = Statement.prototype[method];
    Statement.prototype[method] = function watched(values, ...rest) {
      record(this.sql, Array.isArray(values) ? values : []);
      return run.call(this, values, ...rest);
    };
  }
  const { exec } = Database.prototype;
  Database.prototype.exec = function watched(text, ...rest) {
    record(text);
    return exec.call(this, text, ...rest);
  };
}

const watchers = { pg: watchPostgres, sqlite3: watchSqlite };
const watched = new Set();

if (file !== undefined && process.send !== undefined) {
  const load = Module._load;
  Module._load = function loadWatched(request, ...rest) {
    const loaded = load.call(this, request, ...rest);
    if (Object.hasOwn(watchers, request) && !watched.has(request)) {
      watched.add(request);
      watchers[request](loaded);
    }
    return loaded;
  };
}
