import type { RecordsPort } from '@mortise/plugin-api/server';

/** What people call users and keys: `user:1` is "ann", `apiKey:7` is "nightly import". Others keep their own names. */
export async function namesOf(records: RecordsPort, subjects: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const keys = await records.find<{ id: number; name: string | null }>('credentials', {
    filter: { id: { $in: idsOf(subjects, 'apiKey:') } },
    fields: ['id', 'name'],
  });
  const users = await records.find<{ id: number; username: string | null }>('users', {
    filter: { id: { $in: idsOf(subjects, 'user:') } },
    fields: ['id', 'username'],
  });
  return new Map([
    ...keys.flatMap(({ id, name }) => (name === null ? [] : [[`apiKey:${id}`, name] as const])),
    ...users.flatMap(({ id, username }) => (username === null ? [] : [[`user:${id}`, username] as const])),
  ]);
}

function idsOf(subjects: readonly string[], prefix: string): string[] {
  return subjects
    .filter((subject) => subject.startsWith(prefix) && /^\d{1,15}$/.test(subject.slice(prefix.length)))
    .map((subject) => subject.slice(prefix.length));
}
