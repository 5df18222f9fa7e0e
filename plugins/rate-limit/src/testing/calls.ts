import type { TestServer } from '@mortise/testing';

/** Sends so many calls at once; the statuses of the answers. */
export async function callAtOnce({ api }: Pick<TestServer, 'api'>, token: string, times: number): Promise<readonly number[]> {
  const answers = await Promise.all(Array.from({ length: times }, () => api('GET', 'auth:check', { token })));
  return answers.map(({ status }) => status);
}

/** How many of the statuses are this one. */
export function howMany(statuses: readonly number[], status: number): number {
  return statuses.filter((one) => one === status).length;
}

/** Gives one caller a limit of its own. @throws Error when that is refused */
export async function limitCaller({ api, root }: TestServer, subject: string, limit: { points: number; seconds: number }): Promise<void> {
  const { status, body } = await api('POST', 'rateLimits:setOverride', { token: root.token, body: { subject, ...limit } });
  if (status !== 200) throw new Error(JSON.stringify(body));
}
