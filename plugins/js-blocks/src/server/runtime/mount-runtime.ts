import type { BootPort, Log, PipelinePort, RouteResponse } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import { RUNTIME_BASE, RUNTIME_BOOT_PART } from '../../contract/runtime';
import { type RuntimeFiles, openRuntimeFiles } from './runtime-files';

export interface RuntimeDeps {
  readonly boot: BootPort;
  readonly pipeline: PipelinePort;
  readonly log: Log;
}

/**
 * Serves the documents blocks run in and their libraries at `/frames/js-blocks/<hash>/…`, and tells pages where they are. Nothing in them is secret.
 */
export async function mountRuntime({ boot, pipeline, log }: RuntimeDeps): Promise<void> {
  const files = await openRuntimeFiles();
  if (files === undefined) {
    log.warn('The runtime of JS blocks is not built, so that no block can run: npm run build');
    return;
  }
  const base = `${RUNTIME_BASE}${files.manifest.hash}/`;
  boot.add(RUNTIME_BOOT_PART, () => ({ base }));
  pipeline.route({
    method: 'GET',
    path: `${RUNTIME_BASE}:hash/*file`,
    permission: { kind: 'public' },
    handle: ({ params, header }) => serve(files, { hash: params['hash'], file: params['file'] ?? '' }, header('accept-encoding') ?? ''),
  });
}

interface Wanted {
  readonly hash: string | undefined;
  readonly file: string;
}

async function serve(files: RuntimeFiles, { hash, file }: Wanted, accepted: string): Promise<RouteResponse> {
  const found = hash === files.manifest.hash ? await files.find(file, accepted) : undefined;
  const policy = files.manifest.policies[file];
  if (found === undefined || (file.endsWith('.html') && policy === undefined)) throw new AppError('ROUTE_NOT_FOUND');
  return {
    type: found.type,
    headers: {
      'Cache-Control': 'public, max-age=31536000, immutable',
      Vary: 'Accept-Encoding',
      ...(found.encoding === undefined ? {} : { 'Content-Encoding': found.encoding }),
      ...(policy === undefined ? {} : documentHeaders(policy)),
    },
    body: found.body,
  };
}

/** Where no policy is heeded these still hold. */
function documentHeaders(policy: string): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': policy,
    'X-Frame-Options': 'SAMEORIGIN',
    'X-DNS-Prefetch-Control': 'off',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), clipboard-read=()',
  };
}
