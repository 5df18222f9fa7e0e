/** What a refusal says. */
export const refused = (code: string, status = 400) => ({ status, code });

/** The keys of a collection's rows. */
export const exists = (collection: string, ...codes: readonly string[]) => ({
  ask: `GET ${collection}:list?fields=code&sort=code`,
  data: codes.map((code) => ({ code })),
});

/** One post with some of its relations. */
export const post = (code: string, appends: string) => ({ ask: `GET posts:get/${code}?appends=${appends}` });

/** The posts as they were made. */
export const untouched = exists('posts', 'p1', 'p2', 'p3');

/** An object without this property. */
export const lacking = (name: string): unknown => expect.not.objectContaining({ [name]: expect.anything() });
