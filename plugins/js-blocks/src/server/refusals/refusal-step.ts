import type { PipelineStep, StepRequest } from '@mortise/plugin-api/server';
import { isAppError } from '@mortise/shared';
import { BLOCK_NARROWING, type BlockAddress, WRITE_HEADER, readBlockAddress } from '../../contract';
import { type RefusalLog, refusalIn } from './refusal-log';

const HEADER = 'x-narrowing';
/** Stands for an address nobody could have. */
const NO_ADDRESS: BlockAddress = { page: '?', block: '?', revision: undefined };

/** Writes down which calls of blocks are refused, whatever refuses them and by whichever door they come. */
export function refusalStep(refusals: Pick<RefusalLog, 'count'>): PipelineStep {
  return {
    id: 'js-blocks.refusals',
    handle(request, next) {
      const said = request.header(HEADER);
      return said?.startsWith(`${BLOCK_NARROWING} `) === true ? watched(request, next, { said, refusals }) : next();
    },
  };
}

interface Watch {
  readonly said: string;
  readonly refusals: Pick<RefusalLog, 'count'>;
}

async function watched(request: StepRequest, next: () => Promise<void>, { said, refusals }: Watch): Promise<void> {
  const { principal, method, path } = request;
  try {
    await next();
  } catch (error) {
    const address = readBlockAddress(said.slice(BLOCK_NARROWING.length).trim()) ?? NO_ADDRESS;
    tellWrite(error, request);
    const refusal = refusalIn(error, { ...address, caller: principal.id, method, path });
    if (refusal) refusals.count(refusal);
    throw error;
  }
}

/** So that the page can ask its viewer about a change, whichever protocol answers. */
function tellWrite(error: unknown, request: StepRequest): void {
  if (!isAppError(error) || error.code !== 'CALL_READS_ONLY') return;
  const { resource, action, dataSource } = error.details;
  const source = typeof dataSource === 'string' ? `${dataSource}/` : '';
  request.setHeader(WRITE_HEADER, `${source}${String(resource)}:${String(action)}`);
}
