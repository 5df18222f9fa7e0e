import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface LogicSite {
  readonly url: string;
  /** Requests to paths that no honest frame asks for. */
  readonly strays: readonly string[];
  close(): Promise<void>;
}

const PAGE = require.resolve('./page.ts');
const FRAME = require.resolve('../frame/entry.ts');

/** A site of one page that has a logic host, and of the document of its hidden frame, built from the sources. */
export async function serveLogic(): Promise<LogicSite> {
  const folder = await mkdtemp(join(tmpdir(), 'mortise-logic-'));
  await promisify(execFile)(process.execPath, [join(__dirname, 'build-page.mjs'), folder, PAGE, FRAME]);
  const [page, frame] = await Promise.all(['page', 'frame'].map((name) => readFile(join(folder, name, 'script.js'), 'utf8')));
  await rm(folder, { recursive: true });
  const strays: string[] = [];
  const documents: Readonly<Record<string, Document>> = {
    '/': documentOf(page ?? '', (hash) => `default-src 'none'; script-src '${hash}'; frame-src 'self'`),
    '/logic.html': documentOf(frame ?? '', framePolicy),
  };
  const server = createServer(({ url = '' }, response) => {
    const found = documents[url];
    if (found === undefined) strays.push(url);
    response.writeHead(found === undefined ? 404 : 200, found?.headers ?? {}).end(found?.text ?? '');
  });
  return { url: await listen(server), strays, close: () => promisify(server.close.bind(server))() };
}

interface Document {
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

function documentOf(code: string, policy: (hash: string) => string): Document {
  const script = code.replaceAll(/<(?=\/script|!--|script)/gi, String.raw`\x3c`);
  const hash = `sha256-${createHash('sha256').update(script).digest('base64')}`;
  const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy(hash) };
  return { headers, text: `<!doctype html><title>Logic</title><body><script>${script}</script>` };
}

function framePolicy(hash: string): string {
  return `sandbox allow-scripts; default-src 'none'; script-src '${hash}' blob: 'unsafe-eval'; connect-src 'none'; worker-src blob:`;
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
