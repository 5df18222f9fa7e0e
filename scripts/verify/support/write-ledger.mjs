/** What every row of a title and a counter looks like when it is whole. */
export const rowOf = (title, priority) => ({ title, priority, status: 'open', done: priority % 2 === 1, notes: `${title}#${priority}` });

/**
 * What was asked of the server and what it promised, kept outside of it. A write is `sent` until it is answered; one that is
 * never answered may have happened or not, but never half or twice.
 */
export function createWriteLedger() {
  /** @type {Map<string, { acknowledged: boolean, id?: number, promised: number, attempted: number }>} */
  const entries = new Map();
  return {
    get created() {
      return [...entries.values()].filter(({ acknowledged }) => acknowledged).length;
    },
    get open() {
      return [...entries.values()].filter(({ acknowledged, promised, attempted }) => !acknowledged || promised < attempted).length;
    },
    /** Notes a create about to be sent; returns what to call when it is acknowledged. */
    create(title) {
      const entry = { acknowledged: false, promised: 0, attempted: 0 };
      entries.set(title, entry);
      return (id) => Object.assign(entry, { acknowledged: true, id });
    },
    /** Notes an update about to be sent; `acknowledge` when it is. */
    update(title) {
      const entry = entries.get(title);
      const priority = (entry.attempted += 1);
      return { id: entry.id, priority, acknowledge: () => (entry.promised = priority) };
    },
    /** Compares with the rows there are; returns sentences about what does not fit, and takes over what turned out to be true. */
    faults: (rows) => [...rowFaults(entries, rows), ...missingRows(entries, rows)],
  };
}

function rowFaults(entries, rows) {
  const seen = new Set();
  return rows.flatMap((row) => {
    const entry = entries.get(row.title);
    if (entry === undefined) return [`row ${row.id} "${row.title}" was never asked for`];
    if (seen.has(row.title)) return [`"${row.title}" is there more than once`];
    seen.add(row.title);
    const expected = rowOf(row.title, Number(row.priority));
    if (row.notes !== expected.notes || row.status !== expected.status || Boolean(row.done) !== expected.done) {
      return [`"${row.title}" is torn: ${JSON.stringify(row)}`];
    }
    if (row.priority < entry.promised) return [`"${row.title}" lost an acknowledged update: ${row.priority} instead of ${entry.promised}`];
    if (row.priority > entry.attempted) return [`"${row.title}" has an update nobody asked for: ${row.priority}`];
    if (entry.acknowledged && Number(row.id) !== entry.id) return [`"${row.title}" has key ${row.id} but ${entry.id} was answered`];
    Object.assign(entry, { acknowledged: true, id: Number(row.id), promised: Number(row.priority) });
    return [];
  });
}

function missingRows(entries, rows) {
  const there = new Set(rows.map(({ title }) => title));
  return [...entries]
    .filter(([title, { acknowledged }]) => acknowledged && !there.has(title))
    .map(([title]) => `"${title}" was acknowledged and is gone`);
}
