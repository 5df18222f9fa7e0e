import type { Api, Boot } from '@mortise/plugin-api/client';

/** @throws ApiError when the server does not answer */
export async function loadBoot(api: Api): Promise<Boot> {
  const { data } = await api.get<Boot>('app:boot');
  return data;
}
